import { describe, expect, it } from "vitest";
import { mistakeText } from "../../src/reel-files/placed-mistake.js";
import { mistakesIn, mistakesOf, placesOf } from "../support/reel-files.js";

describe("a reel file that is not YAML", () => {
  it.each<[text: string, place: string, hint?: string]>([
    ["frames: 3\nframes: 4\n", "2:1 f", "Leave one out."],
    ["reels:\n  a: {}\n  a: {}\n", "3:3 a", "Leave one out."],
    ["reels:\n\ta: 1\n", "2:1 \t"],
    ["reels:\n  a:\n\tframes: 3\n", "3:1 \t"],
    ["title: a: b: c # d\n", "1:8 a", 'Put text with a colon in quotes: title: "a: b: c"'],
    ["reels:\n  a: { title: a: b }\n", "2:15 a: b ", 'Put text with a colon in quotes: title: "a: b"'],
    ["fps: 3\nframes:100\n", "2:1 frames:100", "Put a space after the colon: frames: 100"],
    ["fps: 3\nframes:100\nframes: 9\n", "2:1 frames:100", "Put a space after the colon: frames: 100"],
    ["frames:100\n", "1:1 frames:100", "Put a space after the colon: frames: 100"],
    ["reels:\n  a:\n    frames:100\n", "3:5 frames:100", "Put a space after the colon: frames: 100"],
    ["frames: 3\n---\nframes: 4\n", "2:1 ---"],
    ["frames: [1, 2\ntheme: dark\n", "2:1 t"],
    ["reels:\n  ? [a, b]\n  : {}\n", "2:5 ["],
    ["frames: *some\n", "1:9 *some"],
    ["optimizers: &o [*o]\n", "1:17 *o"],
    ["variants: &v { theme: [*v] }\n", "1:24 *v"],
    ["reels: &r { a: &a { title: *r } }\n", "1:28 *r"],
    ["reels: { a: { <<: 3 } }\n", "nowhere"],
  ])("has a mistake at its place: %j", async (text, place, hint) => {
    expect(await placesOf(text)).toEqual([place]);
    expect((await mistakesIn(text)).map((found) => found.hint)).toEqual([hint]);
  });

  it("has every mistake of its aliases", async () => {
    expect(await placesOf("frames: *some\nfps: *other\n")).toEqual(["1:9 *some", "2:6 *other"]);
  });

  it("is not unfolded where aliases of aliases would fill the memory", async () => {
    const list = (of: string) => `[${Array(9).fill(of).join(", ")}]`;
    const levels = Array.from({ length: 9 }, (_, i) => `l${i}: &l${i} ${list(i === 0 ? "x" : `*l${i - 1}`)}`);
    expect(await mistakesOf(levels.join("\n"))).toEqual([
      expect.stringMatching(/^This cannot be read: Excessive alias/),
    ]);
  });

  it("is refused unless it is UTF-8", async () => {
    const file = Buffer.from("title: été\n", "latin1");
    expect(await mistakesOf(file)).toEqual(['"a.yaml" is not UTF-8 text. | Save it as UTF-8.']);
  });

  it("is not read if it has more than a megabyte", async () => {
    const comment = `#${"x".repeat(1 << 20)}`;
    expect(await mistakesOf(comment)).toEqual(['"a.yaml" has 1048577 bytes; the limit is 1048576.']);
    expect(await placesOf(`frames: 0\n#${"x".repeat((1 << 20) - 11)}`)).toEqual(["1:9 0"]);
  });

  it("may have a byte order mark and the line ends of Windows, which count for no column", async () => {
    expect(await placesOf("\ufeffframes: 0\r\nreadout: 1\r\n")).toEqual(["1:9 0", "2:10 1"]);
  });
});

