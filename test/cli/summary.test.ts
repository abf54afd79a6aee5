import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, SMALL_REEL } from "../support/reel-folders.js";
import { gradreel } from "../support/spawn.js";

const reels = { "reels/a.yaml": `{ ${SMALL_REEL}, out: a.svg }` };

describe.each(["render", "check"])("the summary of gradreel %s", (command) => {
  const summed = (folder: string, place: string) => gradreel([command, "reels", "--summary", place], folder);

  it.each([
    ["keep", "keep\n### 1 reel"],
    ["keep\n", "keep\n### 1 reel"],
    ["", "### 1 reel"],
  ])("begins a line after %j", async (before, after) => {
    const folder = folderWith({ ...reels, "s.md": before });
    await summed(folder, "s.md");
    expect(readFileSync(join(folder, "s.md"), "utf8").startsWith(after)).toBe(true);
  });

  it("makes the folders that it is to be in", async () => {
    const folder = folderWith(reels);
    await summed(folder, "x/y/s.md");
    expect(readFileSync(join(folder, "x/y/s.md"), "utf8")).toMatch(/^### 1 reel/);
  });

  it.each([
    ["-", 2, "--summary takes a file, not stdout."],
    ["folder", 2, 'Cannot write "folder": it is a folder.'],
    ["new/", 2, 'Cannot write "new/": it is a folder.'],
    ["file/s.md", 1, 'Cannot write "file/s.md": a part of the path is a file, not a folder.'],
  ])("is refused before anything is done where it cannot be: %s", async (place, exit, message) => {
    const folder = folderWith({ ...reels, file: "" });
    mkdirSync(join(folder, "folder"));
    const { code, stdout, stderr } = await summed(folder, place);
    expect({ code, stdout, said: stderr.split("\n")[0] }).toEqual({
      code: exit,
      stdout: "",
      said: `gradreel: ${message}`,
    });
    expect(readdirSync(folder).sort()).toEqual(["file", "folder", "reels"]);
  });

  it("leaves no folder behind when it does not come to be", async () => {
    const folder = folderWith(reels);
    await gradreel([command, "none", "--summary", "x/s.md"], folder);
    expect(existsSync(join(folder, "x"))).toBe(false);
  });
});
