import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { runStep } from "./support/action-steps.js";
import { freshFolder } from "./support/spawn.js";

const small = { frames: 3, width: 160, height: 90, dpi: 10 };

describe("the step that looks for Node", () => {
  it.each([
    ["18.20.4", "true"],
    ["20.18.3", "true"],
    ["20.19.0", undefined],
    ["22.1.0", undefined],
    ["100.0.0", undefined],
  ])("of %s says is-old: %s", async (version, isOld) => {
    const folder = freshFolder();
    const node = JSON.stringify(process.execPath);
    const claim = `Object.defineProperty(process.versions, 'node', { value: '${version}' });`;
    program(folder, "node", `exec ${node} "$1" "${claim} $2"`);
    expect((await runStep("node", folder, {}, [folder])).outputs["is-old"]).toBe(isOld);
  });

  it("asks for one where there is none", async () => {
    const folder = freshFolder();
    program(folder, "node", "exit 127");
    expect(await runStep("node", folder, {}, [folder])).toMatchObject({ code: 0, outputs: { "is-old": "true" } });
  });
});

describe("rendering", () => {
  it("makes what reels/ holds, says so in the log and in the summary, and gathers it for the upload", async () => {
    const folder = repository({
      "reels/a.yaml": small,
      "reels/b.yaml": { ...small, out: ["docs/.img/b.gif", "b/%03d.png"] },
    });
    const { code, stdout, stderr, outputs, summary } = await runStep("gradreel", folder, {});
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.trim().split("\n").sort()).toEqual([
      'made: "b/%03d.png"',
      'made: "docs/.img/b.gif"',
      'made: "output/a.gif"',
    ]);
    expect(summary).toMatch(/^### 2 reels: 2 made/);
    expect(summary).toContain("| `reels/a.yaml` | made |");
    const gathered = filesIn(outputs["files"] as string);
    expect(gathered).toEqual(["b/000.png", "b/001.png", "b/002.png", "docs/.img/b.gif", "output/a.gif"]);
    for (const file of gathered)
      expect(readFileSync(join(outputs["files"] as string, file))).toEqual(readFileSync(join(folder, file)));
    const lines = readFileSync(outputs["json"] as string, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ path }) => path).sort()).toEqual(["b/%03d.png", "docs/.img/b.gif", "output/a.gif"]);
  });

  it("leaves what is up to date, which is uploaded all the same, unless it is forced", async () => {
    const folder = repository({ "reels/a.yaml": small });
    await runStep("gradreel", folder, {});
    const again = await runStep("gradreel", folder, {});
    expect(again.stdout).toBe('up to date: "output/a.gif"\n');
    expect(filesIn(again.outputs["files"] as string)).toEqual(["output/a.gif"]);
    expect((await runStep("gradreel", folder, { force: "true" })).stdout).toBe('made: "output/a.gif"\n');
  });

  it("ends with gradreel's exit code, says why, and gathers what could be made", async () => {
    const folder = repository({ "reels/a.yaml": small, "reels/b.yaml": { ...small, frames: -1 } });
    const { code, stderr, outputs, summary } = await runStep("gradreel", folder, {});
    expect(code).toBe(2);
    expect(stderr).toContain("reels/b.yaml:1:");
    expect(summary).toMatch(/^\| `reels\/b\.yaml.*` \| failed \|/m);
    expect(filesIn(outputs["files"] as string)).toEqual(["output/a.gif"]);
  });

  it("ends with 1 when a file cannot be written", async () => {
    const folder = repository({ "reels/a.yaml": { ...small, out: "output/a.gif" } });
    writeFileSync(join(folder, "output"), "in the way");
    expect(await runStep("gradreel", folder, {})).toMatchObject({ code: 1, outputs: { files: "" } });
  });

  it("takes several paths, a line each, with spaces in them or not", async () => {
    const folder = repository({ "my reels/a.yaml": small, "b.yaml": small, "left/c.yaml": small });
    const { code, outputs } = await runStep("gradreel", folder, { reels: "my reels\r\n\n  b.yaml\n" });
    expect({ code, files: filesIn(outputs["files"] as string) }).toEqual({
      code: 0,
      files: ["output/a.gif", "output/b.gif"],
    });
  });

  it("works in the folder that it is told, and gathers files by their place in the repository", async () => {
    const folder = repository({
      "docs/reels/a.yaml": { ...small, out: ["a.gif", "../img/a.gif", "../../gradreel-outside.gif"] },
    });
    const { code, stdout, outputs } = await runStep("gradreel", join(folder, "docs", ".."), {
      "working-directory": "docs",
    });
    expect(code).toBe(0);
    expect(filesIn(outputs["files"] as string)).toEqual(["docs/a.gif", "img/a.gif"]);
    expect(stdout).toContain('::warning::"../../gradreel-outside.gif" is outside the workspace and is not uploaded.');
  });

  it("makes a shard's share, as many side by side as it is told", async () => {
    const folder = repository({ "reels/a.yaml": small, "reels/b.yaml": small });
    const shares = [];
    for (const shard of ["1/2", "2/2"]) {
      const { code, outputs } = await runStep("gradreel", folder, { shard, jobs: "1" });
      shares.push({ code, files: filesIn(outputs["files"] as string) });
    }
    expect(shares.map(({ code, files }) => [code, files.length])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(shares.flatMap(({ files }) => files).sort()).toEqual(["output/a.gif", "output/b.gif"]);
  });
});

