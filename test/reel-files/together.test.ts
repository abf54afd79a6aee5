import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadReels } from "../../src/reel-files/load.js";
import { mistakesIn, mistakesOf, placesOf } from "../support/reel-files.js";
import { freshFolder } from "../support/spawn.js";

describe("a reel file whose settings do not go together", () => {
  it.each<[text: string, ...places: string[]]>([
    ["variants:\n", "1:10 "],
    ["variants: []\n", "1:11 []"],
    ["variants: { theme: dark }\n", "1:20 dark"],
    ["variants: { theme: [] }\n", "1:20 []"],
    ["variants: { theme: [dark, pinkk] }\n", "1:27 pinkk"],
    ["variants: { out: [a.gif], thme: [dark] }\n", "1:13 out", "1:27 thme"],
    ["variants: { learningRate: [0.1, 0.2] }\n", "1:13 learningRate"],
    ["variants: { objective: [cubic, nope] }\n", "1:32 nope"],
    ["variants: { optimizers: [[{ name: sgd }], [{ name: adam, beta1: 2 }]] }\n", "1:65 2"],
    ["variants: { width: [8, 8] }\n", "1:24 8"],
    ["variants: { width: [8, 30000] }\nheight: 30000\n", "1:24 30000"],
    ["variants: { theme: [dark, light] }\nxlim: [2, -2]\n", "2:7 [2, -2]"],
    ["steps: 30\nstride: 2\n", "1:8 30"],
    ["defaults: { steps: 30 }\nreels:\n  a:\n    stride: 2\n", "1:20 30"],
    ["theme: dark\nwidth: 30000\nheight: 30000\n", "2:8 30000"],
    ["objective: rosenbrock\nlayout: curve\n", "2:9 curve"],
    ["out: a.gif\nanimated: true\n", "2:11 true"],
    ["theme: dark\nxlim: [2, -2]\n", "2:7 [2, -2]"],
    ["xlim: [2, 2]\n", "1:7 [2, 2]"],
    ["objective: quadratic\nstart: [1]\n", "2:8 [1]"],
    ["objective: reddi-3\nstart: [3]\n", "2:8 [3]"],
    [
      'reels: { "..": { out: "{name}/a.gif" }, ".": { out: "b/{name}/{name}.gif" } }\n',
      '1:23 "{name}/a.gif"',
      '1:53 "b/{name}/{name}.gif"',
    ],
    ['title: ".."\nvariants: { title: [.., fine] }\nout: "{title}/a.gif"\n', '3:6 "{title}/a.gif"'],
    ["frames: 3\nout: a.txt\n", "2:6 a.txt"],
    ["frames: 3\nout: [a.gif, ./a.gif]\n", "2:14 ./a.gif"],
    ["frames: 3\nsizeBudget: { mp4: 2MB }\n", "2:15 mp4"],
    ["frames: 3\nout: '-'\n", "2:6 '-'"],
    ["out: [a.gif, '-']\n", "1:6 [a.gif, '-']"],
    ["out: 'output/{nme}.gif'\n", "1:6 'output/{nme}.gif'"],
    ["out: '{them}.gif'\nvariants: { theme: [dark] }\n", "1:6 '{them}.gif'"],
    ["reels:\n  b: { out: a.gif }\n  c: { out: ./a.gif }\n", "3:8 out"],
    ["defaults: { out: a.gif }\nreels:\n  b: {}\n  c: {}\n", "1:13 out"],
  ])("has its mistakes at their places: %j", async (text, ...places) => {
    expect(await placesOf(text)).toEqual(places);
  });

  it("is told how many reels its variants are", async () => {
    const numbers = (count: number, from: number) => `[${Array.from({ length: count }, (_, i) => i + from)}]`;
    expect(await mistakesOf(`variants: { fps: ${numbers(40, 1)}, width: ${numbers(26, 9)} }`)).toEqual([
      "variants expands to 1040 reels; the limit is 1000. | Leave some out.",
    ]);
  });

  it("shows a name of a file as it is written", async () => {
    const [found] = await mistakesIn("out: out/race--dark-1,5.giff\n");
    expect(found?.message).toBe('Cannot write "out/race--dark-1,5.giff": unknown extension ".giff".');
  });

  it("has all its mistakes, in the order of its lines", async () => {
    const text = [
      "reels:",
      "  one:",
      "    frames: 0",
      "    thme: dark",
      "    fps: 99",
      "  two: { out: x.gif }",
      "  three: { steps: 3, stride: 2, xlim: [1, 0] }",
      "  four: { out: x.gif }",
      "  five: { variants: { theme: [dark, pink] }, counter: yes }",
      "more: 3",
    ];
    const places = (await placesOf(text.join("\n"))).map((place) => place.split(" ", 1)[0]);
    expect(places).toEqual(["3:13", "4:5", "5:10", "7:19", "7:39", "8:11", "9:37", "9:55", "10:1"]);
  });

  it("has a mistake in its defaults once, and then none of its reels is rendered", async () => {
    const file = join(freshFolder(), "a.yaml");
    writeFileSync(file, "defaults: { frames: 0 }\nreels: { a: {}, b: { fps: 0 } }\n");
    const { reels, mistakes } = await loadReels([file]);
    expect(reels).toEqual([]);
    expect(mistakes.map(({ line, column }) => [line, column])).toEqual([
      [1, 21],
      [2, 27],
    ]);
  });

  it("has the same mistakes in JSON", async () => {
    expect(await placesOf('{\n  "frames": 0,\n  "thme": "dark"\n}\n', "a.json")).toEqual(["2:13 0", '3:3 "thme"']);
  });
});
