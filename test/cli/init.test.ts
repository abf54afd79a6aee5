import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { workflowComplaints } from "../support/judges/github.js";
import { freshFolder, gradreel, partialsIn } from "../support/spawn.js";

const FILES = [".gitattributes", ".github/workflows/gradreel.yml", "gradreel.schema.json", "reels/demo.yaml"];
const LINE = "output/** binary";

describe("gradreel init", () => {
  it("writes four files, whole, names them, and says what is next", async () => {
    const folder = freshFolder();
    const { code, stdout, stderr } = await gradreel(["init"], folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(filesIn(folder)).toEqual(FILES);
    for (const file of FILES) expect(stdout).toContain(`${file}: written\n`);
    expect(stdout).toContain("Next: gradreel render reels/\n");
  });

  it("writes into the folder that it is given, made if need be", async () => {
    const folder = freshFolder();
    const { code, stdout } = await gradreel(["init", "a b/docs"], folder);
    expect(code).toBe(0);
    expect(filesIn(join(folder, "a b/docs"))).toEqual(FILES);
    expect(stdout).toContain('Next: cd "a b/docs", then gradreel render reels/\n');
  });

  it.each(['we "ird', "a$HOME`id`", "it's $1", "back\\slash", "plain"])(
    "names the folder %s as a shell reads it",
    async (name) => {
      const folder = freshFolder();
      const { stdout } = await gradreel(["init", name], folder);
      const [, word = ""] = stdout.match(/^Next: cd (.*), then gradreel render reels\/$/m) ?? [];
      const shell = spawnSync("sh", ["-c", `cd ${word} && ls reels`], { cwd: folder, encoding: "utf8" });
      expect(shell.stdout).toBe("demo.yaml\n");
    },
  );

  it("refuses a folder without a name", async () => {
    const folder = freshFolder();
    expect(await gradreel(["init", ""], folder)).toMatchObject({ code: 2, stderr: expect.stringContaining("no name") });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(process.platform === "win32")("reads no pipe that is in the place of a file", async () => {
    const folder = freshFolder();
    spawnSync("mkfifo", [join(folder, "gradreel.schema.json")]);
    const { code, stderr } = await gradreel(["init"], folder);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("is not a regular file") });
    expect(readdirSync(folder)).toEqual(["gradreel.schema.json"]);
  });

  it("changes nothing the second time", async () => {
    const folder = await begun();
    const before = contents(folder);
    const { code, stdout } = await gradreel(["init"], folder);
    expect(code).toBe(0);
    for (const file of FILES) expect(stdout).toContain(`${file}: unchanged\n`);
    expect(contents(folder)).toEqual(before);
  });

  it("writes nothing where files say something else, and names all of them", async () => {
    const folder = await begun();
    writeFileSync(join(folder, "reels/demo.yaml"), "extends: race\n");
    writeFileSync(join(folder, FILES[1] as string), "on: push\n");
    rmSync(join(folder, "gradreel.schema.json"));
    const before = contents(folder);
    const { code, stdout, stderr } = await gradreel(["init"], folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain('"reels/demo.yaml", ".github/workflows/gradreel.yml" exist with other content');
    expect(stderr).toContain("--force");
    expect(contents(folder)).toEqual(before);
  });

  it("writes over them with --force, and over nothing else", async () => {
    const folder = await begun();
    const before = contents(folder);
    writeFileSync(join(folder, "reels/demo.yaml"), "extends: race\n");
    writeFileSync(join(folder, "reels/mine.yaml"), "extends: race\n");
    const { code, stdout } = await gradreel(["init", "--force"], folder);
    expect({ code, isSaid: stdout.includes("reels/demo.yaml: overwritten\n") }).toEqual({ code: 0, isSaid: true });
    expect(contents(folder)).toEqual({ ...before, "reels/mine.yaml": "extends: race\n" });
  });

  it("ends with 1 in a folder that cannot be written to, and leaves nothing", async (context) => {
    const folder = freshFolder();
    mkdirSync(join(folder, "inner/.github"), { recursive: true });
    chmodSync(join(folder, "inner/.github"), 0o555);
    const args = [process.execPath, new URL("../../dist/cli.js", import.meta.url).pathname, "init", "inner"];
    // Root may write anywhere, unless it gives that up.
    const asAnybody =
      process.getuid?.() === 0 ? ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"] : [];
    const [program = "", ...words] = [...asAnybody, ...args];
    const { status, stderr, error } = spawnSync(program, words, { cwd: folder, encoding: "utf8" });
    if (error) context.skip("Root cannot give up its rights here.");
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining("permission denied") });
    expect(filesIn(folder)).toEqual([]);
    expect(readdirSync(join(folder, "inner"))).toEqual([".github"]);
  });

  it.each([
    ["a file where a folder has to be", "reels", 1, "a part of the path is a file"],
    ["a folder where a file has to be", "gradreel.schema.json/a", 2, "it is a folder"],
  ])("writes nothing where there is %s", async (_, path, exit, message) => {
    const folder = freshFolder();
    write(folder, path, "mine");
    const { code, stderr } = await gradreel(["init"], folder);
    expect({ code, stderr }).toMatchObject({ code: exit, stderr: expect.stringContaining(message) });
    expect(contents(folder)).toEqual({ [path]: "mine" });
    expect(partialsIn(folder)).toEqual([]);
  });

  it("says where the workflow has to go when the folder is not a repository's root", async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, ".git"));
    const inner = await gradreel(["init", "site/docs"], folder);
    expect(inner.stdout).toContain(`"${join(folder, ".github/workflows/gradreel.yml")}"`);
    expect(inner.stdout).toContain("working-directory: site/docs\n");
    expect((await gradreel(["init"], folder)).stdout).not.toContain("working-directory");
  });
});

