import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Argv } from "yargs";
import { UsageError } from "../errors.js";
import { type Draft, draftOf } from "../files/artifact.js";
import { entryAt, fileBytes } from "../files/disk.js";
import type { Command, Terminal } from "./command.js";
import { flag, type OptionTable } from "./options.js";
import { counted } from "./report.js";
import { demoReel } from "./starter/demo-reel.js";
import { withArtifacts } from "./starter/git-attributes.js";
import { OWNER, workflow } from "./starter/workflow.js";
import { isSet, type Values, wordsOf } from "./values.js";

const WORKFLOW = ".github/workflows/gradreel.yml";
const ATTRIBUTES = ".gitattributes";

const options: OptionTable = {
  force: flag("Write over files that are there and say something else"),
};

/** `gradreel init`: what a repository with reels begins with. */
export const init: Command = {
  summary: "write reels to begin with, and what checks them",
  options,
  words: 1,
  describe,
  run,
};

function describe(yargs: Argv): Argv {
  return yargs
    .usage(
      [
        "gradreel init [folder] [--force]",
        "",
        "Writes into the folder, or into the current one:",
        "reels/demo.yaml                 a few reels, explained, to be changed",
        "gradreel.schema.json            what reel files may say, for editors",
        `${WORKFLOW}  a check of pull requests on GitHub`,
        `${ATTRIBUTES}                  a line that keeps git from changing artifacts`,
        "All of them are written, or none.",
      ].join("\n"),
    )
    .options(options)
    .example("gradreel init", "into the current folder, the root of a repository")
    .example("gradreel init docs --force", "into another, over what is there")
    .epilogue("Exit codes: 0 done, 2 a mistake in the command, or files in the way, 1 any other failure.");
}

/** A file to be, and what it is now. */
interface Planned {
  readonly path: string;
  readonly bytes: Buffer;
  readonly present: Buffer | undefined;
}

async function run(values: Values, { stdout }: Terminal): Promise<void> {
  const [folder = "."] = wordsOf(values);
  if (folder === "") throw new UsageError("The folder has no name.", "Left out, it is the current one.");
  const planned = await plan(folder);
  const changed = planned.filter(({ bytes, present }) => !present?.equals(bytes));
  const inTheWay = changed.filter(({ path, present }) => present && path !== join(folder, ATTRIBUTES));
  if (inTheWay.length > 0 && !isSet(values, "force")) throw refusal(inTheWay);
  await writeAll(changed);
  for (const file of planned) stdout.write(`${file.path}: ${changed.includes(file) ? doneTo(file) : "as it was"}\n`);
  stdout.write(`\n${advice(folder).join("\n")}\n`);
}

/** What there is to do next. */
function advice(folder: string): string[] {
  const root = repositoryAround(folder);
  return [
    `Next: ${folder === "." ? "" : `cd ${shellWord(folder)}, then `}gradreel render reels/`,
    "Commit what it makes as well: the workflow compares that with the reels.",
    `${OWNER} in ${WORKFLOW} stands for whose repository of gradreel is to be used: write it there.`,
    ...(root === undefined || root === resolve(folder)
      ? []
      : [
          `GitHub reads workflows at the root of a repository: move the workflow to "${join(root, WORKFLOW)}",`,
          `and say there, under "with": working-directory: ${relative(root, folder)}`,
        ]),
  ];
}

/** A word as a shell reads it, whatever is in it. */
function shellWord(text: string): string {
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}

/** The root of the git repository that a folder is in; nothing where it is in none. */
function repositoryAround(folder: string): string | undefined {
  for (let at = resolve(folder), above = dirname(at); ; at = above, above = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (at === above) return undefined;
  }
}

async function plan(folder: string): Promise<Planned[]> {
  const { reelJsonSchemaText } = await import("../reel-files/json-schema.js");
  const texts = { "reels/demo.yaml": demoReel, "gradreel.schema.json": reelJsonSchemaText(), [WORKFLOW]: workflow };
  const files = Object.entries(texts).map(([name, text]) => {
    const path = join(folder, name);
    return { path, bytes: Buffer.from(text), present: bytesOf(path) };
  });
  const path = join(folder, ATTRIBUTES);
  const present = bytesOf(path);
  // Bytes as characters, and back: what is in it already need not be UTF-8.
  return [...files, { path, bytes: Buffer.from(withArtifacts(present?.toString("latin1")), "latin1"), present }];
}

/** A file; nothing where there is none. */
function bytesOf(path: string): Buffer | undefined {
  const entry = entryAt(path);
  // What is wrong with a folder is told when it is written to.
  return entry && !entry.isDirectory() ? fileBytes(path) : undefined;
}

function refusal(inTheWay: readonly Planned[]): UsageError {
  const names = inTheWay.map(({ path }) => `"${path}"`).join(", ");
  return new UsageError(
    `Nothing was written: ${names} ${inTheWay.length === 1 ? "says" : "say"} something else already.`,
    `gradreel init --force writes over ${counted(inTheWay.length, "file")}.`,
  );
}

/** Writes all files or none. */
async function writeAll(files: readonly Planned[]): Promise<void> {
  const drafts: Draft[] = [];
  try {
    for (const { path, bytes } of files) drafts.push(await draftOf(path, bytes));
    for (const draft of drafts) await draft.commit();
  } catch (error) {
    for (const draft of drafts) draft.abandon();
    throw error;
  }
}

function doneTo({ path, present }: Planned): string {
  if (present === undefined) return "written";
  return path.endsWith(ATTRIBUTES) ? "a line added" : "written anew";
}