describe("a reel file with a wrong setting", () => {
  it.each<[text: string, ...places: string[]]>([
    ["", "1:1"],
    ["# nothing yet\n", "1:1 #"],
    ["- frames: 3\n", "1:1 - frames: 3"],
    ["hello\n", "1:1 hello"],
    ["reels:\n", "1:7 "],
    ["reels: {}\n", "1:1 reels"],
    ["reels: [a]\n", "1:8 [a]"],
    ["defaults: { frames: 3 }\n", "1:1 defaults: { frames: 3 }"],
    ["reels:\n  a: 3\n", "2:6 3"],
    ["reels: { a: {} }\ndefault: {}\n", "2:1 default"],
    ["reels: { a: {} }\nframes: 3\n", "2:1 frames"],
    ["reels:\n  ../x: {}\n", "2:3 ../x"],
    ["reels:\n  été: {}\n", "2:3 été"],
    ["reels:\n  1: { frames: 0 }\n", "2:16 0"],
    ["reels:\n  null: { frames: 0 }\n", "2:19 0"],
    ["reels:\n  __proto__: { frames: 0 }\n", "2:24 0"],
    ["__proto__: { frames: 0 }\n", "1:1 __proto__"],
    ["constructor: 3\n", "1:1 constructor"],
    ["extends: rce\n", "1:10 rce"],
    ["for: gitub\n", "1:6 gitub"],
    ["them: dark\nhodl: 3\nlr: 1\n", "1:1 them", "2:1 hodl", "3:1 lr"],
    ["format: gif\n", "1:1 format"],
    ["xlim: [1, .nan]\n", "1:7 [1, .nan]"],
    ["panels: [f, losss]\n", "1:13 losss"],
    ["sizeBudget: { gif: 0 }\n", "1:20 0"],
    ["sizeBudget: []\n", "1:13 []"],
    ["objective: { formula: x - sine(x) }\n", "1:23"],
    ["objective:\n", "1:11 "],
    ["optimizers: adam\n", "1:13 adam"],
    ["lr: 1\noptimizers: [null]\n", "1:1 lr", "2:14 null"],
    ["optimizers: [adam, null, [], {lr: 3}]\n", "1:14 adam", "1:20 null", "1:26 []", "1:30 {lr: 3}"],
    ["optimizers:\n  - name: adamm\n", "2:11 adamm"],
    ["optimizers: [{ name: adam, lr: 3, beta1: 2 }]\n", "1:28 lr", "1:42 2"],
    ["optimizers: [{ name: adam, form: nope, lr: 3 }]\n", "1:34 nope", "1:40 lr"],
    [
      "optimizers: [{ name: adma, learningrate: 0.05, beta1: 2, rho: 0.9 }]\n",
      "1:22 adma",
      "1:28 learningrate",
      "1:55 2",
    ],
    ["optimizers: [{ name: adam, schedule: 3 }]\n", "1:38 3"],
  ])("has its mistakes at their places: %j", async (text, ...places) => {
    expect(await placesOf(text)).toEqual(places);
  });

  it.each<[text: string, hint: string]>([
    ['fps: "25"', "Write fps: 25"],
    ['tangent: "true"', "Write tangent: true"],
    ["counter: yes", "Write counter: true"],
    ['xlim: ["-2", 2]', "Write xlim: [-2, 2]"],
    ["ylim: -2,2", "Write ylim: [-2, 2]"],
    ["xlim: '[-2, 2]'", "Write xlim: [-2, 2]"],
    ["start: 2", "Write start: [2]"],
    ["reference: '0.5'", "Write reference: 0.5"],
    ["arrows: step", "Write arrows: [step]"],
    ["optimizers: 'adam,sgd'", "Write optimizers: [{ name: adam }, { name: sgd }]"],
    ["optimizers: [adam]", "Write { name: adam }"],
    ["optimizers: [{ name: SGD }]", "Did you mean sgd?"],
    ["optimizers: [{ name: sgd, weight-decay: 3 }]", "Did you mean weightDecay?"],
    ['optimizers: [{ name: sgd, learningRate: "0.1" }]', "Write learningRate: 0.1"],
    ["extends: rce", "Did you mean race?"],
    ["for: gitub", "Did you mean github?"],
    ["size-budget: 3", "Did you mean sizeBudget?"],
    ["optimizer: [{ name: sgd }]", "Did you mean optimizers?"],
    ["function: x^2", "Write objective: { formula: x^2 }"],
    ["formula: 3 + x", 'Write objective: { formula: "3 + x" }'],
    ["function: beale", "Write objective: beale"],
    ["learning_rate: 0.05", "It belongs to an optimizer: optimizers: [{ name: adam, learningRate: 0.05 }]"],
    ['weightDecay: "0.1"', "It belongs to an optimizer: optimizers: [{ name: adam, weightDecay: 0.1 }]"],
    ["schedule: cosine(9)", "It belongs to an optimizer: optimizers: [{ name: adam, schedule: cosine(9) }]"],
    ["dampening: 0.1", "It belongs to an optimizer: optimizers: [{ name: momentum, form: pytorch, dampening: 0.1 }]"],
    [
      "lr: [1, 2]",
      "It belongs to an optimizer: optimizers: [{ name: adam, learningRate: 1 }, { name: adam, learningRate: 2 }]",
    ],
    ["optimizers: [{ name: sgd }]\nlr: 1", "It belongs to an optimizer: optimizers: [{ name: sgd, learningRate: 1 }]"],
  ])("has a hint that is right: %j", async (text, hint) => {
    expect((await mistakesIn(text)).map((found) => found.hint)).toEqual([hint]);
    const [, written] = hint.match(/(?:Write|optimizer:) (\w+: .*)/) ?? [];
    if (written !== undefined && !/^learningRate/.test(written)) expect(await mistakesIn(written)).toEqual([]);
  });

  it("is printed with place, excerpt, underline and hint", async () => {
    const [found] = await mistakesIn("theme: dark\n  # a comment\nxlim: [2, -2]\n");
    expect(mistakeText({ ...(found as NonNullable<typeof found>), file: "reels/docs.yaml" })).toBe(
      [
        "reels/docs.yaml:3:7: xlim is reversed: 2 is above -2.",
        "  xlim: [2, -2]",
        "        ^^^^^^^",
        "  Write the lower end first: xlim: [-2, 2]",
      ].join("\n"),
    );
  });
});
