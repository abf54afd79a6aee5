import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import { type Vector, zip } from "../../src/math/vector.js";
import type { Optimizer } from "../../src/optimizers/optimizer.js";
import { optimizers, ruleOf } from "../../src/optimizers/registry.js";
import { descend, type Step } from "../../src/trajectory/descend.js";

const FORMS = Object.entries(optimizers).flatMap(([name, { forms }]) =>
  Object.keys(forms).map((form) => ({ name, form })),
);

const number = fc.double({ min: -10, max: 10, noNaN: true });
const pair = fc.tuple(number, number);

describe.each(FORMS)("$name:$form", ({ name, form }) => {
  const settings = ruleOf(name).forms[form]?.defaults ?? {};
  const decay = Object.hasOwn(settings, "weightDecay") ? { weightDecay: 0.1 } : {};

  it("treats each variable as if it were the only one", () => {
    fc.assert(
      fc.property(pair, fc.array(pair, { minLength: 1, maxLength: 12 }), (start, noise) => {
        const both = stepsOf(create(name, form, decay), start, noise);
        const each = [0, 1].map((i) =>
          stepsOf(
            create(name, form, decay),
            pick(start, i),
            noise.map((pair) => pick(pair, i)),
          ),
        );
        both.forEach(({ point }, k) => {
          expect(point).toEqual(each.flatMap((steps) => steps[k]?.point));
        });
      }),
      { numRuns: 30 },
    );
  });

  it("stays finite if the gradient is 0, even with guards of 0", () => {
    const guards = ["epsilon", "epsilonRoot", "initialAccumulator"].filter((guard) => Object.hasOwn(settings, guard));
    const unguarded = create(name, form, Object.fromEntries(guards.map((guard) => [guard, 0])));
    const zeros = new Array(50).fill([0]);
    for (const optimizer of [create(name, form), unguarded]) {
      for (const { update, state } of stepsOf(optimizer, [0], zeros, () => 0)) {
        const shown = optimizer.readouts.flatMap((readout) => readout.of(state));
        expect([...update, ...shown].every(Number.isFinite)).toBe(true);
      }
    }
  });

  it("continues from a given state without changing it", () => {
    const optimizer = create(name, form, decay);
    const start = Object.freeze([1, -2]);
    const gradient = Object.freeze([3, 0]);
    const first = optimizer.update(gradient, frozen(optimizer.init(start)), start);
    const second = () => optimizer.update(gradient, frozen(first.state), start);
    expect(second()).toEqual(second());
  });

  it("reads out each quantity of its state in its shape", () => {
    const optimizer = create(name, form);
    const { state } = optimizer.update([3, 0], optimizer.init([1, -2]), [1, -2]);
    for (const { name, shape, of } of optimizer.readouts) {
      expect(name).toMatch(/^[a-z]+(_[a-z]+)*\d?(_hat)?$/);
      expect(of(state)).toHaveLength(shape === "scalar" ? 1 : 2);
    }
  });

  it("names its source and its differences", () => {
    const { source, differs } = ruleOf(name).forms[form] ?? {};
    expect(source).toMatch(/\S/);
    expect(differs).toMatch(/\S/);
  });
});

describe("a rule", () => {
  it.each(["torch", "constructor", "__proto__", ""])("refuses the form %j and lists its own", (form) => {
    const mistake = mistakeOf(() => optimizers.adadelta({ form }));
    expect(mistake.message).toBe(`adadelta has no form "${form}".`);
    expect(mistake.hint).toBe(
      "It is adadelta alone, or one of adadelta:pytorch, adadelta:keras, adadelta:optax, adadelta:paper.",
    );
  });

  it.each(["beta3", "constructor", "__proto__"])("refuses the setting %j and lists its own", (setting) => {
    const options = Object.fromEntries([[setting, 0.5]]);
    const mistake = mistakeOf(() => ruleOf("rmsprop")({ form: "keras", ...options }));
    expect(mistake.message).toBe(`rmsprop:keras has no setting ${setting}.`);
    expect(mistake.mistakes[0]).toMatchObject({ settings: [[setting]], isName: true });
    expect(mistake.hint).toBe("It takes learningRate, rho, epsilon and weightDecay.");
  });

  it("accepts the settings of its form, not those of another form", () => {
    expect(() => optimizers.momentum({ dampening: 0.1 })).toThrow("momentum has no setting dampening.");
    expect(() => optimizers.momentum({ form: "pytorch", dampening: 0.1 })).not.toThrow();
  });

  it.each([
    ["momentum", "momentum", 1],
    ["momentum:pytorch", "dampening", 1.5],
    ["rmsprop", "rho", -0.1],
    ["adan", "beta3", 1],
    ["adan:optax", "epsilonRoot", -1],
    ["adagrad", "initialAccumulator", Number.NaN],
    ["nadam:keras", "momentumDecay", Number.POSITIVE_INFINITY],
    ["adamw", "weightDecay", -0.01],
    ["adam", "epsilon", "1e-8"],
  ])("%s refuses a %s of %s", (label, setting, value) => {
    const [name = "", form = "house"] = label.split(":");
    const mistake = mistakeOf(() => create(name, form, { [setting]: value }));
    expect(mistake.mistakes[0]).toMatchObject({ settings: [[setting]], value });
    expect(mistake.message).toMatch(new RegExp(`^${setting} must .*, not "?${value}"?\\.$`));
    expect(mistake.hint).toMatch(/\S/);
  });

  it("treats an undefined option as absent", () => {
    const optimizer = optimizers.sgd({ form: undefined, learningRate: undefined, weightDecay: undefined });
    expect(optimizer.name).toBe("sgd");
    expect(optimizer.update([1], { t: 0 }, [1]).step).toEqual([-0.01]);
  });

  it("has its form in its name unless that is the usual one", () => {
    expect(optimizers.rmsprop().name).toBe("rmsprop");
    expect(optimizers.rmsprop({ form: "keras-centered" }).name).toBe("rmsprop:keras-centered");
  });
});

