import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, SMALL_REEL } from "../support/reel-folders.js";
import { CLI, ending, gradreel, partialsIn, start } from "../support/spawn.js";

const three = `defaults: { ${SMALL_REEL} }\nreels:\n  a: {}\n  b: { theme: dark }\n  c: { frames: 2 }\n`;
const outputsIn = (folder: string) => readdirSync(join(folder, "output")).sort();

describe("gradreel render reels/", () => {
  it("makes anew what was cut off", async () => {
    const folder = folderWith({
      "reels/a.yaml": `{ ${SMALL_REEL}, out: [a.gif, a.png, a.webp, a.mp4, a.webm, a.svg, a.html] }`,
    });
    await gradreel(["render", "reels"], folder);
    for (const name of ["a.gif", "a.png", "a.webp", "a.mp4", "a.webm", "a.svg", "a.html"]) {
      const whole = readFileSync(join(folder, name));
      expect((await gradreel(["render", "reels"], folder)).stdout).toMatch(/^1 reel: 1 up to date/m);
      writeFileSync(join(folder, name), whole.subarray(0, -20));
      expect((await gradreel(["render", "reels"], folder)).stdout).toMatch(/^1 reel: 1 made/m);
      expect(readFileSync(join(folder, name)).equals(whole)).toBe(true);
    }
  });

  it("makes every reel of every file, and says so in their order", async () => {
    const folder = folderWith({ "reels/z.yaml": `{ ${SMALL_REEL} }`, "reels/many.yaml": three });
    const { code, stdout, stderr } = await gradreel(["render", "reels/"], folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n").map((line) => line.split(/[:,]/)[0])).toEqual([
      ...["output/a.gif", "output/b.gif", "output/c.gif", "output/z.gif", "4 reels", ""],
    ]);
    expect(outputsIn(folder)).toEqual(["a.gif", "b.gif", "c.gif", "z.gif"]);
  });

  it("makes what is not up to date alone, and with --force all", async () => {
    const folder = folderWith({ "reels/many.yaml": three });
    await gradreel(["render", "reels"], folder);
    writeFileSync(join(folder, "reels/many.yaml"), three.replace("theme: dark", "theme: print"));
    const again = await gradreel(["render", "reels", "--json"], folder);
    expect(states(again.stdout)).toEqual(["a: up to date", "b: made", "c: up to date"]);
    expect((await gradreel(["render", "reels"], folder)).stdout).toMatch(/^3 reels: 3 up to date, in/m);
    const forced = await gradreel(["render", "reels", "--json", "--force"], folder);
    expect(states(forced.stdout)).toEqual(["a: made", "b: made", "c: made"]);
  });

  it("goes on when one fails, names each, and ends with the code of a failure", async () => {
    const tight = `${three}  d: { sizeBudget: 100B, out: output/d.svg }\n  e: {}\n`;
    const folder = folderWith({ "reels/many.yaml": tight });
    const args = ["render", "reels", "--summary", "summary.md"];
    const { code, stdout, stderr } = await gradreel(args, folder);
    expect(code).toBe(1);
    expect(stderr).toContain("reels/many.yaml#d: output/d.svg does not fit into 100 B");
    expect(stdout).toMatch(/^5 reels: 4 made, 1 failed, in/m);
    expect(outputsIn(folder)).toEqual(["a.gif", "b.gif", "c.gif", "e.gif"]);
    const table = readFileSync(join(folder, "summary.md"), "utf8");
    expect(table).toContain("| `reels/many.yaml#d` | failed |  |");
    expect(table).toMatch(/\| `reels\/many.yaml#e` \| made \| \d\.\d kB \| \d\.\d\d s \|/);
  });

  it("names those that failed once more at the end, where there are several", async () => {
    const folder = folderWith({ "reels/many.yaml": `${three}  d: { holdMs: 3 }\n`, "reels/one.yaml": "fps: 0" });
    const lines = (await gradreel(["render", "reels"], folder)).stdout.trimEnd().split("\n");
    expect(lines.at(-2)).toBe("failed: reels/many.yaml#d, reels/one.yaml");
    expect(lines.at(-1)).toMatch(/^5 reels: 2 failed, 3 made, in/);
    const alone = (await gradreel(["render", "reels/one.yaml"], folder)).stdout;
    expect(alone).toMatch(/^1 reel: 1 failed, in/);
    const names = Array.from({ length: 11 }, (_, i) => `r${i}: { fps: 0 }`).join(", ");
    const many = folderWith({ "reels/many.yaml": `reels: { ${names} }` });
    expect((await gradreel(["check"], many)).stdout).toMatch(
      /^failed: (reels\/many.yaml#r\d, ){7}.*#r7, and 3 more\n11/,
    );
  });

  it("makes one reel of a file, and points at a file that is meant", async () => {
    const folder = folderWith({ "reels/many.yaml": three });
    await gradreel(["render", "reels/many.yaml#b"], folder);
    expect(outputsIn(folder)).toEqual(["b.gif"]);
    expect((await gradreel(["check", "reels/many.yaml#b"], folder)).stdout).toMatch(/^1 reel: 1 fresh/m);
    const meant = "There is a file: gradreel render reels/many.yaml";
    expect((await gradreel(["render", "many"], folder)).stderr).toContain(meant);
    expect((await gradreel(["render", "reels/many.yml"], folder)).stderr).toContain("Did you mean reels/many.yaml?");
  });

  it.each([["inspect"], ["snippet"], ["render", "-o", "x.gif", "--from"]])(
    "is what to say of a reel file to %s",
    async (...args) => {
      const { code, stderr } = await gradreel([...args, "reels/many.yaml"], folderWith({ "reels/many.yaml": three }));
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr:
          'gradreel: "reels/many.yaml" is a reel file, not something made from one.\nRender it first: gradreel render reels/many.yaml\n',
      });
    },
  );

  it("tells all mistakes at once, makes what has none, and ends with code 2", async () => {
    const wrong = `${three}  d:\n    theme: drak\n    holdMs: 3\n  e: {}\n`;
    const folder = folderWith({ "reels/many.yaml": wrong, "reels/broken.yaml": "theme: [\n" });
    const { code, stdout, stderr } = await gradreel(["render", "reels", "--json"], folder);
    expect(code).toBe(2);
    expect(stderr.split("\n")).toEqual([
      "reels/broken.yaml:2:1: Wrong syntax: Flow sequence in block collection must be sufficiently indented and end with a ].",
      'reels/many.yaml:7:12: theme must be one of matplotlib, light, dark, print, not "drak".',
      "      theme: drak",
      "             ^^^^",
      "  Did you mean dark?",
      'reels/many.yaml:8:5: A reel has no setting "holdMs".',
      "      holdMs: 3",
      "      ^^^^^^",
      "  Did you mean hold?",
      "",
    ]);
    const made = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(made.filter(({ state }) => state === "made").map(({ path }) => path)).toEqual(
      ["a", "b", "c", "e"].map((name) => `output/${name}.gif`),
    );
    expect(made.filter(({ state }) => state === "failed")).toHaveLength(3);
  });

  it("shares the work out: shards are disjoint, and together all", async () => {
    const folder = folderWith({ "reels/many.yaml": three });
    for (const shard of ["1/2", "2/2"]) await gradreel(["render", "reels", "--shard", shard, "--quiet"], folder);
    expect(outputsIn(folder)).toEqual(["a.gif", "b.gif", "c.gif"]);
    const shares = ["1/2", "2/2"].map((shard) => gradreel(["render", "reels", "--json", "--shard", shard], folder));
    const paths = (await Promise.all(shares)).map(({ stdout }) => states(stdout));
    expect(paths.flat().sort()).toEqual(["a: up to date", "b: up to date", "c: up to date"]);
    expect(paths.every((share) => share.length > 0)).toBe(true);
  });

  it.each([
    [["--theme", "dark"], "--theme has no effect on reel files."],
    [["-o", "x.gif"], "--out has no effect on reel files."],
    [["--jobs", "0"], "--jobs must be a whole number from 1 to 1024, not 0."],
    [["--shard", "3/2"], '--shard must be a number of a count, such as 2/5, not "3/2".'],
    [["nothing.yaml"], 'There is no file or folder "nothing.yaml".'],
  ])("refuses %j", async (args, message) => {
    const folder = folderWith({ "reels/many.yaml": three });
    const { code, stderr } = await gradreel(["render", "reels", ...args], folder);
    expect({ code, said: stderr.split("\n")[0] }).toEqual({ code: 2, said: `gradreel: ${message}` });
    expect(existsSync(join(folder, "output"))).toBe(false);
  });

  it("refuses what is for files where there are none", async () => {
    const { code, stderr } = await gradreel(["render", "race", "--jobs", "2"], folderWith({}));
    expect({ code, said: stderr.split("\n")[0] }).toEqual({ code: 2, said: "gradreel: --jobs is for reel files." });
  });

  it.each([
    ["process.exit(0)", 1],
    ["await new Promise(() => {})", 1],
    ["throw null", 2],
    ["export default Promise.reject('no')", 2],
  ])("ends with a failure where a module says %s", async (code, expected) => {
    const folder = folderWith({ "reels/a.mjs": code });
    for (const command of ["render", "check"]) {
      const ended = await gradreel([command, "reels"], folder);
      expect(ended).toMatchObject({ code: expected });
      expect(ended.stderr).toMatch(/module/i);
      expect(ended.stderr).not.toContain("bug");
    }
  });

  it.each(["render", "check"])("stops at once, by the signal, while a module keeps %s waiting", async (command) => {
    const code = "console.log('here'); await new Promise((later) => setTimeout(later, 1e9));";
    const child = start([CLI, command, "reels"], folderWith({ "reels/a.mjs": code }));
    const ended = ending(child);
    child.stdout?.once("data", () => child.kill("SIGINT"));
    expect(await ended).toMatchObject({ code: null, signal: "SIGINT" });
  });

  it("makes the reel that a module's promise keeps", async () => {
    const folder = folderWith({ "reels/a.mjs": `export default Promise.resolve({ ${SMALL_REEL}, out: "a.gif" });` });
    expect((await gradreel(["render", "reels"], folder)).stdout).toMatch(/^a\.gif: .*160×90, 3 frames/);
  });

  it("refuses two reels of one file, also where a link hides that", async () => {
    const folder = folderWith({ "reels/a.yaml": `reels: { a: { ${SMALL_REEL}, out: f.gif }, b: { out: g.gif } }` });
    symlinkSync("f.gif", join(folder, "g.gif"));
    const { code, stderr } = await gradreel(["render", "reels"], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('both write "f.gif": "g.gif" is the same file, by a symbolic link.');
  });

  it("lets what a reel says stand against what all vary in", async () => {
    const file = `defaults: { ${SMALL_REEL}, variants: { theme: [light, dark] } }\nreels: { a: {}, b: { theme: print } }\n`;
    const { stdout } = await gradreel(["render", "reels", "--json"], folderWith({ "reels/a.yaml": file }));
    expect(states(stdout)).toEqual(["a-light: made", "a-dark: made", "b: made"]);
  });

  it("makes a sequence anew of which one file is cut off", async () => {
    const folder = folderWith({ "reels/a.yaml": `{ ${SMALL_REEL}, out: "f/%d.png" }` });
    await gradreel(["render", "reels"], folder);
    writeFileSync(join(folder, "f/1.png"), "");
    expect((await gradreel(["render", "reels"], folder)).stdout).toMatch(/^1 reel: 1 made/m);
    expect((await gradreel(["render", "reels"], folder)).stdout).toMatch(/^1 reel: 1 up to date/m);
  });

  it("leaves nothing behind where it may not write, and says why", async () => {
    const folder = folderWith({ "reels/a.yaml": `{ ${SMALL_REEL}, out: closed/a.gif }` });
    mkdirSync(join(folder, "closed/a.gif"), { recursive: true });
    chmodSync(join(folder, "closed"), 0o500);
    const { code, stderr } = await gradreel(["render", "reels"], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('reels/a.yaml: Cannot write "closed/a.gif": it is a folder.');
    expect(partialsIn(folder)).toEqual([]);
  });
});

/** `NAME: STATE` for every line of JSON. */
function states(stdout: string): string[] {
  const lines = stdout.trim().split("\n").filter(Boolean);
  return lines.map((line) => {
    const { reel, state } = JSON.parse(line);
    return `${reel.split("#")[1]}: ${state}`;
  });
}
