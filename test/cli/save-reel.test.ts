import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith } from "../support/reel-folders.js";
import { freshFolder, gradreel, SMALL } from "../support/spawn.js";

const render = (folder: string, ...args: string[]) => gradreel(["render", ...args, ...SMALL, "--quiet"], folder);

describe("gradreel render --save-reel", () => {
  it.each([
    ["race.yaml", ["race", "--theme", "dark"]],
    [
      "typed.json",
      ["-f", "x^4 - 3x^2", "-O", "adam:lr=0.1", "-O", "sgd", "--title", "a: b # c", "--size-budget", "gif=1MB"],
    ],
    ["for.yml", ["--for", "npm"]],
    [
      "rates.yaml",
      ["learning-rates", "-O", "sgd", "--compare", "lr=0.01,0.02", "--for", "github", "--size-budget", "gif=1MB"],
    ],
  ])("writes %s, which says what %j said", async (name, args) => {
    const folder = freshFolder();
    const { code } = await render(folder, ...args, "-o", "a.gif", "-o", "a.png", "--save-reel", name);
    expect(code).toBe(0);
    const files = ["a.gif", "a.png"].map((file) => join(folder, file));
    const before = files.map((file) => readFileSync(file));
    const again = await gradreel(["render", name, "--force", "--quiet"], folder);
    expect(again).toMatchObject({ code: 0, stderr: "" });
    expect(files.map((file, i) => readFileSync(file).equals(before[i] as Buffer))).toEqual([true, true]);
  });

  it("says what was said: the reel by its name, and what is another", async () => {
    const folder = folderWith({ "gradreel.schema.json": "{}" });
    const args = ["race", "--theme", "dark", "-o", "a.gif", "--save-reel", "reels/a.yaml"];
    const { stdout } = await gradreel(["render", ...SMALL, ...args], folder);
    expect(stdout).toMatch(/^a\.gif: .*\nreels\/a\.yaml: written\n$/);
    const [schema, first, ...rest] = readFileSync(join(folder, "reels/a.yaml"), "utf8").trim().split("\n");
    expect(schema).toBe("# yaml-language-server: $schema=../gradreel.schema.json");
    expect(first).toBe("extends: race");
    expect(rest).toEqual(expect.arrayContaining(["theme: dark", "out: a.gif"]));
    expect(rest).toHaveLength(2 + SMALL.length / 2);
  });

  it("names a picture that has no name after the reel", async () => {
    const folder = freshFolder();
    await render(folder, "-f", "x^2", "--save-reel", "bowl.yaml");
    expect(readFileSync(join(folder, "bowl.yaml"), "utf8")).toContain("out: output/bowl.gif");
    expect(existsSync(join(folder, "output/bowl.gif"))).toBe(true);
    await gradreel(["render", ...SMALL, "-o", "-", "--format", "webp", "--save-reel", "pipe.json"], folder);
    expect(JSON.parse(readFileSync(join(folder, "pipe.json"), "utf8")).out).toBe("output/pipe.webp");
  });

  it("refuses a name that would mean something else in a file", async () => {
    const folder = freshFolder();
    const { code, stderr } = await render(folder, "-o", "{name}.gif", "--save-reel", "a.yaml");
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot write "{name}.gif"') });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("writes over nothing unless it is told to, and only what it can name", async () => {
    const folder = folderWith({ "a.yaml": "mine" });
    const kept = await render(folder, "-o", "a.gif", "--save-reel", "a.yaml");
    expect(kept).toMatchObject({
      code: 2,
      stderr: 'gradreel: "a.yaml" exists.\nName another file, or add --force.\n',
    });
    expect(readFileSync(join(folder, "a.yaml"), "utf8")).toBe("mine");
    expect(existsSync(join(folder, "a.gif"))).toBe(false);
    expect(await render(folder, "-o", "a.gif", "--save-reel", "a.txt")).toMatchObject({ code: 2 });
    expect(await render(folder, "-o", "a.gif", "--save-reel", "a.yaml", "--force")).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, "a.yaml"), "utf8")).toContain("out: a.gif");
  });

  it.each([
    ["the reel", ["-o", "new/a.gif", "--save-reel", "file/a.yaml"]],
    ["a picture", ["-o", "new/a.gif", "-o", "file/b.gif", "--save-reel", "reels/a.yaml"]],
  ])("writes neither reel nor pictures where %s cannot be written", async (_, args) => {
    const folder = folderWith({ file: "" });
    const { code, stdout, stderr } = await render(folder, ...args);
    expect({ code, stdout, stderr }).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("not a folder"),
    });
    expect(readdirSync(folder)).toEqual(["file"]);
  });
});
