import { describe, expect, it, vi } from "vitest";
import { UsageError } from "../../src/errors.js";
import { type ObjectiveChoice, resolveObjective } from "../../src/objectives/choice.js";
import { formulaObjective } from "../../src/objectives/formula/formula.js";
import { objectives, onlineObjectives } from "../../src/objectives/registry.js";
import type { OwnObjective } from "../../src/objectives/sources/own.js";

/** One object and one line: what adding a source takes. */
vi.mock("../../src/objectives/sources/sources.js", async (load) => {
  const { sources } = await load<typeof import("../../src/objectives/sources/sources.js")>();
  const toy = {
    names: ["toy"],
    takes: (choice: unknown): choice is { toy: number } =>
      typeof choice === "object" && choice !== null && "toy" in choice,
    resolve: async ({ toy }: { toy: number }) => formulaObjective(`(x - ${toy})^2`),
    dataOf: (choice: unknown) => choice,
  };
  return { sources: [...sources, toy] };
});

const bowl: OwnObjective = {
  variables: ["w", "b"],
  value: ([w = 0, b = 0]) => w ** 2 + 2 * b ** 2,
  gradient: ([w = 0, b = 0]) => [2 * w, 4 * b],
  start: { b: 1, w: 2 },
};

describe("an objective in a reel", () => {
  it.each(Object.entries({ ...objectives, ...onlineObjectives }))(
    "may be the object of %s, which is written as its name",
    async (name, objective) => {
      const resolved = await resolveObjective(objective);
      expect(resolved.objective).toBe(objective);
      expect(resolved.data).toBe(name);
    },
  );

  it("may be a formula, or a function that was made of one", async () => {
    const typed = formulaObjective("  f(b, w) = w^2 + b ");
    const resolved = await resolveObjective(typed);
    expect(resolved.objective).toBe(typed);
    expect(resolved.data).toEqual({ formula: "f(b, w) = w^2 + b" });
    const again = await resolveObjective(resolved.data as ObjectiveChoice);
    expect(again.data).toEqual(resolved.data);
    expect(again.objective.variables).toEqual(["b", "w"]);
  });

  it("may be of a source that was added to the list", async () => {
    const { objective, data } = await resolveObjective({ toy: 3 } as never);
    expect(objective.value([5], 1)).toBe(4);
    expect(data).toEqual({ toy: 3 });
    await expect(resolveObjective("toyy" as never)).rejects.toMatchObject({ hint: "Did you mean toy?" });
  });

  it.each([
    ["x^2", 'There is no objective "x^2".', 'Write a formula as objective: { formula: "x^2" }.'],
    [3, 'An objective is a name or { formula: "x^2" }, not 3.', undefined],
    [{}, 'An objective is a name or { formula: "x^2" }, not {}.', undefined],
    [null, 'An objective is a name or { formula: "x^2" }, not null.', undefined],
    [
      () => 3,
      'An objective is a name or { formula: "x^2" }, not a function.',
      'Write { variables: ["x"], value, gradient, start: [1] }.',
    ],
  ])("cannot be %j", async (choice, message, hint) => {
    const mistake = await mistakeOf(choice);
    expect(mistake).toMatchObject({ message, hint });
    expect(mistake.mistakes[0].settings).toEqual([["objective"]]);
  });

  it.each([
    [{ formula: 3 }, ["formula"]],
    [{ formula: "x", b: 2 }, ["b"]],
  ])("that is %j is a mistake in its settings", async (choice, path) => {
    expect((await mistakeOf(choice)).mistakes[0].settings).toEqual([["objective", ...path]]);
  });

  it("that is a wrong formula is a mistake in it", async () => {
    const { message, mistakes } = await mistakeOf({ formula: "sine(x)" });
    expect(message).toMatch(/^Unknown function "sine"\.\n {2}sine\(x\)\n {2}\^\^\^\^$/);
    expect(mistakes[0].settings).toEqual([["objective", "formula"]]);
  });
});

