import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { SystemError, UsageError } from "../../src/errors.js";
import { loadReels } from "../../src/reel-files/load.js";
import { isReelPath, reelFilesIn } from "../../src/reel-files/paths.js";
import { freshFolder } from "../support/spawn.js";

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = freshFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The reels of a file with this text, without the folder it is in. */
async function reelsOf(text: string, name = "a.yaml") {
  const folder = folderOf({ [name]: text });
  const { reels, mistakes } = await loadReels([join(folder, name)]);
  expect(mistakes).toEqual([]);
  return reels.map(({ id, reel }) => ({ id: id.slice(folder.length + 1), reel }));
}

describe("a reel file", () => {
  it("of one reel may have any name", async () => {
    expect(await reelsOf("frames: 3\n", "été à deux.v2.yaml")).toEqual([
      { id: "été à deux.v2.yaml", reel: { frames: 3, out: ["output/été à deux.v2.gif"] } },
    ]);
  });

  it("of one reel is called by its path, and written to output/ under its name", async () => {
    expect(await reelsOf("frames: 3\n")).toEqual([{ id: "a.yaml", reel: { frames: 3, out: ["output/a.gif"] } }]);
  });

  it("of several gives them in their order, each called after the #", async () => {
    const reels = await reelsOf("reels: { z: { frames: 3 }, constructor: { frames: 2 }, con: }\n");
    expect(reels.map(({ id }) => id)).toEqual(["a.yaml#z", "a.yaml#constructor", "a.yaml#con"]);
  });

  it.each([
    ["defaults: { theme: dark, frames: 9 }\nreels: { b: { frames: 2 } }", { theme: "dark", frames: 2 }],
    ["defaults:\nreels: { b: { frames: 2 } }", { frames: 2 }],
    ["defaults: { extends: amsgrad-2d }\nreels: { b: { objective: cubic } }", { objective: "cubic" }],
  ])("says in a reel what is not as in defaults: %j", async (text, says) => {
    const [filed] = await reelsOf(text);
    expect(filed?.reel).toMatchObject(says);
    expect(filed?.reel).not.toHaveProperty("start");
  });

  it("takes what a reel merges into another, but for what that says itself", async () => {
    const reels = await reelsOf("reels:\n  b: &b { frames: 3, width: 64 }\n  c: { <<: *b, frames: 2 }\n");
    expect(reels[1]?.reel).toMatchObject({ frames: 2, width: 64, height: 36 });
  });

  it("takes size, budget and format from where it is to be shown, and less than what it says", async () => {
    const [filed] = await reelsOf("for: slides\nheight: 90\n");
    expect(filed?.reel).toEqual({ width: 160, height: 90, sizeBudget: 50_000_000, out: "output/a.mp4" });
  });

  it("stands for a reel for every combination of values, the last varying fastest", async () => {
    const text =
      "variants: { theme: [light, dark], panels: [[], [x, f]], xlim: [[0, 1]] }\nout: o/{name}-{theme}.x.gif";
    const reels = await reelsOf(text);
    expect(reels.map(({ id, reel }) => [id, reel.out])).toEqual(
      ["light", "dark"].flatMap((theme) =>
        ["1", "x-f"].map((panels) => [`a.yaml#a-${theme}-${panels}-0-1`, [`o/a-${theme}.x-${panels}-0-1.gif`]]),
      ),
    );
  });
});

