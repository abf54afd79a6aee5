import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import { loadReels } from "../../src/reel-files/load.js";
import { folderWith } from "../support/reel-folders.js";

describe("a reel of a file, after #", () => {
  const text = "reels:\n  a: { variants: { theme: [light, dark] } }\n  b: { frames: 3 }\n  c: { hodl: 3 }\n";
  const asked = async (names: readonly string[], files: Readonly<Record<string, string>> = { "x.yaml": text }) => {
    const folder = folderWith(files);
    const { reels, mistakes } = await loadReels(names.map((name) => join(folder, name)));
    return [...reels.map(({ name }) => name), ...mistakes.map(({ reel, message }) => `${reel}: ${message}`)];
  };

  it.each([
    [["x.yaml#b"], ["b"]],
    [["x.yaml#a"], ["a-light", "a-dark"]],
    [["x.yaml#a-dark"], ["a-dark"]],
    [
      ["x.yaml#b", "x.yaml#a-light"],
      ["a-light", "b"],
    ],
    [
      ["x.yaml#b", "x.yaml"],
      ["a-light", "a-dark", "b", 'c: A reel has no setting "hodl".'],
    ],
    [
      [".", "x.yaml#b"],
      ["a-light", "a-dark", "b", 'c: A reel has no setting "hodl".'],
    ],
    [["x.yaml#c"], ['c: A reel has no setting "hodl".']],
    [["x.yaml#c-dark"], ['c: A reel has no setting "hodl".']],
  ])("is read alone, and what is wrong with it: %j", async (names, found) => {
    expect(await asked(names)).toEqual(found);
  });

  it.each([
    ["x.yaml#A-dark", /x\.yaml#a-dark\?$/],
    ["x.yaml#a-drak", /x\.yaml#a-dark\?$/],
    ["x.yaml#elsewhere", /^It has a, b, c\.$/],
  ])("is missed: %s", async (name, hint) => {
    const error = await asked([name]).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect(error.message).toMatch(/^There is no reel ".*" in .*x\.yaml\.$/);
    expect(error.hint).toMatch(hint);
  });

  it("is told with the mistakes of a file that cannot be read", async () => {
    expect(await asked(["x.yaml#b"], { "x.yaml": "reels: [\n" })).toEqual([expect.stringContaining("Wrong syntax: ")]);
    const wrong = "defaults: { fps: 0 }\nreels: { a: {} }\n";
    expect(await asked(["x.yaml#zzz"], { "x.yaml": wrong })).toEqual([expect.stringContaining("fps must be")]);
  });

  it("may not write what another of its file writes, though that is not asked for", async () => {
    const files = { "x.yaml": "defaults: { out: x.gif }\nreels: { a: {}, b: {} }\n" };
    expect(await asked(["x.yaml#b"], files)).toEqual([
      expect.stringMatching(/^b: .*#b and .*#a both write "x\.gif"\.$/),
    ]);
  });

  it("is none where a file is called so", async () => {
    const files = { "x.yaml#b.yaml": "frames: 2\n", "x.yaml": text };
    expect(await asked(["x.yaml#b.yaml"], files)).toEqual(["x.yaml#b"]);
  });
});
