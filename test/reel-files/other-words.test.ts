import { describe, expect, it } from "vitest";
import { mistakesOf } from "../support/reel-files.js";

describe("a reel file that says something in other words", () => {
  const TEXT = "not the text";
  it.each<[text: string, message: string, hint: string]>([
    ['fps: "25"', `fps must be a number from 0.01 to 60, ${TEXT} "25".`, "Leave out the quotes: 25"],
    ['tangent: "true"', `tangent must be true or false, ${TEXT} "true".`, "Leave out the quotes: true"],
    ["counter: yes", `counter must be true or false, ${TEXT} "yes".`, "Write true."],
    ['xlim: ["-2", 2]', 'xlim must be two finite numbers, not ["-2", 2].', "Write xlim: [-2, 2]"],
    ["ylim: -2,2", "ylim must be two finite numbers, not -2,2.", "Write ylim: [-2, 2]"],
    ["xlim: '[-2, 2]'", 'xlim must be two finite numbers, not "[-2, 2]".', "Write xlim: [-2, 2]"],
    ["start: 2", "start must be a list of numbers, such as [-1], not 2.", "Write start: [2]"],
    [
      "reference: '0.5'",
      `reference must be auto, none or a finite number, ${TEXT} "0.5".`,
      "Leave out the quotes: 0.5",
    ],
    ["arrows: step", "arrows must be a list of gradient, step, not step.", "Write arrows: [step]"],
    [
      "optimizers: { sgd: { momentum: 1 } }",
      expect.stringContaining("A reel has from 1 to 8 optimizers"),
      "Write optimizers: [{ name: sgd, momentum: 1 }]",
    ],
    [
      "optimizers: [sgd: { learningRate: 1 }]",
      expect.stringContaining("An optimizer is settings"),
      "Write { name: sgd, learningRate: 1 }",
    ],
    ["fps: on", "fps must be a number from 0.01 to 60, not on.", ""],
    ["tangent: '1'", "tangent must be true or false, not 1.", ""],
    ["output: a.gif", 'A reel has no setting "output".', "Did you mean out?"],
    ["size: 640x360", 'A reel has no setting "size".', "Write width: 640, and height: 360"],
    ["reel: { race: {} }", 'A reel has no setting "reel".', "Several reels of a file go under reels"],
    ["function: x^2", 'A reel has no setting "function".', "Write objective: { formula: x^2 }"],
    ["formula: 3 + x", 'A reel has no setting "formula".', 'Write objective: { formula: "3 + x" }'],
    ["function: beale", 'A reel has no setting "function".', "Write objective: beale"],
    ["optimizer: adam", 'A reel has no setting "optimizer".', "Write optimizers: [{ name: adam }]"],
    ["optimizers: 3", "A reel has from 1 to 8 optimizers, not 3.", ""],
    ["optimizers: { adam: 0.1 }", expect.stringContaining("A reel has from 1 to 8 optimizers"), ""],
    ["optimizers: 'adam,sgd'", expect.stringContaining("A reel has from 1 to 8 optimizers"), ""],
    ["optimizers: 'adam:lr=0.1'", expect.stringContaining("A reel has from"), "[{ name: adam, learningRate: 0.1 }]"],
    [
      "optimizers: { adam: { lr: 0.1 }, sgd: }",
      expect.stringContaining("A reel"),
      "learningRate: 0.1 }, { name: sgd }]",
    ],
    ["optimizer: { name: sgd }", 'A reel has no setting "optimizer".', "Write optimizers: [{ name: sgd }]"],
    ["learning_rate: 0.05", 'A reel has no setting "learning_rate".', "[{ name: adam, learningRate: 0.05 }]"],
    ['weightDecay: "0.1"', 'A reel has no setting "weightDecay".', "[{ name: adam, weightDecay: 0.1 }]"],
    ["schedule: cosine(9)", 'A reel has no setting "schedule".', "[{ name: adam, schedule: cosine(9) }]"],
    ["dampening: 0.1", 'A reel has no setting "dampening".', "[{ name: momentum, form: pytorch, dampening: 0.1 }]"],
    ["lr: 1\noptimizers: [{ name: sgd }]", 'A reel has no setting "lr".', "[{ name: sgd, learningRate: 1 }]"],
    ["lr: 1\noptimizers: [{ name: sgd, form: x }]", 'A reel has no setting "lr".', "[{ name: adam, learningRate: 1 }]"],
    ["lr: [1, 2]", 'A reel has no setting "lr".', "[{ name: adam, learningRate: 1 }, { name: adam, learningRate: 2 }]"],
    [
      "variants: { learningRate: [0.1, 0.2] }",
      'variants has no setting "learningRate".',
      "variants: { optimizers: [[{ name: adam, learningRate: 0.1 }], [{ name: adam, learningRate: 0.2 }]] }",
    ],
  ])("is told the words to write: %j", async (text, message, hint) => {
    const [said = ""] = await mistakesOf(text);
    expect(said.replace(/^1:\d+ /, "").split(" | ")).toEqual([
      message,
      ...(hint ? [expect.stringContaining(hint)] : []),
    ]);
  });

  const TAKES = "It takes learningRate, weightDecay, schedule";
  it.each<[settings: string, ...mistakes: string[]]>([
    ["name: SGD", '1:22 There is no optimizer "SGD". | Did you mean sgd?'],
    ["name: 'adam:pytorch'", '1:22 There is no optimizer "adam:pytorch". | Write { name: adam, form: pytorch }'],
    ["name: 'adam:lr=1'", '1:22 There is no optimizer "adam:lr=1". | Write { name: adam, learningRate: 1 }'],
    [
      "name: adam, form: torch",
      expect.stringMatching(/^1:34 adam has no form "torch"\. \| It is adam without a form, or one of .*pytorch/),
    ],
    [
      "name: sgd, momentum: 0.9",
      `1:27 sgd has no setting "momentum". | ${TAKES}; there is an optimizer { name: momentum }.`,
    ],
    ["name: sgd, zzz: 0.9", `1:27 sgd has no setting "zzz". | ${TAKES}.`],
    ["name: sgd, weight-decay: 3", '1:27 sgd has no setting "weight-decay". | Did you mean weightDecay?'],
    [
      'name: sgd, learningRate: "0.1"',
      '1:41 learningRate must be a finite number above 0, not the text "0.1". | Leave out the quotes: 0.1',
    ],
    [
      "name: adma, learningrate: 0.05, beta1: 2, rho: 0.9",
      '1:22 There is no optimizer "adma". | Did you mean adam?',
      '1:28 An optimizer has no setting "learningrate". | Did you mean learningRate?',
      expect.stringMatching(/^1:55 beta1 must lie in \[0, 1\), not 2\./),
    ],
    [
      "name: adam, form: nope, lr: 3",
      expect.stringMatching(/^1:34 adam has no form/),
      '1:40 adam has no setting "lr". | Did you mean learningRate?',
    ],
  ])("has optimizers whose every mistake is told: { %s }", async (settings, ...mistakes) => {
    expect(await mistakesOf(`optimizers: [{ ${settings} }]\n`)).toEqual(mistakes);
  });
});