describe("where a reel is to be shown", () => {
  const defaults = "defaults: { width: 960, sizeBudget: 1MB, theme: dark, out: ['{name}.gif', '{name}.png'] }";

  it("counts for more than defaults, and for less than the reel itself; files that are named stay", async () => {
    const reels = await reelsOf(`${defaults}\nreels: { a: { for: github }, b: { for: github, width: 640 } }\n`);
    const said = { theme: "dark", sizeBudget: 5_000_000 };
    expect(reels.map(({ reel }) => reel)).toEqual([
      { ...said, width: 1280, height: 720, out: ["a.gif", "a.png"] },
      { ...said, width: 640, height: 360, out: ["b.gif", "b.png"] },
    ]);
  });

  it("counts for more than what defaults vary in, unless the reel varies in it", async () => {
    const text = "defaults: { variants: { width: [64, 32], theme: [dark] } }\nreels:\n  a: { for: npm }\n  b: {}\n";
    const widths = (await reelsOf(text)).map(({ id, reel }) => [id, reel.width]);
    expect(widths).toEqual([
      ["a.yaml#a-dark", 960],
      ["a.yaml#b-64-dark", 64],
      ["a.yaml#b-32-dark", 32],
    ]);
  });

  it("counts for less than everything that is said, where defaults say it", async () => {
    const [filed] = await reelsOf("defaults: { for: github, width: 320 }\nreels: { a: {} }\n");
    expect(filed?.reel).toMatchObject({ width: 320, height: 180, sizeBudget: 5_000_000 });
  });
});

