import { describe, expect, it } from "vitest";
import { type Vector, zip } from "../../src/math/vector.js";
import type { hyperParameters } from "../../src/optimizers/hyper-parameter.js";
import type { Optimizer } from "../../src/optimizers/optimizer.js";
import { optimizers, ruleOf } from "../../src/optimizers/registry.js";
import { HOUSE } from "../../src/optimizers/rule.js";
import type { LearningRate } from "../../src/optimizers/schedule.js";
import { publishedVectors, type ReferenceSetup, referenceGradients, trajectories } from "../support/reference.js";

/** The tolerance for trajectories stated in test/reference. */
const CLOSE = { atol: 1e-12, rtol: 0 };

/** The reference's names of forms, which follow the rule's name. */
const FORMS: Readonly<Record<string, string>> = {
  "": HOUSE,
  torch: "pytorch",
  keras: "keras",
  optax: "optax",
  paper: "paper",
  lookahead: "lookahead",
  centered_torch: "centered",
};

/** The reference's names of hyper-parameters. */
const PARAMETERS: Readonly<Record<string, keyof typeof hyperParameters>> = {
  lr: "learningRate",
  mu: "momentum",
  damp: "dampening",
  rho: "rho",
  b1: "beta1",
  b2: "beta2",
  b3: "beta3",
  eps: "epsilon",
  eps_root: "epsilonRoot",
  acc0: "initialAccumulator",
  v0: "initialAccumulator",
  wd: "weightDecay",
  psi: "momentumDecay",
};

/** Settings that our form names imply; m0 is 0 or v0. */
const SAID_BY_THE_FORM = new Set(
  "form amsgrad correct decoupled eps_inside eps_at eps_form centered nesterov clip optax_quirk m0".split(" "),
);

/** Forms without figures of their own, and the form whose path they follow, with other settings where needed. */
const SAME_PATH: readonly { readonly name: string; readonly model: string; readonly settings?: object }[] = [
  { name: "sgd:pytorch", model: "sgd" },
  { name: "sgd:keras", model: "sgd" },
  { name: "sgd:optax", model: "sgd" },
  { name: "momentum:pytorch", model: "momentum" },
  { name: "momentum:keras", model: "momentum" },
  { name: "momentum:optax", model: "momentum" },
  { name: "nesterov:pytorch", model: "nesterov" },
  { name: "nesterov:keras", model: "nesterov" },
  { name: "nesterov:optax", model: "nesterov" },
  { name: "adagrad:pytorch", model: "adagrad" },
  { name: "adagrad:optax", model: "adagrad:keras" },
  { name: "adadelta:pytorch", model: "adadelta" },
  { name: "adadelta:optax", model: "adadelta" },
  { name: "adam:optax", model: "adam:pytorch" },
  { name: "adamax:pytorch", model: "adamax" },
  { name: "adamax:optax", model: "adamax" },
  { name: "nadam:optax", model: "nadam" },
  { name: "radam:pytorch", model: "radam" },
  { name: "adabelief:optax", model: "adabelief" },
  { name: "lion:keras", model: "lion" },
  { name: "lion:optax", model: "lion", settings: { weightDecay: 0 } },
  { name: "adopt:optax", model: "adopt" },
];

/** Forms that test/objectives/online.test.ts compares with the counterexample's figures. */
const HELD_ELSEWHERE = ["adam:paper"];

/** References to rules that gradreel does not have. */
const NOT_RUN = [
  { of: "sophia", why: "it needs second derivatives" },
  { of: "rprop", why: "it is meant for exact gradients alone" },
  { of: "lua/rprop/0", why: "as rprop" },
  { of: "lua/rprop/2", why: "as rprop" },
  { of: "lua/rprop/4", why: "as rprop" },
];

const runs = trajectories.runs.filter(isKnown);
const vectors = publishedVectors.filter(isKnown);
const notRun = [
  ...trajectories.runs.map((run) => ({ ...run, of: run.optimizer })),
  ...publishedVectors.map((vector) => ({ ...vector, of: vector.id })),
].filter((setup) => !isKnown(setup));

describe.each(runs)("$optimizer ($note)", (run) => {
  it("follows the reference's points with its hyper-parameters", () => {
    expectPoints(optimizerFor(run), run);
  });

  it("has these hyper-parameters by default", () => {
    const { name, form } = formFor(run);
    expectPoints(ruleOf(name)({ form }), run);
  });
});

describe.each(vectors)("$id", (vector) => {
  it("gives the values of the library's test suite", () => {
    const { start, gradient_sequence, gradient_sequence_constant: same, objective, expected, tolerance } = vector;
    const gradientAt = objective === undefined ? undefined : gradientOf(objective);
    const gradient = (point: Vector, t: number): Vector =>
      gradientAt?.(point) ?? same ?? (gradient_sequence?.[t - 1] as Vector);
    const points = walk(optimizerFor(vector), gradient, start, lastStep(expected));
    for (const [t, wanted] of Object.entries(expected)) {
      const point = points[Number(t)] as Vector;
      const isValue = vector.expected_is.startsWith("objective value sum(x^2)");
      expectClose(isValue ? [point.reduce((sum, x) => sum + x ** 2, 0)] : point, [wanted].flat(), tolerance);
    }
  });
});

