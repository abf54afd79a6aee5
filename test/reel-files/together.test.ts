import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadReels } from "../../src/reel-files/load.js";
import { mistakesOf } from "../support/reel-files.js";
import { freshFolder } from "../support/spawn.js";

const LISTS = "| variants: { theme: [light, dark] }";

describe("a reel file in which settings do not go together", () => {
  it.each<[text: string, ...mistakes: string[]]>([
    ["variants:\n", `1:10 A reel varies in lists of values, not in null. ${LISTS}`],
    ["variants: []\n", `1:11 A reel varies in lists of values, not in []. ${LISTS}`],
    ["variants: { theme: dark }\n", `1:20 A reel varies in lists of values, not in "dark". ${LISTS}`],
    ["variants: { theme: [] }\n", `1:20 A reel varies in lists of values, not in []. ${LISTS}`],
    [
      "variants: { theme: [dark, pinkk] }\n",
      expect.stringMatching(/^1:27 theme must be one of .*, not pinkk\. \| Did you mean print\?$/),
    ],
    [
      "variants: { out: [a.gif], thme: [dark] }\n",
      expect.stringMatching(/^1:13 variants has no setting "out"\. \| It has objective, /),
      '1:27 variants has no setting "thme". | Did you mean theme?',
    ],
    ["variants: { objective: [cubic, nope] }\n", expect.stringMatching(/^1:32 There is no objective "nope"\./)],
    [
      "variants: { optimizers: [[{ name: sgd }], [{ name: adam, beta1: 2 }]] }\n",
      expect.stringMatching(/^1:65 beta1 must lie in \[0, 1\), not 2\./),
    ],
    ["variants: { width: [8, 8] }\n", "1:24 variants has the same width twice: 8. | Leave one out."],
    [
      `variants: { fps: [${Array.from({ length: 40 }, (_, i) => i + 1)}], width: [${Array.from({ length: 26 }, (_, i) => i + 9)}] }`,
      "1:1 variants stand for 1040 reels, and 1000 are the most. | Leave some out.",
    ],
  ])("varies in what nothing varies in: %j", async (text, ...mistakes) => {
    expect(await mistakesOf(text)).toEqual(mistakes);
  });

  it.each<[text: string, ...mistakes: string[]]>([
    [
      "steps: 30\nstride: 2\n",
      "1:1 30 steps and a stride of 2 both say which step a frame shows. | Leave out one of them.",
    ],
    [
      "defaults: { steps: 30 }\nreels:\n  a:\n    stride: 2\n",
      "1:13 30 steps and a stride of 2 both say which step a frame shows. | Leave out one of them.",
    ],
    [
      "objective: rosenbrock\nlayout: curve\n",
      "2:1 rosenbrock has two variables: it cannot be drawn with layout curve. | Leave out layout, or choose contour or grid.",
    ],
    [
      "out: a.gif\nanimated: true\n",
      "2:1 animated: true is for .png files, and there is none. | Write a .png file as well, or leave out animated.",
    ],
    ["theme: dark\nxlim: [2, -2]\n", "2:1 xlim is reversed: 2 is above -2. | Write the lower end first: [-2, 2]."],
    ["xlim: [2, 2]\n", "1:1 xlim is empty: it spans from 2 to 2. | Write two ends that are apart, such as [-5, 5]."],
    [
      "objective: quadratic\nstart: [1]\n",
      "2:1 quadratic has 2 variables, but the start has 1: [1]. | Its usual start is [1, 0].",
    ],
    ["objective: reddi-3\nstart: [3]\n", "2:1 reddi-3 is played on [-1, 1], but the start is [3]."],
    [
      'reels: { "..": { out: "{name}/a.gif" }, ".": { out: "b/{name}/{name}.gif" }, "...": { out: "{name}/{name}" } }\n',
      '1:18 out: "{name}/a.gif" would come to "../a.gif". | Give the reel, or what varies, another name.',
      '1:48 out: "b/{name}/{name}.gif" would come to "b/./..gif". | Give the reel, or what varies, another name.',
      expect.stringContaining("extension"),
    ],
    [
      'title: ".."\nvariants: { title: [.., fine] }\nout: "{title}/a.gif"\n',
      '3:1 out: "{title}/a.gif" would come to "../a.gif". | Give the reel, or what varies, another name.',
    ],
    ["frames: 3\nout: a.txt\n", expect.stringMatching(/^2:1 Cannot write "a\.txt": unknown extension/)],
    ["frames: 3\nout: [a.gif, ./a.gif]\n", expect.stringMatching(/^2:1 "\.\/a\.gif" is to be written twice\./)],
    ["frames: 3\nsizeBudget: { mp4: 2MB }\n", expect.stringMatching(/^2:1 There is a size budget for "mp4"/)],
    ["frames: 3\nout: '-'\n", '2:1 The out of a reel in a file cannot be stdout. | Name a file: out: "film.gif".'],
    ["out: [a.gif, '-']\n", '1:1 The out of a reel in a file cannot be stdout. | Name a file: out: "film.gif".'],
    ["out: 'output/{nme}.gif'\n", "1:1 out has {nme}, which nothing stands for. | There is {name}."],
    [
      "out: '{them}.gif'\nvariants: { theme: [dark] }\n",
      "1:1 out has {them}, which nothing stands for. | There is {name}, {theme}.",
    ],
    [
      "reels:\n  b: { out: a.gif }\n  c: { out: ./a.gif }\n",
      '3:8 a.yaml#c and a.yaml#b both write "./a.gif". | Rename one of them, or write to a place of its own: out: "{name}.gif"',
    ],
    [
      "defaults: { out: a.gif }\nreels:\n  b: {}\n  c: {}\n",
      '1:13 a.yaml#c and a.yaml#b both write "a.gif". | Rename one of them, or write to a place of its own: out: "{name}.gif"',
    ],
  ])("has settings that are well each by itself but not together: %j", async (text, ...mistakes) => {
    expect(await mistakesOf(text)).toEqual(mistakes);
  });

  it("is told everything at once, in the order of its lines", async () => {
    const text = [
      "reels:",
      "  one:",
      "    frames: 0",
      "    thme: dark",
      "    fps: 99",
      "  two: { out: x.gif }",
      "  three: { steps: 3, stride: 2 }",
      "  four: { out: x.gif }",
      "  five: { variants: { theme: [dark, pink] }, counter: yes }",
      "more: 3",
    ];
    const places = (await mistakesOf(text.join("\n"))).map((said) => said.split(" ", 1)[0]);
    expect(places).toEqual(["3:13", "4:5", "5:10", "7:12", "8:11", "9:37", "9:55", "10:1"]);
  });

  it("is told what is wrong in defaults once, and none of its reels is made", async () => {
    const file = join(freshFolder(), "a.yaml");
    writeFileSync(file, "defaults: { frames: 0 }\nreels: { a: {}, b: { fps: 0 } }\n");
    const { reels, mistakes } = await loadReels([file]);
    expect(reels).toEqual([]);
    expect(mistakes.map(({ line, column }) => [line, column])).toEqual([
      [1, 21],
      [2, 27],
    ]);
  });

  it("is told the same in JSON", async () => {
    expect(await mistakesOf('{\n  "frames": 0,\n  "thme": "dark"\n}\n', "a.json")).toEqual([
      "2:13 frames must be a whole number from 1 to 5000000, not 0.",
      '3:3 A reel has no setting "thme". | Did you mean theme?',
    ]);
  });
});
