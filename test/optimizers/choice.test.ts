import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import type { Vector } from "../../src/math/vector.js";
import { objectives } from "../../src/objectives/registry.js";
import { type OptimizerChoice, optimizerFor } from "../../src/optimizers/choice.js";
import { hyperParameters } from "../../src/optimizers/hyper-parameter.js";
import type { OwnRule } from "../../src/optimizers/own.js";
import { type OptimizerSettings, optimizers, ruleOf } from "../../src/optimizers/registry.js";
import { scheduledRate } from "../../src/optimizers/schedule.js";
import { record } from "../../src/trajectory/record.js";

/** Sign descent, with a step that shrinks. */
const signs: OwnRule<number> = {
  name: "signs",
  init: () => 1,
  update: (gradient, scale) => ({ step: gradient.map((g) => -0.1 * scale * Math.sign(g)), state: 0.9 * scale }),
};

/** Every form of every rule, with some of its settings. */
const made = fc.constantFrom(...Object.keys(optimizers)).chain((name) =>
  fc.constantFrom(...Object.keys(ruleOf(name).forms)).chain((form) => {
    const known = Object.entries(ruleOf(name).forms[form]?.defaults ?? {});
    return fc.record({
      name: fc.constant(name),
      form: fc.constant(form),
      options: fc.subarray(known).map((entries) => Object.fromEntries(entries.map(([key, value]) => [key, value / 2]))),
    });
  }),
);

describe("what a rule made", () => {
  it("is used as it is, and its settings make the same optimizer", () => {
    fc.assert(
      fc.property(made, ({ name, form, options }) => {
        fc.pre(
          Object.entries(options).every(([key, value]) => hyperParameters[key as "beta1"].isValid(value as number)),
        );
        const optimizer = ruleOf(name)({ form, ...options });
        const resolved = optimizerFor(optimizer);
        expect(resolved.optimizer).toBe(optimizer);
        const again = optimizerFor(resolved.settings as OptimizerSettings).optimizer;
        const [one, other] = [optimizer, again].map((each) => record(each, objectives.quadratic, [1, 0], 5));
        expect(again.name).toBe(optimizer.name);
        expect(other?.pointAt(5)).toEqual(one?.pointAt(5));
      }),
    );
  });

  it.each<readonly [OptimizerChoice, OptimizerSettings | undefined]>([
    [optimizers.adam(), { name: "adam" }],
    [optimizers.adam({ learningRate: 0.1 }), { name: "adam", learningRate: 0.1 }],
    [optimizers.adam({ form: "pytorch", beta1: 0.8 }), { name: "adam", form: "pytorch", beta1: 0.8 }],
    [optimizers.sgd({ learningRate: 0.1, weightDecay: 0.2 }), { name: "sgd", learningRate: 0.1, weightDecay: 0.2 }],
    [
      optimizers.sgd({ learningRate: scheduledRate(0.5, "1/sqrt(t)") }),
      { name: "sgd", learningRate: 0.5, schedule: "1/sqrt(t)" },
    ],
    [optimizers.sgd({ learningRate: (t) => 1 / t }), undefined],
    [
      { name: "lion", learningRate: 0.1 },
      { name: "lion", learningRate: 0.1 },
    ],
    [{ ...optimizers.adam(), name: "mine" }, undefined],
    [signs, undefined],
  ])("is written with what it was given, if that is data", (choice, settings) => {
    expect(optimizerFor(choice).settings).toEqual(settings);
  });
});

