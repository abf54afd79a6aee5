import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, SMALL_REEL } from "../support/reel-folders.js";
import { freshFolder, gradreel, SMALL } from "../support/spawn.js";

const render = (folder: string, ...args: string[]) => gradreel(["render", ...args, ...SMALL, "--quiet"], folder);

describe("gradreel inspect", () => {
  it("prints reel, versions, timeline and alt text", async () => {
    const folder = freshFolder();
    await render(folder, "--theme", "dark", "--hold", "500", "-o", "a.gif");
    const { code, stdout } = await gradreel(["inspect", "a.gif"], folder);
    expect(code).toBe(0);
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    const canvas = JSON.parse(readFileSync("node_modules/canvas/package.json", "utf8")).version;
    expect(stdout).toContain(`gradreel ${version}, node-canvas ${canvas}, fonts `);
    expect(stdout).toContain("3 frames at 50 fps, the last 500 ms longer, 0.56 s, played forever");
    expect(stdout).toMatch(/alt text +AMSGrad on x − x³ from x = −1/);
    expect(stdout).toMatch(/^ {4}theme: dark$/m);
  });

  it("prints JSON, a line per file, whose reel is the one that was asked for", async () => {
    const folder = freshFolder();
    await render(folder, "-O", "adam:lr=0.1", "-o", "a.webp", "-o", "b.mp4");
    const { stdout } = await gradreel(["inspect", "a.webp", "b.mp4", "--json"], folder);
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ path, format }) => ({ path, format }))).toEqual([
      { path: "a.webp", format: "webp" },
      { path: "b.mp4", format: "mp4" },
    ]);
    expect(lines[0].reel.optimizers).toEqual([{ name: "adam", learningRate: 0.1 }]);
    expect(lines[0].timeline).toMatchObject({ frames: 3, fps: 50, durationMs: 60 });
  });

  it("tells of 60 frames per second, and of a later version's reel what it can", async () => {
    const folder = freshFolder();
    await render(folder, "--fps", "60", "-o", "a.mp4", "-o", "a.svg");
    expect((await gradreel(["inspect", "a.mp4"], folder)).stdout).toContain("3 frames at 60 fps, 0.05 s");
    const later = readFileSync(join(folder, "a.svg"), "utf8").replace('"reel":{', '"reel":{"zoom":3,');
    writeFileSync(join(folder, "a.svg"), later.replace(/gradreel \S+ /, "gradreel 9.0.0 "));
    const { code, stdout } = await gradreel(["inspect", "a.svg"], folder);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining("gradreel 9.0.0") });
    expect(stdout).toContain("zoom: 3");
  });

  it("tells what an author says of it in all places where what is made from the run would be told", async () => {
    const folder = freshFolder();
    const alt = "Ein Ball <rollt> ins Tal & bleibt";
    const escaped = "Ein Ball &lt;rollt&gt; ins Tal &amp; bleibt";
    const outs = ["a.gif", "a.svg", "a.html"].flatMap((out) => ["-o", out]);
    const { stdout } = await gradreel(["render", "--alt", alt, ...SMALL, "--quiet", "--json", ...outs], folder);
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).alt),
    ).toEqual([alt, alt, alt]);
    expect((await gradreel(["inspect", "a.gif"], folder)).stdout).toContain(alt);
    expect((await gradreel(["snippet", "a.gif", "--as", "html"], folder)).stdout).toContain(`alt="${escaped}"`);
    for (const file of ["a.svg", "a.html"]) {
      const text = readFileSync(join(folder, file), "utf8");
      expect(text).toContain(escaped);
      expect(text).not.toContain("AMSGrad on");
    }
    await gradreel(["render", "--from", "a.gif", "-O", "adam", "--quiet", "-o", "b.gif"], folder);
    expect((await gradreel(["inspect", "b.gif"], folder)).stdout).toMatch(/alt text +Adam on x/);
    await gradreel(["render", "--from", "a.gif", "--theme", "dark", "--quiet", "-o", "c.gif"], folder);
    expect((await gradreel(["inspect", "c.gif"], folder)).stdout).toContain(alt);
    const empty = await gradreel(["render", "--alt", ""], folder);
    expect({ code: empty.code, stderr: empty.stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--alt needs a value"),
    });
  });

  it("obeys no file that has control characters in it, nor does snippet", async () => {
    const folder = freshFolder();
    await render(folder, "-o", "a.svg");
    const hostile = readFileSync(join(folder, "a.svg"), "utf8").replace('"alt":"', '"alt":"\\u001b[31m\\u0007');
    writeFileSync(join(folder, "a.svg"), hostile);
    for (const command of ["inspect", "snippet"]) {
      const { code, stdout } = await gradreel([command, "a.svg"], folder);
      expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining("\ufffd") });
      expect([...stdout].filter((sign) => /\p{Cc}/u.test(sign) && sign !== "\n")).toEqual([]);
    }
  });

  it("prints a line for a text, whatever is in it, from left to right", async () => {
    const folder = freshFolder();
    await render(folder, "-o", "a.svg");
    const plain = (await gradreel(["inspect", "a.svg"], folder)).stdout;
    const alt = '"alt":"\\n  key       none\\u202e\\u2066';
    const hostile = readFileSync(join(folder, "a.svg"), "utf8").replace('"alt":"', alt);
    writeFileSync(join(folder, "a.svg"), hostile);
    const { stdout } = await gradreel(["inspect", "a.svg"], folder);
    expect(stdout).toContain("\ufffd  key       none\ufffd\ufffd");
    expect(stdout.split("\n")).toHaveLength(plain.split("\n").length);
  });

  it.each([
    [["inspect"], "Which file?"],
    [["inspect", "none.gif"], 'There is no file "none.gif".'],
    [["inspect", "."], '"." is not a regular file.'],
    [["inspect", "other.gif"], '"other.gif" has no embedded facts from gradreel.'],
    [["snippet", "other.gif"], '"other.gif" has no embedded facts from gradreel.'],
    [["render", "--from", "other.gif"], '"other.gif" has no embedded facts from gradreel.'],
    [["render", "race", "--from", "other.gif"], '"race" and --from other.gif both name a reel.'],
  ])("refuses %j", async (args, message) => {
    const folder = folderWith({ "other.gif": "GIF89a" });
    const { code, stdout, stderr } = await gradreel(args, folder);
    expect({ code, stdout, said: stderr.split("\n")[0] }).toEqual({
      code: 2,
      stdout: "",
      said: `gradreel: ${message}`,
    });
  });
});