it.each(SAME_PATH)("$name follows the path of $model", ({ name, model, settings = {} }) => {
  const gradient = gradientOf("cubic1d");
  const expected = walk(byName(model), gradient, [-1], 200);
  walk(byName(name, settings), gradient, [-1], 200).forEach((point, t) => {
    expectClose(point, expected[t] as Vector, CLOSE);
  });
});

it("every form is compared with figures", () => {
  const held = new Set([
    ...[...runs, ...vectors].map(formFor).map(({ name, form }) => `${name}:${form}`),
    ...SAME_PATH.map(({ name }) => name),
    ...HELD_ELSEWHERE,
  ]);
  const forms = Object.entries(optimizers).flatMap(([name, { forms }]) =>
    Object.keys(forms).map((form) => `${name}:${form}`),
  );
  expect(forms.filter((form) => !held.has(form))).toEqual([]);
});

it("every reference is used, except those of rules that gradreel lacks", () => {
  expect(notRun.map(({ of }) => of)).toEqual(NOT_RUN.map(({ of }) => of));
});

it.skip.each(NOT_RUN)("$of is not run: $why", () => {});

function isKnown({ optimizer }: ReferenceSetup): boolean {
  return Object.hasOwn(optimizers, ruleNameOf(optimizer));
}

/** `adam (house, folded)` and `adam_torch` are both `adam`. */
function ruleNameOf(optimizer: string): string {
  return (optimizer.match(/^[a-z]+/) as RegExpMatchArray)[0];
}

function formFor({ optimizer, hyper }: ReferenceSetup): { name: string; form: string } {
  const name = ruleNameOf(optimizer);
  const suffix = optimizer.replace(/ .*/, "").slice(name.length + 1);
  const form = FORMS[suffix];
  if (!form) throw new Error(`The reference has a new form: ${optimizer}.`);
  if (form === "keras" && hyper["centered"] === true) return { name, form: "keras-centered" };
  return { name, form: hyper["damp"] ? "pytorch" : form };
}

function optimizerFor(setup: ReferenceSetup): Optimizer {
  const { name, form } = formFor(setup);
  const { lr_decay: decay, ...hyper } = setup.hyper;
  const takes = ruleOf(name).forms[form]?.defaults ?? {};
  const options: Record<string, LearningRate> = {};
  for (const [key, value] of Object.entries(hyper)) {
    const parameter = PARAMETERS[key];
    if (!parameter) {
      expect(SAID_BY_THE_FORM).toContain(key);
      continue;
    }
    // A hyper-parameter that a form lacks counts as 0.
    if (value !== 0 || Object.hasOwn(takes, parameter)) options[parameter] = value as number;
  }
  if (decay) options["learningRate"] = (t) => (hyper["lr"] as number) / (1 + (t - 1) * (decay as number));
  return ruleOf(name)({ form, ...options } as object);
}

function byName(label: string, settings: object = {}): Optimizer {
  const [name = "", form] = label.split(":");
  return ruleOf(name)({ form, ...settings });
}

function gradientOf(objective: string): (point: Vector) => Vector {
  const gradient = referenceGradients[objective];
  if (!gradient) throw new Error(`The reference has a new objective: ${objective}.`);
  return gradient;
}

/** Every point of a run, from the start on. */
function walk(
  optimizer: Optimizer,
  gradient: (point: Vector, t: number) => Vector,
  start: Vector,
  steps: number,
): Vector[] {
  const points = [start];
  let state = optimizer.init(start);
  let point = start;
  for (let t = 1; t <= steps; t++) {
    const next = optimizer.update(gradient(optimizer.lookAhead?.(point, state) ?? point, t), state, point);
    point = zip(point, next.step, (x, dx) => x + dx);
    state = next.state;
    points.push(point);
  }
  return points;
}

function expectPoints(optimizer: Optimizer, { objective, start, at }: (typeof runs)[number]): void {
  const points = walk(optimizer, gradientOf(objective), start, lastStep(at));
  for (const [t, wanted] of Object.entries(at)) expectClose(points[Number(t)] as Vector, wanted, CLOSE);
}

function lastStep(expected: object): number {
  return Math.max(...Object.keys(expected).map(Number));
}

function expectClose(actual: Vector, wanted: Vector, { atol, rtol }: { atol: number; rtol: number }): void {
  expect(actual).toHaveLength(wanted.length);
  actual.forEach((value, i) => {
    const target = wanted[i] as number;
    expect(Math.abs(value - target)).toBeLessThanOrEqual(atol + rtol * Math.abs(target));
  });
}