describe("a function of one's own", () => {
  it("is an objective with what it leaves out, and no data", async () => {
    const { objective, data } = await resolveObjective(bowl);
    expect(data).toBeUndefined();
    expect(objective).toMatchObject({ name: "f", variables: ["w", "b"], start: [2, 1], minima: [] });
    expect([objective.value([1, 2], 1), objective.gradient([1, 2], 1)]).toEqual([9, [2, 8]]);
  });

  it("may be an object of a class, and return other arrays", async () => {
    class Bowl implements OwnObjective {
      readonly variables = ["x"];
      readonly start = [3];
      readonly #scale = 2;
      value([x = 0]: number[]) {
        return this.#scale * x ** 2;
      }
      gradient([x = 0]: number[]) {
        return Float64Array.of(2 * this.#scale * x);
      }
    }
    const { objective } = await resolveObjective(new Bowl());
    expect([objective.value([3], 1), objective.gradient([3], 1)]).toEqual([18, [12]]);
  });

  it("cannot change the run by changing its point", async () => {
    const { objective } = await resolveObjective({
      ...bowl,
      value(point: number[]) {
        point[0] = 7;
        return 1;
      },
    });
    const point = [1, 2];
    objective.value(point, 1);
    expect(point).toEqual([1, 2]);
  });

  it("cannot be changed afterwards", async () => {
    const { objective } = await resolveObjective({
      ...bowl,
      minima: [[0, 0]],
      view: [
        [-3, 3],
        [-2, 2],
      ],
    });
    for (const part of [objective, objective.variables, objective.start]) expect(Object.isFrozen(part)).toBe(true);
    expect(objective).toMatchObject({
      minima: [[0, 0]],
      view: [
        [-3, 3],
        [-2, 2],
      ],
    });
  });

  it.each<readonly [change: object, message: string, path: readonly (string | number)[]]>([
    [{ variables: "x" }, 'objective.variables must be names such as ["x"], not "x".', ["variables"]],
    [{ variables: [] }, "objective.variables must be one name or two, not 0.", ["variables"]],
    [{ variables: ["a", "b", "c"] }, "objective.variables must be one name or two, not 3.", ["variables"]],
    [{ variables: ["w", ""] }, 'objective.variables[1] cannot be "".', ["variables", 1]],
    [{ variables: ["w", "w,b"] }, 'objective.variables[1] cannot be "w,b".', ["variables", 1]],
    [
      { variables: ["t", "b"] },
      'objective.variables[0] cannot be "t": a trace has a column of this name.',
      ["variables", 0],
    ],
    [
      { variables: ["θ", "theta"] },
      'objective.variables[1] cannot be "theta": there are two of this name.',
      ["variables", 1],
    ],
    [{ value: 3 }, "objective.value must be a function of a point, not 3.", ["value"]],
    [{ gradient: undefined }, "objective.gradient must be a function of a point, not undefined.", ["gradient"]],
    [{ value: () => "3" }, 'objective.value must return a number, not "3" at [2, 1].', ["value"]],
    [{ gradient: () => [1] }, "objective.gradient must return 2 numbers, not [1] at [2, 1].", ["gradient"]],
    [{ gradient: () => undefined }, "objective.gradient must return 2 numbers, not undefined at [2, 1].", ["gradient"]],
    [{ start: [1] }, "f has 2 variables, but the start has 1: [1].", ["start"]],
    [{ start: { w: 1 } }, "objective.start has no value for b.", ["start"]],
    [{ start: undefined }, "objective.start must be a number for each variable, not undefined.", ["start"]],
    [
      { minima: [0, 0] },
      "objective.minima must be points of a finite number for each variable, not [0, 0].",
      ["minima"],
    ],
    [
      {
        view: [
          [3, -3],
          [0, 1],
        ],
      },
      "objective.view must be two intervals, each a lower and an upper end, not [[3, -3], [0, 1]].",
      ["view"],
    ],
    [{ name: 3 }, "objective.name must be text, not 3.", ["name"]],
    [{ minimum: [[0, 0]] }, "An objective has no minimum.", ["minimum"]],
  ])("with %j is refused, and the setting named", async (change, message, path) => {
    const mistake = await mistakeOf({ ...bowl, ...change });
    expect(mistake.message).toBe(message);
    expect(mistake.mistakes[0].settings).toEqual([["objective", ...path]]);
  });

  it("has all its mistakes named", async () => {
    const { mistakes } = await mistakeOf({ variables: 3, value: 4 });
    expect(mistakes.map(({ settings: [path] }) => path?.join("."))).toEqual([
      "objective.variables",
      "objective.value",
      "objective.gradient",
      "objective.start",
    ]);
  });
});

async function mistakeOf(choice: unknown): Promise<UsageError> {
  try {
    await resolveObjective(choice as ObjectiveChoice);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error("No mistake.");
}