describe("the reels to begin with", () => {
  it("can be made as they are, without a remark, and are up to date then", async () => {
    const folder = await begun();
    const { code, stderr } = await gradreel(["render", "reels/"], folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const names = ["double-well.gif", "race.gif", "valley-dark.gif", "valley-light.gif"];
    expect(readdirSync(join(folder, "output")).sort()).toEqual(names);
    expect((await gradreel(["check"], folder)).code).toBe(0);
  });

  it("fit the schema that is written beside them, which refuses what is wrong", async () => {
    const folder = await begun();
    const text = readFileSync(join(folder, "reels/demo.yaml"), "utf8");
    const [, path = ""] = text.match(/^# yaml-language-server: \$schema=(.*)$/m) ?? [];
    const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(join(folder, "reels", path), "utf8")));
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(parse(text.replace("frames: 100", "frames: many")))).toBe(false);
    expect(validate(parse(text.replace("clock:", "clocks:")))).toBe(false);
  });

  it("come with the schema that gradreel schema prints", async () => {
    const folder = await begun();
    const { stdout } = await gradreel(["schema"], folder);
    expect(readFileSync(join(folder, "gradreel.schema.json"), "utf8")).toBe(stdout);
  });
});

describe("the workflow", () => {
  it("is one, as GitHub reads it, and gives our action what it takes", async () => {
    expect(await workflowComplaints(await begunWorkflow())).toEqual([]);
  });

  it("is one, too, with the steps that do without the action", async () => {
    const text = (await begunWorkflow()).replace(/^ {6}# (- | {2})/gm, "      $1");
    expect(parse(text).jobs.check.steps).toHaveLength(5);
    expect(await workflowComplaints(text)).toEqual([]);
  });

  it.each([
    ["runs-on:", "run-on:"],
    ["command:", "comand:"],
    ["actions/checkout@v6", "checkout"],
  ])("would be refused with %s as %s", async (right, wrong) => {
    expect(await workflowComplaints((await begunWorkflow()).replace(right, wrong))).not.toEqual([]);
  });
});

describe(".gitattributes", () => {
  it("keeps git from comparing, merging and converting artifacts, and nothing else", async () => {
    const folder = await begun();
    spawnSync("git", ["init", "--quiet"], { cwd: folder });
    const paths = ["output/a.gif", "output/b/c.svg", "reels/demo.yaml"];
    const { stdout } = spawnSync("git", ["check-attr", "diff", "merge", "text", "--", ...paths], {
      cwd: folder,
      encoding: "utf8",
    });
    const words = ["diff", "merge", "text"];
    const told = paths.flatMap((path) =>
      words.map((word) => `${path}: ${word}: ${path.startsWith("output/") ? "unset" : "unspecified"}`),
    );
    expect(stdout.trim().split("\n")).toEqual(told);
  });

  it.each([
    ["a line", "*.png binary\n", `*.png binary\n#\n${LINE}\n`],
    ["no end of its last line", "*.png binary", `*.png binary\n#\n${LINE}\n`],
    ["Windows line ends", "*.png binary\r\n*.c text", `*.png binary\r\n*.c text\r\n#\r\n${LINE}\r\n`],
    ["what is not UTF-8", "caf\xe9 binary\n", `caf\xe9 binary\n#\n${LINE}\n`],
    ["nothing in it", "", `#\n${LINE}\n`],
    ["the line in it", `${LINE}\r\n*.c text\r\n`, `${LINE}\r\n*.c text\r\n`],
    ["the line in it, in other words", "/output/**\tbinary -lfs", "/output/**\tbinary -lfs"],
  ])("with %s keeps it and has the line once, however often it is asked for", async (_, before, after) => {
    const folder = freshFolder();
    writeFileSync(join(folder, ".gitattributes"), before, "latin1");
    for (const _time of ["first", "second"]) {
      expect((await gradreel(["init"], folder)).code).toBe(0);
      const text = readFileSync(join(folder, ".gitattributes"), "latin1");
      expect(text.replace(/^#.*?(?=\r?$)/m, "#")).toBe(after);
    }
  });
});

async function begun(): Promise<string> {
  const folder = freshFolder();
  expect((await gradreel(["init"], folder)).code).toBe(0);
  return folder;
}

async function begunWorkflow(): Promise<string> {
  return readFileSync(join(await begun(), ".github/workflows/gradreel.yml"), "utf8");
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
}

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(filesIn(folder).map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