describe("weight decay", () => {
  it.each(FORMS)("of $name:$form is that of its library", ({ name, form }) => {
    const hasNone = ["yogi", "adan", "adopt"].includes(name) || form === "paper";
    const isAlwaysDecoupled = ["adamw", "adabelief", "lion"].includes(name);
    const ofForm = /^(keras|optax)/.test(form) || isAlwaysDecoupled ? "decoupled" : "l2";
    expect(ruleOf(name).forms[form]?.weightDecay).toBe(hasNone ? undefined : ofForm);
  });

  it("passes through the rule as L2, but not when decoupled", () => {
    const settings = { weightDecay: 0.5, learningRate: 0.1 };
    // Adam divides a gradient by its own size, so the pull λx gives a first step of α.
    const l2 = optimizers.adam({ ...settings, epsilon: 0 });
    const decoupled = optimizers.adam({ ...settings, epsilon: 0, form: "keras" });
    expect(firstStep(l2, [0], [4])[0]).toBeCloseTo(-0.1, 12);
    expect(firstStep(decoupled, [0], [4])[0]).toBeCloseTo(-0.1 * 0.5 * 4, 12);
  });

  it("is the same in both kinds for plain steps", () => {
    const settings = { weightDecay: 0.5, learningRate: 0.1, momentum: 0 };
    const l2 = firstStep(optimizers.momentum(settings), [3, -1], [4, 8]);
    const decoupled = firstStep(optimizers.momentum({ ...settings, form: "keras" }), [3, -1], [4, 8]);
    l2.forEach((dx, i) => {
      expect(decoupled[i]).toBeCloseTo(dx, 12);
    });
    expect(l2[0]).toBeCloseTo(-0.1 * (3 + 0.5 * 4), 12);
  });

  it("follows the schedule of the learning rate when decoupled", () => {
    const optimizer = optimizers.adamw({ learningRate: (t) => 0.1 / t, weightDecay: 0.5 });
    const pulls = stepsOf(optimizer, [1], [[0], [0]], () => 0).map(({ update }) => update[0]);
    expect(pulls).toEqual([-0.1 * 0.5, -0.05 * 0.5 * (1 - 0.1 * 0.5)]);
  });

  it("of a rule that looks ahead equals descent on the penalized function", () => {
    const settings = { form: "lookahead", learningRate: 0.1, momentum: 0.5 };
    const noise = [[1], [1], [1], [1]];
    const decayed = stepsOf(optimizers.nesterov({ ...settings, weightDecay: 0.3 }), [2], noise, (x) => 0.2 * x);
    const penalized = stepsOf(optimizers.nesterov(settings), [2], noise, (x) => (0.2 + 0.3) * x);
    decayed.forEach(({ point }, i) => {
      expect(point[0]).toBeCloseTo(penalized[i]?.point[0] as number, 12);
    });
  });

  it("is off at 0, and is refused by a form without it", () => {
    expect(firstStep(optimizers.adamw({ weightDecay: 0 }), [0], [4])).toEqual([0]);
    for (const name of ["yogi", "adan", "adopt"]) {
      expect(() => ruleOf(name)({ weightDecay: 0.1 })).toThrow(`${name} has no setting weightDecay.`);
    }
  });
});

function create(name: string, form: string, settings: object = {}): Optimizer {
  return ruleOf(name)({ form, ...settings });
}

/** A run on gradients that depend on both the point and the step. */
function stepsOf<State>(
  optimizer: Optimizer<State>,
  start: Vector,
  noise: readonly Vector[],
  slope: (x: number) => number = (x) => 0.1 * x,
): Step<State>[] {
  const gradient = (point: Vector, t: number): Vector => zip(point, noise[t - 1] as Vector, (x, n) => slope(x) + n);
  const steps: Step<State>[] = [];
  for (const step of descend(optimizer, { gradient }, start)) {
    steps.push(step);
    if (step.t === noise.length) break;
  }
  return steps;
}

function pick(vector: Vector, i: number): Vector {
  return [vector[i] as number];
}

function firstStep<State>(optimizer: Optimizer<State>, gradient: Vector, point: Vector): Vector {
  return optimizer.update(gradient, optimizer.init(point), point).step;
}

function frozen<State>(state: State): State {
  for (const part of Object.values(state as object)) Object.freeze(part);
  return Object.freeze(state);
}

function mistakeOf(act: () => unknown): UsageError {
  try {
    act();
  } catch (mistake) {
    expect(mistake).toBeInstanceOf(UsageError);
    return mistake as UsageError;
  }
  throw new Error("Nothing was refused.");
}