describe("checking", () => {
  it("ends with 0 where all is what reels/ gives, and uploads the report", async () => {
    const folder = repository({ "reels/a.yaml": small });
    await runStep("gradreel", folder, {});
    const { code, stdout, stderr, outputs, summary } = await runStep("gradreel", folder, { command: "check" });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'fresh: "output/a.gif"\n', stderr: "" });
    expect(summary).toContain("| `reels/a.yaml` | fresh |");
    expect(filesIn(outputs["files"] as string)).toContain("index.html");
  });

  it("ends with 1 where something is stale or missing, remarks on it, and uploads the report", async () => {
    const folder = repository({ "reels/a.yaml": small, "reels/b.yaml": small, "reels/c.yaml": small });
    await runStep("gradreel", folder, {});
    write(folder, "reels/a.yaml", { ...small, frames: 4 });
    rmSync(join(folder, "output/b.gif"));
    const { code, stdout, outputs, summary } = await runStep("gradreel", folder, { command: "check" });
    expect(code).toBe(1);
    expect(stdout.trim().split("\n").sort()).toEqual([
      expect.stringMatching(/^::error::missing: "output\/b\.gif"/),
      expect.stringMatching(/^::error::stale: "output\/a\.gif"/),
      'fresh: "output/c.gif"',
    ]);
    expect(summary).toContain("| `reels/a.yaml` | stale |");
    expect(filesIn(outputs["files"] as string)).toContain("index.html");
    const lines = readFileSync(outputs["json"] as string, "utf8")
      .trim()
      .split("\n");
    expect(lines.map((line) => JSON.parse(line).state).sort()).toEqual(["fresh", "missing", "stale"]);
  });

  it("leaves the repository as it is", async () => {
    const folder = repository({ "reels/a.yaml": small });
    expect((await runStep("gradreel", folder, { command: "check" })).code).toBe(1);
    expect(filesIn(folder)).toEqual(["reels/a.yaml"]);
  });

  it("ends with 2 for a mistake in a reel file", async () => {
    const folder = repository({ "reels/a.yaml": { ...small, frames: -1 } });
    const { code, stderr } = await runStep("gradreel", folder, { command: "check" });
    expect(code).toBe(2);
    expect(stderr).toContain("reels/a.yaml:1:");
  });

  it("has no force", async () => {
    const folder = repository({ "reels/a.yaml": small });
    const { code, stderr } = await runStep("gradreel", folder, { command: "check", force: "true" });
    expect(code).toBe(2);
    expect(stderr).toContain("--force");
  });
});

describe("what a workflow says", () => {
  const evil = "\"; touch hacked; $(touch hacked) `touch hacked` '; touch hacked #";

  it.each(["command", "reels", "shard", "jobs", "force"])("as %s is never run", async (input) => {
    const folder = repository({ "reels/a.yaml": small });
    const { code } = await runStep("gradreel", folder, { [input]: evil });
    expect(code).toBe(2);
    expect(readdirSync(folder)).toEqual(["reels"]);
  });

  it.each([
    ["reels", "--force"],
    ["reels", "-o\nreels"],
    ["shard", "--json"],
    ["jobs", "--help"],
  ])("as %s is no option: %j", async (input, value) => {
    expect((await runStep("gradreel", repository({ "reels/a.yaml": small }), { [input]: value })).code).toBe(2);
  });

  it.each([
    ["command", "init", "command must be render or check"],
    ["reels", " \n", "reels names neither a file nor a folder"],
    ["force", "yes", "force must be true or false"],
  ])("as %s must make sense, unlike %j", async (input, value, message) => {
    const { code, stdout } = await runStep("gradreel", repository({}), { [input]: value });
    expect({ code, isSaid: stdout.startsWith(`::error::${message}`) }).toEqual({ code: 2, isSaid: true });
  });
});

/** A folder with these files. */
function repository(files: Readonly<Record<string, object>>): string {
  const folder = freshFolder();
  for (const [path, content] of Object.entries(files)) write(folder, path, content);
  return folder;
}

/** JSON, which is YAML as well. */
function write(folder: string, path: string, content: object): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify(content));
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
}

function program(folder: string, name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}