describe("the files of a folder", () => {
  it("are those with reels in them, in the order of their names, in inner folders too", () => {
    const folder = folderOf({
      "b.yaml": "",
      "a.json": "",
      "c/d.YML": "",
      "c/e.ts": "",
      "c.mjs": "",
      "z.txt": "",
      "gradreel.schema.json": "",
      "types.d.ts": "",
      ".hidden.yaml": "",
      ".git/x.yaml": "",
      "node_modules/x.yaml": "",
    });
    const names = reelFilesIn(folder).map((file) => file.slice(folder.length + 1));
    expect(names).toEqual(["a.json", "b.yaml", "c/d.YML", "c/e.ts", "c.mjs"]);
  });

  it("are read through symbolic links to files; one that leads nowhere is told, and no reason not to read the others", async () => {
    const folder = folderOf({ "a.yaml": "frames: 2\n", "elsewhere/b.txt": "frames: 3\n" });
    symlinkSync("elsewhere/b.txt", join(folder, "b.yaml"));
    symlinkSync("nowhere", join(folder, "c.yaml"));
    symlinkSync(".", join(folder, "loop"));
    const { reels, mistakes } = await loadReels([folder]);
    expect(reels.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(mistakes.map(({ message }) => message)).toEqual([`There is no file "${join(folder, "c.yaml")}".`]);
  });

  it("are found where links lead, and not those of other programs or what modules share", async () => {
    const folder = folderOf({
      "there/a.yaml": "frames: 2\n",
      "reels/_shared/look.mjs": "export const theme = 'dark';\n",
      "reels/b.mjs": "import { theme } from './_shared/look.mjs'; export default { theme };\n",
      "reels/c.yaml/d.yaml": "frames: 3\n",
      "reels/node_modules/e.yaml": "frames: 4\n",
    });
    symlinkSync("../there", join(folder, "reels/a"));
    symlinkSync("../reels", join(folder, "there/back"));
    symlinkSync("itself", join(folder, "reels/itself"));
    const { reels, mistakes } = await loadReels([join(folder, "reels")]);
    expect({ names: reels.map(({ name }) => name), mistakes }).toEqual({ names: ["a", "b", "d"], mistakes: [] });
  });

  it.each([
    ['a: { out: "q/%02d.png" }, b: { out: "q/01.png" }', ["q/01.png"]],
    ['a: { out: "q/01.png" }, b: { out: "q/%02d.png" }, c: { out: "q/%d.png" }', ["q/01.png"]],
    ['a: { out: "q/%d.png" }, b: { out: "q/%02d.png", frames: 11 }, c: { out: "./q/9.png" }', ["q/9.png"]],
    ['a: { out: "q/%d.png", frames: 11 }, b: { out: "q/%02d.png", frames: 11 }', ["q/10.png"]],
  ])("that write one file of a sequence are told: %s", async (several, taken) => {
    const folder = folderOf({ "a.yaml": `defaults: { frames: 10 }\nreels: { ${several} }\n` });
    const { mistakes } = await loadReels([folder]);
    expect(mistakes.map(({ message }) => message.match(/both write "(?:\.\/)?(.*)"/)?.[1])).toEqual(taken);
  });

  it("that are named twice are read once", async () => {
    const folder = folderOf({ "a.yaml": "frames: 2\n" });
    const { reels, mistakes } = await loadReels([`${folder}/./a.yaml`, folder, join(folder, "a.yaml")]);
    expect({ files: reels.map(({ file }) => file), mistakes }).toEqual({ files: [`${folder}/./a.yaml`], mistakes: [] });
  });

  it("that write one file are told: the first has it", async () => {
    const folder = folderOf({ "a.yaml": "out: x.gif\n", "b.yaml": "\nout: [y.gif, ./x.gif]\n" });
    const { reels, mistakes } = await loadReels([folder]);
    expect(reels.map(({ name }) => name)).toEqual(["a"]);
    expect(mistakes).toMatchObject([
      {
        file: join(folder, "b.yaml"),
        line: 2,
        column: 1,
        message: `${folder}/b.yaml and ${folder}/a.yaml both write "x.gif".`,
      },
    ]);
  });

  it.each([
    ["nowhere", UsageError, /^There is no file or folder/],
    [".", UsageError, /^There is no reel file in/],
    ["a.txt", UsageError, /is not a reel file\.$/],
    ["x".repeat(5000), SystemError, /^Cannot read .*ENAMETOOLONG/],
  ])("are missed: %s", async (name, kind, says) => {
    const error = await loadReels([join(folderOf({ "a.txt": "" }), name)]).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(kind);
    expect(error.message).toMatch(says);
  });

  it("are distinguished from names of reels", () => {
    for (const path of ["reels/", "a.yaml", "./x", "src", "a.TS", "a.yaml#b"])
      expect(isReelPath(path), path).toBe(true);
    for (const word of ["race", "yaml", "a#b", "a.gif#b"]) expect(isReelPath(word), word).toBe(false);
  });
});

describe("a module", () => {
  it.each([
    ["export default { frames: 2 };", ["a.mjs"]],
    ["export default { defaults: { frames: 2 }, reels: { b: {}, c: { theme: 'dark' } } };", ["a.mjs#b", "a.mjs#c"]],
    ["export const defaults = { frames: 2 }; export const reels = { b: {} };", ["a.mjs#b"]],
    ["export const reels = Object.fromEntries([1, 2].map((n) => [n, { frames: n }]));", ["a.mjs#1", "a.mjs#2"]],
  ])("gives its reels: %s", async (code, ids) => {
    expect((await reelsOf(code, "a.mjs")).map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    ["export default {", /^The module cannot be loaded: /],
    ["throw new Error('Not today.');", "The module cannot be loaded: Not today."],
    ["export default () => ({});", "A reel is settings such as { frames: 100 }, not () => ({})."],
    ["export default { optimizers: [{ name: 'adam', lr: 3 }] };", 'optimizers.0: adam has no setting "lr".'],
    ["const a = {}; a.title = [a]; export default a;", /contains itself\.$/],
    ["throw Object.create(null);", /^The module cannot be loaded: \[Object: null prototype\]/],
    ["throw Object.assign(new Error(), { message: {} });", "The module cannot be loaded: Error: [object Object]."],
    ["export default { frames: 0 };", "frames must be a whole number from 1 to 5000000, not 0."],
  ])("is told what is wrong with it: %s", async (code, says) => {
    const file = join(folderOf({ "a.mjs": code }), "a.mjs");
    const { mistakes } = await loadReels([file]);
    expect(mistakes).toMatchObject([
      { file, line: undefined, message: typeof says === "string" ? says : expect.stringMatching(says) },
    ]);
  });

  it.each(["await new Promise(() => {});", "export default new Promise(() => {});"])(
    "that waits for ever is given up on: %s",
    async (code) => {
      const stop = new AbortController();
      const loading = loadReels([folderOf({ "a.mjs": code })], stop.signal);
      stop.abort(new Error("Enough."));
      await expect(loading).rejects.toThrow("Enough.");
    },
  );

  it("is read anew after it was changed", async () => {
    const file = join(folderOf({ "a.mjs": "export default { frames: 2 };" }), "a.mjs");
    await loadReels([file]);
    writeFileSync(file, "export default { frames: 31 };");
    expect((await loadReels([file])).reels[0]?.reel.frames).toBe(31);
  });
});
