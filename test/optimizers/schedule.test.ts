import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import { optimizerOf } from "../../src/optimizers/registry.js";
import { scheduledRate, scheduleOf, schedules } from "../../src/optimizers/schedule.js";

describe("scheduledRate", () => {
  it.each([
    { text: "constant", at: { 1: 1, 7: 1, 1000: 1 } },
    { text: "1/sqrt(t)", at: { 1: 1, 4: 1 / 2, 100: 1 / 10 } },
    { text: "1/sqrt", at: { 1: 1, 4: 1 / 2 } },
    { text: "step(10)", at: { 1: 1, 10: 1, 11: 0.1, 20: 0.1, 21: 0.01 } },
    { text: "step(3,0.5)", at: { 3: 1, 4: 0.5, 7: 0.25 } },
    { text: "step(2,0)", at: { 2: 1, 3: 0 } },
    { text: "exponential(0.9)", at: { 1: 1, 2: 0.9, 4: 0.729 } },
    { text: "exponential(0)", at: { 1: 1, 2: 0 } },
    { text: "cosine(200)", at: { 1: 1, 101: 0.5, 201: 0, 5000: 0 } },
    { text: "cosine(3)", at: { 2: 0.75, 3: 0.25 } },
    { text: "cosine(200,0.2)", at: { 1: 1, 101: 0.6, 201: 0.2, 5000: 0.2 } },
    { text: "warmup(10)", at: { 1: 0.1, 5: 0.5, 10: 1, 11: 1 } },
    { text: "warmup(1)", at: { 1: 1 } },
  ])("$text equals its formula", ({ text, at }) => {
    expectFactors(text, at);
  });

  it("multiplies the schedules between stars", () => {
    expectFactors("warmup(10)*cosine(200)", { 1: 0.1, 10: (1 + Math.cos((Math.PI * 9) / 200)) / 2, 101: 0.5, 201: 0 });
    expectFactors("exponential(0.5)*exponential(0.5)*constant", { 1: 1, 2: 0.25, 3: 0.0625 });
  });

  it.each([" warmup( 10 ) * cosine ( 200 , 0 ) ", "1 / sqrt( t )", "constant()"])("accepts spaces: %s", (text) => {
    expect(scheduledRate(1, text)(1)).toBeGreaterThan(0);
  });

  it.each([
    "cosin(20)",
    "constructor",
    "constructor(1)",
    "__proto__",
    "toString()",
    "hasOwnProperty",
    "step(10",
    "step(10))",
    "step(step(10))",
    "(10)",
    "1/t",
  ])("refuses %s, names it and lists the choices", (text) => {
    const mistake = mistakeOf(`warmup(10) * ${text}`);
    expect(mistake.message).toContain(`"${text}"`);
    for (const { usage } of schedules) expect(mistake.hint).toContain(usage);
  });

  it.each(["", "*", "warmup(10)*", "*warmup(10)", "warmup(10)**cosine(5)"])(
    "refuses %j, which lacks a factor",
    (text) => {
      expect(mistakeOf(text).message).toContain(`"${text}"`);
    },
  );

  it.each([
    ["constant(5)", "constant"],
    ["1/sqrt(2)", "1/sqrt(t)"],
    ["step", "step(n,γ)"],
    ["step(t)", "step(n,γ)"],
    ["step(0)", "step(n,γ)"],
    ["step(1.5)", "step(n,γ)"],
    ["step(10,1.1)", "step(n,γ)"],
    ["step(10,)", "step(n,γ)"],
    ["step(,0.5)", "step(n,γ)"],
    ["step(1 0)", "step(n,γ)"],
    ["step(1,0.1,2)", "step(n,γ)"],
    ["exponential()", "exponential(γ)"],
    ["exponential(-0.1)", "exponential(γ)"],
    ["cosine(10,2)", "cosine(n,floor)"],
    ["cosine(-3)", "cosine(n,floor)"],
    ["warmup(ten)", "warmup(n)"],
    ["warmup(Infinity)", "warmup(n)"],
    ["warmup(NaN)", "warmup(n)"],
  ])("refuses the numbers of %s and shows its syntax", (text, usage) => {
    const mistake = mistakeOf(`constant*${text}`);
    expect(mistake.message).toContain(`"${text}"`);
    expect(mistake.hint).toContain(`It is written ${usage}:`);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuses a learning rate of %d", (rate) => {
    expect(() => scheduledRate(rate, "constant")).toThrow(new RegExp(`learningRate.*${rate}`));
  });
});

describe("scheduleOf", () => {
  it("makes a number a constant schedule and keeps a function", () => {
    const falling = (t: number): number => 1 / t;
    expect([1, 2, 1000].map(scheduleOf(0.3))).toEqual([0.3, 0.3, 0.3]);
    expect(scheduleOf(falling)).toBe(falling);
  });
});

describe("optimizerOf", () => {
  it("multiplies the form's learning rate by the schedule", () => {
    expect(secondStep(optimizerOf({ name: "sgd", schedule: "exponential(0.5)" }))).toBe(-0.005);
    expect(secondStep(optimizerOf({ name: "sgd", schedule: "exponential(0.5)", learningRate: 1 }))).toBe(-0.5);
  });

  it.each(["constructor", "__proto__", "torch"])("refuses the form %s, with a schedule or without", (form) => {
    for (const schedule of [undefined, "constant"]) {
      expect(() => optimizerOf({ name: "adam", form, schedule })).toThrow(`adam has no form "${form}".`);
    }
  });

  it.each(["constructor", "__proto__", "toString", ""])("refuses the rule %j", (name) => {
    expect(() => optimizerOf({ name: name as "sgd" })).toThrow(`There is no optimizer "${name}".`);
  });
});

function secondStep(optimizer: ReturnType<typeof optimizerOf>): number {
  const { state } = optimizer.update([1], optimizer.init([0]), [0]);
  return optimizer.update([1], state, [0]).step[0] as number;
}

function expectFactors(text: string, at: Readonly<Record<number, number>>): void {
  const schedule = scheduledRate(0.01, text);
  for (const [t, factor] of Object.entries(at)) expect(schedule(Number(t))).toBeCloseTo(0.01 * factor, 15);
}

function mistakeOf(text: string): UsageError {
  try {
    scheduledRate(0.01, text);
  } catch (mistake) {
    expect(mistake).toBeInstanceOf(UsageError);
    return mistake as UsageError;
  }
  throw new Error(`"${text}" was understood.`);
}
