import { describe, expect, it } from "vitest";
import { mistakesOf } from "../support/reel-files.js";

const REELS = "reels must be names with a reel each. | reels: { race: { extends: race } }";
const EMPTY =
  'There is no reel in it. | A reel of nothing, {}, is the default figure; "extends: race" is a built-in one.';
const SETTINGS = "A reel is settings such as { frames: 100 }, not";
const NESTED = "Nested mappings are not allowed in compact mappings.";
const FLOW = "Block collections are not allowed within flow collections.";
const SINGLE = "Implicit keys need to be on a single line.";
const VALUES = "Implicit map keys need to be followed by map values.";
const QUOTES = "A text with a colon in it stands in quotes:";
const SPACE = "A space is missing behind the colon:";
const OPTIMIZER = 'An optimizer is settings such as { name: "amsgrad" }, not';

describe("a reel file that is no YAML", () => {
  it.each<[text: string, ...mistakes: string[]]>([
    ["frames: 3\nframes: 4\n", '2:1 "frames" is said twice, first in line 1. | Leave one out.'],
    ["reels:\n  a: {}\n  a: {}\n", '3:3 "a" is said twice, first in line 2. | Leave one out.'],
    ["reels:\n\ta: 1\n", "2:1 YAML is indented by spaces, not by tabs."],
    ["reels:\n  a:\n\tframes: 3\n", "3:1 YAML is indented by spaces, not by tabs."],
    ["title: a: b: c # d\n", `1:8 This is no YAML: ${NESTED} | ${QUOTES} title: "a: b: c"`],
    ["reels:\n  a: { title: a: b }\n", `2:15 This is no YAML: ${FLOW} | ${QUOTES} title: "a: b"`],
    ["frames:100\n", `1:1 ${SETTINGS} "frames:100". | ${SPACE} frames: 100`],
    ["reels:\n  a:\n    frames:100\n", `3:5 ${SETTINGS} "frames:100". | ${SPACE} frames: 100`],
    ["fps: 3\nframes:100\n", `2:1 This is no YAML: ${VALUES} | ${SPACE} frames: 100`],
    ["fps: 3\nframes:100\nframes: 9\n", `2:1 This is no YAML: ${SINGLE} | ${SPACE} frames: 100`],
    ["{ frames:100 }\n", `1:3 A reel has no setting "frames:100". | ${SPACE} frames: 100`],
    ["frames: 3\n---\nframes: 4\n", "2:1 A file is one document: several reels go under reels."],
    [
      "frames: *some\nfps: *other\n",
      "1:9 Nothing before this is called &some.",
      "2:6 Nothing before this is called &other.",
    ],
    ["reels:\n  ? [a, b]\n  : {}\n", "2:5 A name is text."],
    ["reels: { a: { <<: 3 } }\n", "This cannot be read: Merge sources must be maps or map aliases."],
  ])("is told so where that is: %j", async (text, ...mistakes) => {
    expect(await mistakesOf(text)).toEqual(mistakes);
  });

  it("says where a bracket is missing", async () => {
    expect(await mistakesOf("frames: [1, 2\ntheme: dark\n")).toEqual([expect.stringMatching(/^2:1 This is no YAML: /)]);
  });

  it.each([
    ["optimizers: &o [*o]\n", "1:17 &o cannot have itself within it."],
    ["variants: &v { theme: [*v] }\n", "1:24 &v cannot have itself within it."],
    ["reels: &r { a: &a { title: *r } }\n", "1:28 &r cannot have itself within it."],
  ])("is told where it would go on for ever: %j", async (text, mistake) => {
    expect(await mistakesOf(text)).toEqual([mistake]);
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
    expect(await mistakesOf(file)).toEqual([
      expect.stringMatching(/a\.yaml" is no UTF-8 text\. \| Save it as UTF-8\.$/),
    ]);
  });

  it("is not read when it has more than a megabyte", async () => {
    const comment = `#${"x".repeat(1 << 20)}`;
    expect(await mistakesOf(comment)).toEqual([
      expect.stringContaining("has 1048577 bytes; a reel file has 1048576 at most"),
    ]);
    expect(await mistakesOf(`frames: 0\n#${"x".repeat((1 << 20) - 11)}`)).toEqual([
      expect.stringContaining("1:9 frames"),
    ]);
  });

  it("is read with a byte order mark and the line ends of Windows, which count for no column", async () => {
    expect(await mistakesOf("\ufeffframes: 0\r\nreadout: 1\r\n")).toEqual([
      "1:9 frames must be a whole number from 1 to 5000000, not 0.",
      "2:10 readout must be true or false, not 1.",
    ]);
  });
});

describe("a reel file that says what no reel is", () => {
  it.each<[text: string, ...mistakes: string[]]>([
    ["", `1:1 ${EMPTY}`],
    ["# nothing yet\n", `1:1 ${EMPTY}`],
    ["- frames: 3\n", `1:1 ${SETTINGS} [{"frames":3}].`],
    ["hello\n", `1:1 ${SETTINGS} "hello".`],
    ["reels:\n", `1:7 ${REELS}`],
    ["reels: {}\n", `1:1 ${REELS}`],
    ["reels: [a]\n", `1:8 ${REELS}`],
    ["defaults: { frames: 3 }\n", `1:1 ${REELS}`],
    ["reels:\n  a: 3\n", `2:6 ${SETTINGS} 3.`],
    ["reels: { a: {} }\ndefault: {}\n", '2:1 A file of several reels has no "default". | Did you mean defaults?'],
    [
      "reels: { a: {} }\nframes: 3\n",
      '2:1 A file of several reels has no "frames". | Settings go into a reel: reels, then its name, then frames. What all share goes under defaults.',
    ],
    [
      "reels:\n  ../x: {}\n",
      '2:3 "../x" is no name for a reel. | Use letters, digits, - and _: files are named after it.',
    ],
    [
      "reels:\n  été: {}\n",
      '2:3 "été" is no name for a reel. | Use letters, digits, - and _: files are named after it.',
    ],
    ["reels:\n  1: { frames: 0 }\n", "2:16 frames must be a whole number from 1 to 5000000, not 0."],
    ["reels:\n  null: { frames: 0 }\n", "2:19 frames must be a whole number from 1 to 5000000, not 0."],
    ["reels:\n  __proto__: { frames: 0 }\n", "2:24 frames must be a whole number from 1 to 5000000, not 0."],
    [
      "__proto__: { frames: 0 }\n",
      expect.stringMatching(/^1:1 A reel has no setting "__proto__"\. \| It has extends, for,/),
    ],
    ["constructor: 3\n", expect.stringMatching(/^1:1 A reel has no setting "constructor"\./)],
    [
      "extends: rce\n",
      expect.stringMatching(/^1:10 extends must be one of .*race.*, not rce\. \| Did you mean race\?$/),
    ],
    ["for: gitub\n", expect.stringMatching(/^1:6 for must be one of .*, not gitub\. \| Did you mean github\?$/)],
    [
      "them: dark\nhold: 3\nlr: 1\n",
      '1:1 A reel has no setting "them". | Did you mean theme?',
      '2:1 A reel has no setting "hold". | Did you mean hold?',
      '3:1 A reel has no setting "lr". | It goes into an optimizer: optimizers: [{ name: adam, learningRate: 1 }]',
    ],
    ["size-budget: 3\n", '1:1 A reel has no setting "size-budget". | Did you mean sizeBudget?'],
    ["format: gif\n", expect.stringContaining('1:1 A reel has no setting "format".')],
    ["xlim: [1, .nan]\n", "1:7 xlim must be two finite numbers, not 1,NaN."],
    ["panels: [f, losss]\n", expect.stringMatching(/^1:13 panels must be some of .*, not "losss"\./)],
    ["sizeBudget: { gif: 0 }\n", expect.stringMatching(/^1:20 sizeBudget must be a whole number from 1 .*, not 0\.$/)],
    ["sizeBudget: []\n", expect.stringMatching(/^1:13 sizeBudget must be bytes/)],
    ["objective: { formula: x - sine(x) }\n", expect.stringMatching(/^1:23 Unknown function "sine"\./)],
    [
      "objective: { formula: x, b: 2 }\n",
      '1:1 An objective is a name or { formula: "x^2" }, not {"formula":"x","b":2}.',
    ],
    ["objective:\n", '1:11 An objective is a name or { formula: "x^2" }, not null.'],
    ["optimizers: adam\n", "1:13 A reel has from 1 to 8 optimizers, not adam. | Write optimizers: [{ name: adam }]"],
    [
      "lr: 1\noptimizers: [null]\n",
      '1:1 A reel has no setting "lr". | It goes into an optimizer: optimizers: [{ name: adam, learningRate: 1 }]',
      `2:14 ${OPTIMIZER} null.`,
    ],
    [
      "optimizers: [adam, null, [], {lr: 3}]\n",
      `1:14 ${OPTIMIZER} adam. | Write { name: adam }`,
      `1:20 ${OPTIMIZER} null.`,
      `1:26 ${OPTIMIZER} [].`,
      `1:30 ${OPTIMIZER} {"lr":3}.`,
    ],
    ["optimizers:\n  - name: adamm\n", '2:11 There is no optimizer "adamm". | Did you mean adam?'],
    [
      "optimizers: [{ name: adam, lr: 3, beta1: 2 }]\n",
      '1:28 adam has no setting "lr". | Did you mean learningRate?',
      "1:42 beta1 must lie in [0, 1), not 2. | The usual value is 0.9.",
    ],
    ["optimizers: [{ name: constructor }]\n", expect.stringMatching(/^1:22 There is no optimizer "constructor"\./)],
    ["optimizers: [{ name: adam, schedule: 3 }]\n", '1:38 A schedule is text, such as "1/sqrt(t)", not 3.'],
  ])("is told so where that is: %j", async (text, ...mistakes) => {
    expect(await mistakesOf(text)).toEqual(mistakes);
  });
});
