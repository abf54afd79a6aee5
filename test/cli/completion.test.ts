import { describe, expect, it } from "vitest";
import { optimizers } from "../../src/optimizers/registry.js";
import { builtIns } from "../../src/reel/built-ins.js";
import { destinationNames } from "../../src/reel/destinations.js";
import { themeNames } from "../../src/scene/names.js";
import { freshFolder, gradreel } from "../support/spawn.js";

/** What the script of a shell is told for a command line; the last word is the one that is being typed. */
async function offered(...words: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await gradreel(["--get-yargs-completions", "gradreel", ...words], freshFolder());
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout.split("\n").filter(Boolean);
}

/** The names in a column of a page of help. */
async function listed(page: string[], pattern: RegExp): Promise<string[]> {
  const { stdout } = await gradreel([...page, "--help"], freshFolder());
  return stdout.split("\n").flatMap((line) => line.match(pattern)?.[1] ?? []);
}

describe("completion", () => {
  it("offers every command that --help lists", async () => {
    const named = await listed([], /^ {2}gradreel ([a-z]+) {2,}/);
    // Examples have some of them again.
    const commands = [...new Set(named)];
    expect(commands.length).toBeGreaterThan(8);
    expect((await offered("")).sort()).toEqual(commands.sort());
  });

  it.each(["render", "check", "watch", "trace", "snippet", "init"])("offers every option of %s", async (command) => {
    const options = await listed([command], /^ {2,}(?:-\w, )?(--[a-z][\w-]*)/);
    const known = options.filter((option) => option !== "--version");
    expect((await offered(command, "--")).sort()).toEqual(known.sort());
  });

  it.each<[string[], readonly string[]]>([
    [["render", ""], Object.keys(builtIns)],
    [["render", "--theme", ""], themeNames],
    [["render", "race", "--for", ""], destinationNames],
    [["trace", "-O", ""], Object.keys(optimizers)],
    [["render", "--optimizer", "ada"], Object.keys(optimizers).filter((name) => name.startsWith("ada"))],
    [
      ["snippet", "--as", ""],
      ["markdown", "html"],
    ],
    [
      ["trace", "--format", ""],
      ["csv", "json"],
    ],
    [["list", "opt"], ["optimizers"]],
    // The shell knows the files.
    [["check", "re"], []],
    [["render", "-o", "ra"], []],
  ])("offers after %j what may stand there", async (words, expected) => {
    expect((await offered(...words)).sort()).toEqual([...expected].sort());
  });

  it("has a script for bash", async () => {
    const { code, stdout } = await gradreel(["completion"], freshFolder());
    expect(code).toBe(0);
    expect(stdout).toContain("< <(gradreel --get-yargs-completions ");
  });
});
