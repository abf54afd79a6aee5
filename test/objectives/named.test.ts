import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import type { Vector } from "../../src/math/vector.js";
import { resolveObjective } from "../../src/objectives/choice.js";
import type { ObjectiveData } from "../../src/objectives/data.js";
import type { Objective } from "../../src/objectives/objective.js";
import { isOnline } from "../../src/objectives/online.js";
import { objectives, onlineObjectives } from "../../src/objectives/registry.js";
import { referencePath } from "../support/reference.js";

/** What an objective is held to: figures computed independently of this project. */
interface Expected {
  readonly id: string;
  readonly start: Vector;
  readonly view: readonly (readonly [number, number])[];
  readonly f_start: number;
  readonly gradient_start: Vector;
  /** Each as its coordinates, then f there. */
  readonly minima: readonly Vector[];
}

const { objectives: published } = JSON.parse(readFileSync(referencePath("objectives.json"), "utf8")) as {
  readonly objectives: readonly Expected[];
};

/** The post's two functions, by hand. */
const POST: readonly Expected[] = [
  {
    id: "cubic",
    start: [-1],
    view: [
      [-5, 5],
      [-5, 5],
    ],
    f_start: 0,
    gradient_start: [-2],
    minima: [[-1 / Math.sqrt(3), -2 / (3 * Math.sqrt(3))]],
  },
  {
    id: "quadratic",
    start: [1, 0],
    view: [
      [-2, 6],
      [-4, 2],
    ],
    f_start: -4,
    gradient_start: [-2, 2],
    minima: [[2, -1, -6]],
  },
];

const expectations = new Map([...POST, ...published].map((expected) => [expected.id, expected]));

/** Local minima beside the global ones, with f there: by Newton's method in 50 digits. */
const LOCAL: Readonly<Record<string, readonly number[]>> = {
  "styblinski-tang": [-64.19561235905536, -64.19561235905536, -50.05889331056788],
  "six-hump-camel": [-0.21546382438371764, -0.21546382438371764, 2.1042503103112584, 2.1042503103112584],
  "goldstein-price": [30, 84, 840],
  "three-hump-camel": [0.2986384422368598, 0.2986384422368598],
  michalewicz: [-1.2140595156208163],
  mccormick: [1.2283696986087569],
};

const CLOSE = 1e-9;

describe.each(Object.values(objectives))("$name", (objective) => {
  const { name, variables, value, gradient, minima, start } = objective;
  const dimension = variables.length;
  const expected = expectations.get(name);
  if (!expected) throw new Error(`No reference for ${name}.`);

  it("has the value and the gradient of the reference at its start", () => {
    expect(start).toEqual(expected.start);
    expectNear(value(start), expected.f_start, CLOSE);
    gradient(start).forEach((slope, i) => {
      expectNear(slope, expected.gradient_start[i], CLOSE);
    });
  });

  it("has the global minima of the reference, then the local ones", () => {
    const values = [...expected.minima.map((minimum) => minimum[dimension] as number), ...(LOCAL[name] ?? [])];
    expect(minima).toHaveLength(values.length);
    values.forEach((height, i) => {
      expectNear(value(minima[i] as Vector), height, CLOSE);
    });
    for (const [i, point] of expected.minima.entries()) {
      minima[i]?.forEach((x, axis) => {
        expectNear(x, point[axis], CLOSE);
      });
    }
  });

  it("is flat at its minima and higher all around them", () => {
    const count = dimension === 1 ? 2 : 64;
    const angles = Array.from({ length: count }, (_, i) => (2 * Math.PI * i) / count);
    for (const minimum of minima) {
      for (const slope of gradient(minimum)) expectNear(slope, 0, 1e-11);
      for (const angle of angles) {
        const direction = [Math.cos(angle), Math.sin(angle)];
        const neighbor = minimum.map((x, axis) => x + 1e-3 * (direction[axis] as number));
        expect(value(neighbor)).toBeGreaterThan(value(minimum));
      }
    }
  });

  it("has the gradient of its value", () => {
    // Central differences of half-width 1e-5 are off by 1e-10 f‴/6 and by rounding, 1e-11 f.
    const tolerance = 1e-6;
    fc.assert(
      fc.property(pointsIn(objective), (point) => {
        fc.pre(!isNearCusp(objective, point));
        gradient(point).forEach((slope, axis) => {
          expectNear(slope, difference(value, point, axis), tolerance * (1 + Math.abs(slope) + Math.abs(value(point))));
        });
      }),
      { numRuns: 300 },
    );
  });

  it("shows its start and its minima in its view, which is the reference's", () => {
    expect(objective.view).toHaveLength(2);
    objective.view?.forEach(([low, high], i) => {
      expectNear(low, expected.view[i]?.[0], 1e-5);
      expectNear(high, expected.view[i]?.[1], 1e-5);
    });
    for (const point of [start, ...minima]) {
      const place = dimension === 1 ? [...point, value(point)] : point;
      objective.view?.forEach(([low, high], i) => {
        expect(place[i]).toBeGreaterThan(low);
        expect(place[i]).toBeLessThan(high);
      });
    }
  });
});

describe("ackley", () => {
  it("takes the gradient at its cusp to be 0, and has one of length 2√2 beside it", () => {
    expect(objectives.ackley.gradient([0, 0])).toEqual([0, 0]);
    for (const distance of [1e-6, 1e-12, 1e-200]) {
      expectNear(Math.hypot(...objectives.ackley.gradient([distance, -distance])), 2 * Math.SQRT2, 1e-4);
    }
  });
});

describe("a name", () => {
  it("finds its objective, whether one function or a stream", async () => {
    for (const [name, objective] of Object.entries({ ...objectives, ...onlineObjectives })) {
      expect(objective.name).toBe(name);
      expect(await resolveObjective(name as ObjectiveData)).toEqual({ objective, data: name });
      expect(isOnline(objective)).toBe(name in onlineObjectives);
    }
  });

  it("has the objectives of the reference, after the post's", () => {
    expect(Object.keys(objectives)).toEqual([...expectations.keys()]);
  });

  it.each([
    ["rosenbrok", "Did you mean rosenbrock?"],
    ["reddi-102", "Did you mean reddi-101?"],
    ["constructor", /^There are cubic, quadratic, .*reddi-3\.$/],
    ["__proto__", /^There are cubic, /],
    ["", /^There are cubic, /],
  ])("%j is none, and what there is, is said", async (name, hint) => {
    const resolving = resolveObjective(name as ObjectiveData);
    await expect(resolving).rejects.toThrow(UsageError);
    await expect(resolving).rejects.toThrow(
      expect.objectContaining({ message: `There is no objective "${name}".`, hint: expect.stringMatching(hint) }),
    );
  });
});

function pointsIn({ variables, view }: Objective): fc.Arbitrary<Vector> {
  const intervals = view?.slice(0, variables.length) ?? [];
  return fc.tuple(...intervals.map(([min, max]) => fc.double({ min, max, noNaN: true })));
}

function difference(value: Objective["value"], point: Vector, axis: number): number {
  const halfWidth = 1e-5;
  const moved = (by: number) => value(point.map((x, i) => (i === axis ? x + by : x)));
  return (moved(halfWidth) - moved(-halfWidth)) / (2 * halfWidth);
}

/** Differences across ackley's cusp say nothing about its gradient. */
function isNearCusp({ name }: Objective, point: Vector): boolean {
  return name === "ackley" && Math.hypot(...point) < 0.01;
}

function expectNear(actual: number, expected: number | undefined, tolerance: number): void {
  expect(Math.abs(actual - (expected as number))).toBeLessThanOrEqual(tolerance);
}