describe("a rule of one's own", () => {
  it("descends", () => {
    const { optimizer } = optimizerFor(signs);
    expect(record(optimizer, objectives.quadratic, [1, 0], 2).pointAt(1)).toEqual([1.1, -0.1]);
    expect(optimizer.readouts).toEqual([]);
  });

  it("keeps what it has besides, and may be an object of a class with other arrays", () => {
    class Rule implements OwnRule<number> {
      readonly name = "ahead";
      readonly #rate = 0.1;
      readonly readouts = [{ name: "count", shape: "scalar", of: (state: number) => [state] }] as const;
      init() {
        return 0;
      }
      lookAhead(point: readonly number[]) {
        return point.map((x) => x + this.#rate);
      }
      update(gradient: readonly number[], state: number) {
        return { step: Float64Array.from(gradient, (g) => -this.#rate * g), state: state + 1 };
      }
    }
    const { optimizer } = optimizerFor(new Rule());
    expect(optimizer.lookAhead?.([1], 0)).toEqual([1.1]);
    expect(optimizer.readouts[0]?.of(3)).toEqual([3]);
    expect(optimizer.update([2], 0, [1])).toEqual({ step: [-0.2], state: 1 });
  });

  it.each<readonly [change: object, message: string, setting: string]>([
    [{ name: "" }, `name must be the rule's name, not "".`, "name"],
    [{ init: 3 }, "init must be a function of the start, not 3.", "init"],
    [{ update: undefined }, "update must be a function of gradient, state and point, not undefined.", "update"],
    [{ lookAhead: 1 }, "lookAhead must be a function of point and state, not 1.", "lookAhead"],
    [{ readouts: "m" }, 'readouts must be a list of what the state shows, not "m".', "readouts"],
  ])("with %j is refused, and the part named", (change, message, setting) => {
    const mistake = mistakeOf(() => optimizerFor({ ...signs, ...change } as OwnRule));
    expect(mistake.message).toBe(message);
    expect(mistake.mistakes[0].settings).toEqual([[setting]]);
  });

  it.each([
    [() => [1, 2], "undefined"],
    [() => ({ step: [1], state: 0 }), "[1]"],
    [() => ({ step: ["1", 2], state: 0 }), '["1", 2]'],
    [() => ({ step: 3, state: 0 }), "3"],
    [() => undefined, "undefined"],
  ])("whose first step is of another shape is refused there: %s", (update, text) => {
    const { optimizer } = optimizerFor({ ...signs, update } as never);
    const mistake = mistakeOf(() => record(optimizer, objectives.quadratic, [1, 0], 2));
    expect(mistake.message).toBe(`Each step of signs must be 2 numbers, not ${text}.`);
    expect(mistake.mistakes[0].settings).toEqual([["update"]]);
  });

  it("whose later step is of another shape is refused there", () => {
    const update = (_gradient: Vector, t: number) => ({ step: t < 2 ? [0.1, 0.1] : [0.1, 0.1, 0.1], state: t + 1 });
    const { optimizer } = optimizerFor({ ...signs, init: () => 0, update } as never);
    expect(record(optimizer, objectives.quadratic, [1, 0], 2).pointAt(2)).toHaveLength(2);
    const mistake = mistakeOf(() => record(optimizer, objectives.quadratic, [1, 0], 3));
    expect(mistake.message).toBe("Each step of signs must be 2 numbers, not [0.1, 0.1, 0.1].");
  });
});

it.each<readonly [unknown, string, string | undefined]>([
  ["adam", '"adam"', 'Write { name: "adam" }.'],
  [optimizers.adam, "a function", "Call it: optimizers.adam()."],
  [null, "null", undefined],
  [{}, "{}", undefined],
  [() => 3, "a function", undefined],
])("an optimizer cannot be %j", (choice, text, hint) => {
  const mistake = mistakeOf(() => optimizerFor(choice as OptimizerChoice));
  expect(mistake.message).toBe(`An optimizer is settings such as { name: "amsgrad" }, not ${text}.`);
  expect(mistake.hint).toBe(hint);
});

it.each<readonly [object, string, string]>([
  [{ name: "adam", learningRate: -1 }, "learningRate must be a finite number above 0, not -1.", "learningRate"],
  [{ name: "adam", beta1: "0.9" }, 'beta1 must lie in [0, 1), not "0.9".', "beta1"],
  [{ name: "adam", form: "jax" }, 'adam has no form "jax".', "form"],
  [{ name: "adamm" }, 'There is no optimizer "adamm".', "name"],
  [{ name: "sgd", beta1: 0.9 }, "sgd has no setting beta1.", "beta1"],
  [{ name: "sgd", schedule: "warm" }, 'There is no learning-rate schedule "warm".', "schedule"],
  [{ name: "sgd", schedule: 3 }, 'A schedule is text, such as "1/sqrt(t)", not 3.', "schedule"],
  [{ name: "sgd", learningRate: () => 1 }, "learningRate must be a number, not a function.", "learningRate"],
])("a mistake in settings is about the setting: %j", (settings, message, path) => {
  const mistake = mistakeOf(() => optimizerFor(settings as OptimizerSettings));
  expect(mistake.message).toBe(message);
  expect(mistake.mistakes[0].settings).toEqual([[path]]);
});

function mistakeOf(act: () => unknown): UsageError {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error("No mistake.");
}
