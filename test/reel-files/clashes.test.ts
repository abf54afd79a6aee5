import { describe, expect, it } from "vitest";
import { loadReels } from "../../src/reel-files/load.js";
import { folderWith } from "../support/reel-folders.js";

type Files = Readonly<Record<string, string>>;

/** What is advised where a reel of these files writes what another one writes: `out`, as it is to be written. */
async function advised(files: Files): Promise<string[]> {
  const { mistakes } = await loadReels([folderWith(files)]);
  return mistakes.map(({ hint = "" }) => {
    expect(hint).toMatch(/^Rename one of them, or write to a place of its own: (out: )?"[^"]+"$/);
    return JSON.parse(hint.slice(hint.indexOf('"')));
  });
}

describe("a reel that writes what another one writes", () => {
  const named = "reels: { r: {} }";
  it.each<[files: Files, file: string, mended: string, outs: string[]]>([
    [{ "a.yaml": named, "b.yaml": named }, "b.yaml", "reels: { r: { out: OUT } }", ["output/b-{name}.gif"]],
    [
      { "a.yaml": "reels: { r: { out: x.gif }, s: { out: x.gif } }" },
      "a.yaml",
      "reels: { r: { out: x.gif }, s: { out: OUT } }",
      ["{name}.gif"],
    ],
    [
      { "a.yaml": "defaults: { out: x.gif }\nreels: { r: {}, s: {} }" },
      "a.yaml",
      "defaults: { out: OUT }\nreels: { r: {}, s: {} }",
      ["{name}.gif"],
    ],
    [{ "one/a.yaml": "{}", "two/a.yaml": "{}" }, "two/a.yaml", "out: OUT", ["output/two-{name}.gif"]],
    [{ "a.yaml": "out: f/%04d.png", "b.yaml": "out: f/%04d.png" }, "b.yaml", "out: OUT", ["f/{name}-%04d.png"]],
    [
      { "a.yaml": "out: [x.gif, x.png]", "b.yaml": "out: [y.gif, x.png]" },
      "b.yaml",
      "out: [y.gif, OUT]",
      ["{name}.png"],
    ],
    [
      { "a.yaml": "reels: { r: {}, b-r: {}, x-r: {}, 2-r: {} }", "x/b.yaml": named },
      "x/b.yaml",
      "reels: { r: { out: OUT } }",
      ["output/3-{name}.gif"],
    ],
    [
      {
        "a.yaml": named.replace("{}", "{ variants: { theme: [dark, light] } }"),
        "b.yaml": named.replace("{}", "{ variants: { theme: [dark, light] } }"),
      },
      "b.yaml",
      "reels: { r: { out: OUT, variants: { theme: [dark, light] } } }",
      ["output/b-{name}.gif", "output/b-{name}.gif"],
    ],
  ])("is told of a place that is free: %j", async (files, file, mended, outs) => {
    expect(await advised(files)).toEqual(outs);
    expect(await advised({ ...files, [file]: mended.replace("OUT", JSON.stringify(outs[0])) })).toEqual([]);
  });
});
