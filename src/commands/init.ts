import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { UsageError } from "../errors.js";
import { type Draft, draftOf } from "../files/artifact.js";
import { entryAt, fileBytes } from "../files/disk.js";
import { counted } from "../text/typeset.js";
import { type Command, flag } from "./command.js";
import { demoReel, OWNER, workflow } from "./starter.js";
import { isSet, wordsOf } from "./values.js";

const WORKFLOW = ".github/workflows/gradreel.yml";
const ATTRIBUTES = ".gitattributes";
const REASON = "# Made by gradreel: git must not diff or merge these, or change their line ends.";
const LINE = "output/** binary";

export const init: Command = {
  summary: "write example reels, and a workflow that checks them",
  usage: [
    "gradreel init [folder] [--force]",
    "",
    "Writes into the folder, or into the current one:",
    "reels/demo.yaml                 a few reels with explanations, to change",
    "gradreel.schema.json            the settings of reel files, for editors",
    `${WORKFLOW}  a check of pull requests on GitHub`,
    `${ATTRIBUTES}                  a line that keeps git from changing artifacts`,
    "It writes all of them or none.",
  ].join("\n"),
  options: { force: flag("Overwrite files with other content") },
  words: 1,
  examples: [
    ["gradreel init", "into the current folder, the root of a repository"],
    ["gradreel init docs --force", "into another folder, overwriting files"],
  ],
  exitCodes: "0 done, 2 a mistake in the command or files in the way, 1 any other failure",
  async run(values, { stdout }) {
    const [folder = "."] = wordsOf(values);
    if (folder === "") throw new UsageError("The folder has no name.", "Leave it out for the current folder.");
    const planned = await plan(folder);
    const changed = planned.filter(({ bytes, present }) => !present?.equals(bytes));
    const inTheWay = changed.filter(({ path, present }) => present && path !== join(folder, ATTRIBUTES));
    if (inTheWay.length > 0 && !isSet(values, "force")) throw refusal(inTheWay);
    await writeAll(changed);
    for (const file of planned) stdout.write(`${file.path}: ${changed.includes(file) ? doneTo(file) : "unchanged"}\n`);
    stdout.write(`\n${advice(folder).join("\n")}\n`);
  },
};

interface Planned {
  readonly path: string;
  readonly bytes: Buffer;
  readonly present: Buffer | undefined;
}

function advice(folder: string): string[] {
  const root = repositoryAround(folder);
  return [
    `Next: ${folder === "." ? "" : `cd ${shellWord(folder)}, then `}gradreel render reels/`,
    "Commit the files that it writes, too: the workflow compares them with the reels.",
    `Replace ${OWNER} in ${WORKFLOW} with the owner of the gradreel repository to use.`,
    ...(root === undefined || root === resolve(folder)
      ? []
      : [
          `GitHub reads workflows at the root of a repository: move the workflow to "${join(root, WORKFLOW)}",`,
          `and add under "with": working-directory: ${relative(root, folder)}`,
        ]),
  ];
}

function shellWord(text: string): string {
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}

/** The root of the git repository around a folder, if there is one. */
function repositoryAround(folder: string): string | undefined {
  for (let at = resolve(folder), above = dirname(at); ; at = above, above = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (at === above) return undefined;
  }
}

async function plan(folder: string): Promise<Planned[]> {
  const { reelJsonSchemaText } = await import("../reel-files/json-schema.js");
  const attributes = bytesOf(join(folder, ATTRIBUTES))?.toString("latin1");
  const contents = {
    "reels/demo.yaml": Buffer.from(demoReel),
    "gradreel.schema.json": Buffer.from(reelJsonSchemaText()),
    [WORKFLOW]: Buffer.from(workflow),
    // latin1 keeps all bytes of a file that is not UTF-8.
    [ATTRIBUTES]: Buffer.from(withArtifacts(attributes), "latin1"),
  };
  return Object.entries(contents).map(([name, bytes]) => {
    const path = join(folder, name);
    return { path, bytes, present: bytesOf(path) };
  });
}

/** The text of a .gitattributes file, with a line that keeps git from changing artifacts. */
function withArtifacts(text = ""): string {
  if (/^\/?output\/\*\*[ \t]+binary\b/m.test(text)) return text;
  const end = /\r\n/.test(text) ? "\r\n" : "\n";
  const before = text === "" || text.endsWith("\n") ? text : `${text}${end}`;
  return `${before}${REASON}${end}${LINE}${end}`;
}

function bytesOf(path: string): Buffer | undefined {
  const entry = entryAt(path);
  // Writing to a folder reports the mistake.
  return entry && !entry.isDirectory() ? fileBytes(path) : undefined;
}

function refusal(inTheWay: readonly Planned[]): UsageError {
  const names = inTheWay.map(({ path }) => `"${path}"`).join(", ");
  return new UsageError(
    `Nothing was written: ${names} ${inTheWay.length === 1 ? "exists" : "exist"} with other content.`,
    `gradreel init --force overwrites ${counted(inTheWay.length, "file")}.`,
  );
}

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
  return path.endsWith(ATTRIBUTES) ? "a line added" : "overwritten";
}