describe("a link that leads to itself", () => {
  it.each([["inspect"], ["snippet"], ["render", "--from"]])("is told as that by %s %s", async (...command) => {
    const folder = freshFolder();
    symlinkSync("loop.gif", join(folder, "loop.gif"));
    const { code, stderr } = await gradreel([...command, "loop.gif"], folder);
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^gradreel: Cannot read "loop.gif": ELOOP/),
    });
  });
});

describe("gradreel render --from", () => {
  it.each(["a.gif", "a.webp", "a.png", "a.html", "a.svg"])("makes %s again, byte for byte", async (name) => {
    const folder = freshFolder();
    await render(folder, "--theme", "print", "--title", 'A "title" – é', "-o", name);
    const before = readFileSync(join(folder, name));
    const { code } = await gradreel(["render", "--from", name, "--quiet"], folder);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, name)).equals(before)).toBe(true);
  });

  it("makes an animated PNG again as one", async () => {
    const folder = freshFolder();
    await render(folder, "--animated", "-o", "a.png");
    const before = readFileSync(join(folder, "a.png"));
    await gradreel(["render", "--from", "a.png", "--quiet"], folder);
    expect(readFileSync(join(folder, "a.png")).equals(before)).toBe(true);
  });

  it("makes it in another look, elsewhere", async () => {
    const folder = freshFolder();
    await render(folder, "-O", "adam", "-o", "a.gif");
    await gradreel(["render", "--from", "a.gif", "--theme", "dark", "-o", "b.gif", "--quiet"], folder);
    await render(folder, "-O", "adam", "--theme", "dark", "-o", "c.gif");
    expect(readFileSync(join(folder, "b.gif")).equals(readFileSync(join(folder, "c.gif")))).toBe(true);
  });

  it("writes over the file in another look only where it is told to", async () => {
    const folder = freshFolder();
    await render(folder, "-o", "a.gif");
    const before = readFileSync(join(folder, "a.gif"));
    const { code, stderr } = await gradreel(["render", "--from", "a.gif", "--theme", "dark"], folder);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--from a.gif with --theme needs a file to write."),
    });
    expect(readFileSync(join(folder, "a.gif")).equals(before)).toBe(true);
  });

  it("asks for a place for one of many files", async () => {
    const folder = freshFolder();
    await render(folder, "-o", "f%d.png");
    const { code, stderr } = await gradreel(["render", "--from", "f1.png"], folder);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"f1.png" is one file of a sequence'),
    });
  });
});

describe("gradreel schema", () => {
  it("prints the schema that this repository's own reels refer to", async () => {
    const { code, stdout } = await gradreel(["schema"], freshFolder());
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync("gradreel.schema.json", "utf8"));
    expect(JSON.parse(stdout)).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#" });
  });
});

it("a reel file may be named by its path alone", async () => {
  const folder = folderWith({ "a.yaml": `{ ${SMALL_REEL} }` });
  expect((await gradreel(["render", "./a.yaml"], folder)).stdout).toContain("output/a.gif: ");
});
