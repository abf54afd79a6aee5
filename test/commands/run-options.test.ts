import { describe, expect, it } from "vitest";
import { optimizersOf } from "../../src/commands/run-options.js";
import { onlineObjectives } from "../../src/objectives/registry.js";

/** The settings that options ask for. */
function asked(values: Readonly<Record<string, unknown>>) {
  return optimizersOf(values).map(({ settings }) => settings);
}

describe("--optimizer", () => {
  it("is amsgrad unless told otherwise", () => {
    expect(optimizersOf({})).toEqual([{ label: "amsgrad", settings: { name: "amsgrad" } }]);
  });

  it.each([
    ["adam", { name: "adam" }],
    ["amsgrad:pytorch", { name: "amsgrad", form: "pytorch" }],
    ["amsgrad:lr=0.02", { name: "amsgrad", learningRate: 0.02 }],
    ["amsgrad:pytorch:lr=0.02,beta1=.5", { name: "amsgrad", form: "pytorch", learningRate: 0.02, beta1: 0.5 }],
    ["amsgrad:pytorch,lr=0.02", { name: "amsgrad", form: "pytorch", learningRate: 0.02 }],
    ["adam:learning-rate=1e-3:eps=0", { name: "adam", learningRate: 0.001, epsilon: 0 }],
    ["adamw:wd=0.1", { name: "adamw", weightDecay: 0.1 }],
    ["adamw:weight-decay=0.1", { name: "adamw", weightDecay: 0.1 }],
    ["adamw:weightDecay=0.1", { name: "adamw", weightDecay: 0.1 }],
    ["sgd:schedule=step(30,0.5),lr=1", { name: "sgd", schedule: "step(30,0.5)", learningRate: 1 }],
    ["sgd:schedule=1/sqrt(t)", { name: "sgd", schedule: "1/sqrt(t)" }],
    [" adam : lr = 0.1 ", { name: "adam", learningRate: 0.1 }],
  ])("reads %j", (text, settings) => {
    expect(asked({ optimizer: text })).toEqual([settings]);
  });

  it("makes one run of each time it is given, by the text it was given", () => {
    const named = optimizersOf({ optimizer: ["adam", "sgd:lr=0.1"] });
    expect(named.map(({ label }) => label)).toEqual(["adam", "sgd:lr=0.1"]);
  });

  it("goes before the options that hold for all runs", () => {
    const values = { optimizer: ["adam:lr=0.5", "adam:pytorch"], "learning-rate": "0.1", schedule: "exponential(0.9)" };
    expect(asked(values)).toEqual([
      { name: "adam", learningRate: 0.5, schedule: "exponential(0.9)" },
      { name: "adam", form: "pytorch", learningRate: 0.1, schedule: "exponential(0.9)" },
    ]);
  });

  it("takes from an online objective what is not set and what the rule has", () => {
    const of = (values: Readonly<Record<string, unknown>>) =>
      optimizersOf(values, onlineObjectives["reddi-3"]).map(({ settings }) => settings);
    const usual = { learningRate: 0.5, schedule: "1/sqrt(t)" };
    expect(of({ optimizer: "adam:paper" })).toEqual([
      { name: "adam", form: "paper", ...usual, beta1: 0, beta2: 1 / 101 },
    ]);
    expect(of({ optimizer: "sgd" })).toEqual([{ name: "sgd", ...usual }]);
    expect(of({ optimizer: "adam:lr=1", beta2: "0.5" })).toEqual([
      { name: "adam", learningRate: 1, schedule: "1/sqrt(t)", beta1: 0, beta2: 0.5 },
    ]);
  });

  it.each([
    ["adamm", 'There is no optimizer "adamm".', "Did you mean adam?"],
    ["constructor", 'There is no optimizer "constructor".', expect.stringContaining("sgd, momentum")],
    ["adam:lr=fast", '--optimizer adam:lr=fast: lr must be a finite number, not "fast".', expect.anything()],
    ["sgd:betta1=3", '--optimizer sgd:betta1=3: there is no setting "betta1".', "There are lr, wd, schedule."],
    ["adam:bet1=3", '--optimizer adam:bet1=3: there is no setting "bet1".', "Did you mean beta1?"],
    ["adam:__proto__=3", '--optimizer adam:__proto__=3: there is no setting "__proto__".', expect.anything()],
    ["adam:pytorch:keras", '--optimizer adam:pytorch:keras: "keras" has no value.', expect.stringContaining("lr=0.1")],
    ["adam:lr=1,lr=2", '--optimizer adam:lr=1,lr=2: "lr=2" sets learningRate again.', undefined],
    ["adam:lr=1,learningRate=2", expect.stringContaining('"learningRate=2" sets learningRate again'), undefined],
    ["adam,sgd", "--optimizer adam,sgd names two rules.", "Give it twice: -O adam -O sgd."],
    ["adam:lr=1:keras", '--optimizer adam:lr=1:keras: "keras" has no value.', expect.stringContaining("lr=0.1")],
  ])("refuses %s, saying what and what next", (text, message, hint) => {
    expect(() => asked({ optimizer: text })).toThrow(expect.objectContaining({ message, hint }));
  });

  it("refuses the same run twice", () => {
    expect(() => asked({ optimizer: ["adam", "sgd", "adam "] })).toThrow("Two of the runs are the same.");
  });
});
