import { describe, expect, it } from "vitest";
import { objectives, onlineObjectives } from "../../src/objectives/registry.js";
import type { OptimizerChoice } from "../../src/optimizers/choice.js";
import { type OptimizerSettings, optimizers } from "../../src/optimizers/registry.js";
import { scheduledRate } from "../../src/optimizers/schedule.js";
import { recordedTitle, runLabels, spokenNames, titleOf } from "../../src/reel/labels.js";

const title = (...choices: OptimizerChoice[]) => titleOf(choices, objectives.cubic);

describe("the title of one run", () => {
  it.each<[OptimizerSettings, string]>([
    [{ name: "amsgrad" }, "Amsgrad, learning_rate = 0.01"],
    [{ name: "amsgrad", learningRate: 0.5, beta1: 0.5 }, "Amsgrad, learning_rate = 0.5"],
    [{ name: "adam", form: "pytorch" }, "Adam (PyTorch), learning_rate = 0.01"],
    [{ name: "adadelta" }, "AdaDelta, learning_rate = 1"],
    [{ name: "sgd", schedule: "1/sqrt(t)" }, "SGD, learning_rate = 0.01 · 1/sqrt(t)"],
    [{ name: "sgd", learningRate: 2e12 }, "SGD, learning_rate = 2e12"],
    [{ name: "sgd", learningRate: 123456.789 }, "SGD, learning_rate = 123500"],
  ])("names the rule and its learning rate, as the post does: %j", (settings, expected) => {
    expect(title(settings)).toBe(expected);
  });
});

describe("what rules made, and rules of one's own,", () => {
  const own = { name: "signs", init: () => 0, update: () => ({ step: [0], state: 0 }) };
  const falling = optimizers.adam({ form: "keras", learningRate: (t) => 1 / t, beta1: 0.5 });

  it("are called as their settings are, and by their names", () => {
    expect(title(optimizers.adam({ learningRate: 0.1 }))).toBe("Adam, learning_rate = 0.1");
    expect(title(optimizers.sgd({ learningRate: scheduledRate(0.1, "1/sqrt(t)") }))).toBe(
      title({ name: "sgd", learningRate: 0.1, schedule: "1/sqrt(t)" }),
    );
    expect(title(falling)).toBe("Adam (Keras)");
    expect(title(own)).toBe("signs");
    expect(runLabels([own, falling, { name: "sgd" }])).toEqual([
      "signs",
      "Adam (Keras), beta1 = 0.5",
      "SGD, lr = 0.01",
    ]);
    expect(spokenNames([own, { name: "adam" }])).toEqual({ all: "optimizers", labels: ["signs", "Adam"] });
  });

  it("of a function without a name or formula have it called f", () => {
    const objective = { ...objectives.quadratic, variables: ["w", "b"], name: "f", formula: undefined };
    expect(titleOf([own, { name: "sgd" }], objective)).toBe("signs, SGD");
    expect(titleOf([own, { name: "sgd" }], { ...objective, name: "loss" })).toBe("Loss");
    expect(recordedTitle(["a", "b"], objective)).toBe("f(w, b)");
  });
});

describe("the title of several runs", () => {
  it("names the function and what they share", () => {
    expect(title({ name: "sgd" }, { name: "adam" })).toBe("f(x) = x − x³, learning_rate = 0.01");
    expect(title({ name: "adam", beta1: 0 }, { name: "amsgrad", beta1: 0 })).toBe(
      "f(x) = x − x³, learning_rate = 0.01, beta1 = 0",
    );
    expect(title({ name: "sgd", learningRate: 0.1 }, { name: "adam" })).toBe("f(x) = x − x³");
  });

  it("gives the name instead of a long formula, leaves one out that has none, and is never empty", () => {
    const optimizers: OptimizerSettings[] = [{ name: "sgd", learningRate: 0.1 }, { name: "adam" }];
    const formula = "x + ".repeat(30);
    expect(titleOf(optimizers, { ...objectives.cubic, formula })).toBe("Cubic");
    expect(titleOf([{ name: "sgd" }, { name: "adam" }], objectives.beale)).toBe("Beale, learning_rate = 0.01");
    expect(titleOf(optimizers, { ...objectives.cubic, formula, name: formula })).toBe("SGD, Adam");
  });

  it("says what is called how: f of one variable or two, or the loss", () => {
    const optimizers: OptimizerSettings[] = [{ name: "sgd", learningRate: 0.1 }, { name: "adam" }];
    expect(titleOf(optimizers, objectives.saddle)).toBe("f(x, y) = x² − y²");
    expect(titleOf(optimizers, onlineObjectives["reddi-3"])).toBe("loss = 10x if t mod 3 = 1, else −x");
  });
});

describe("a label", () => {
  it("names the rule and what it does not share", () => {
    expect(runLabels([{ name: "sgd" }, { name: "adam", form: "keras" }])).toEqual(["SGD", "Adam (Keras)"]);
    expect(
      runLabels([
        { name: "sgd", learningRate: 0.1 },
        { name: "sgd", learningRate: 0.2 },
      ]),
    ).toEqual(["SGD, lr = 0.1", "SGD, lr = 0.2"]);
    expect(
      runLabels([
        { name: "adam", beta1: 0 },
        { name: "adam", epsilon: 1, beta1: 0 },
      ]),
    ).toEqual(["Adam", "Adam, epsilon = 1"]);
  });

  it("gives numbers to four digits", () => {
    const [first] = runLabels([{ name: "adam", beta2: 1 / 101 }, { name: "adam" }]);
    expect(first).toBe("Adam, beta2 = 0.009901");
  });
});

describe("a formula in a title", () => {
  const printed = (formula: string) => recordedTitle(["a", "b"], { ...objectives.cubic, formula });
  it.each([
    ["x^12 - 2*x", "f(x) = x¹² − 2·x"],
    ["x**2", "f(x) = x²"],
    ["2^x + x^2.5 + x^(1/2)", "f(x) = 2^x + x^2.5 + x^(1/2)"],
    ["2^3^x", "f(x) = 2^3^x"],
    ["x^2x", "f(x) = x^2x"],
  ])("%s is printed %s", (formula, expected) => {
    expect(printed(formula)).toBe(expected);
  });
});

describe("the title of recorded runs", () => {
  it("is the function, after the name of the only one", () => {
    expect(recordedTitle(["run"], objectives.cubic)).toBe("run, f(x) = x − x³");
    expect(recordedTitle(["a", "b"], objectives.cubic)).toBe("f(x) = x − x³");
  });
});
