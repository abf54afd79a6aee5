import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { variantsOf } from "../../src/reel-files/variants.js";

const namesIn = (variants: object) => variantsOf(variants as never).map(({ names }) => Object.values(names).join(" "));
const adam = (settings: object) => [{ name: "adam", ...settings }];

describe("the names of what a reel varies in", () => {
  it.each<[values: readonly unknown[], names: readonly string[]]>([
    [
      [[{ name: "sgd" }], [{ name: "adam" }, { name: "lion" }]],
      ["sgd", "adam-lion"],
    ],
    [
      [[{ name: "sgd", learningRate: 1 }], [{ name: "adam", learningRate: 2 }]],
      ["sgd", "adam"],
    ],
    [
      [adam({ learningRate: 0.1 }), adam({ learningRate: 0.2 })],
      ["adam-0.1", "adam-0.2"],
    ],
    [
      [adam({}), adam({ learningRate: 1e-7 })],
      ["adam", "adam-1e-7"],
    ],
    [
      [adam({ beta1: 0.5, learningRate: 0.1 }), adam({ beta1: 0.5, learningRate: 0.2 })],
      ["adam-0.1", "adam-0.2"],
    ],
    [
      [adam({ form: "pytorch" }), adam({ form: "keras" })],
      ["adam-pytorch", "adam-keras"],
    ],
    [
      [adam({ schedule: "step(9)" }), adam({ schedule: "1/sqrt(t)" })],
      ["adam-step-9-", "adam-1-sqrt-t-"],
    ],
    [
      [adam({ beta1: 0.5 }), adam({ beta2: 0.5 })],
      ["adam-1", "adam-2"],
    ],
  ])("say of optimizers what differs: %j", (optimizers, names) => {
    expect(namesIn({ optimizers })).toEqual(names);
  });

  it.each<[setting: string, values: readonly unknown[], names: readonly string[]]>([
    ["objective", [{ formula: "x^2" }, "cubic"], ["1", "cubic"]],
    ["title", ["a b", "a-b"], ["a-b-1", "a-b-2"]],
    ["title", ["A", "a", "b"], ["A-1", "a-2", "b-3"]],
    ["xlim", [[0, 1], "auto"], ["0-1", "auto"]],
  ])("are numbered where what they say is the same: %s %j", (setting, values, names) => {
    expect(namesIn({ [setting]: values })).toEqual(names);
  });

  it("are all different, and fit for files", () => {
    const word = fc.constantFrom("a", "A", "a b", "a-1", "1", "", "/", "é");
    const settings = fc.record(
      { name: word, learningRate: fc.constantFrom(1, 2), form: word },
      { requiredKeys: ["name"] },
    );
    const values = fc.uniqueArray(fc.oneof(word, settings, fc.array(settings, { maxLength: 2 })), {
      minLength: 1,
      maxLength: 6,
      selector: (value) => JSON.stringify(value),
    });
    fc.assert(
      fc.property(values, (title) => {
        const names = namesIn({ title });
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(title.length);
        for (const name of names) expect(name).toMatch(/^[\w.+-]+$/);
      }),
    );
  });
});
