import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Objective } from "../../src/objectives/objective.js";
import { objectives } from "../../src/objectives/registry.js";
import { levelsOf, levelsWithin } from "../../src/scene/contours/levels.js";
import { levelNames } from "../../src/scene/names.js";
import { propertyRuns } from "../support/property-runs.js";

const planes = Object.values(objectives).filter(({ variables }) => variables.length === 2);

function levelsFor(objective: Objective, levels: Parameters<typeof levelsOf>[0] = "auto") {
  const [xlim, ylim] = objective.view as NonNullable<Objective["view"]>;
  return levelsWithin(objective, { levels, xlim, ylim });
}

/** An objective's values on a grid over its view, ascending. */
function heightsOf({ value, view }: Objective): Float64Array {
  const [[x0, x1], [y0, y1]] = view as NonNullable<Objective["view"]>;
  const heights = Array.from({ length: 201 * 201 }, (_, i) => {
    const [column, row] = [i % 201, Math.floor(i / 201)];
    return value([x0 + ((x1 - x0) * column) / 200, y0 + ((y1 - y0) * row) / 200]);
  });
  return Float64Array.from(heights).sort();
}

const values = fc
  .array(
    fc.oneof(
      fc.integer({ min: -10_000, max: 10_000 }).map((thousandths) => thousandths / 1000),
      fc.constantFrom(0, 1e-9, 1e-7, -1e-7, 1e9, 1e21, 1e40, -1e40, 1e299),
    ),
    { minLength: 2, maxLength: 60 },
  )
  .map((all) => Float64Array.from(all).sort())
  .filter((sorted) => (sorted[0] as number) < (sorted.at(-1) as number));

describe.each(["auto", ...levelNames] as const)("%s levels", (kind) => {
  it("exist, ascend and are strictly inside the values, whatever their size", () => {
    fc.assert(
      fc.property(values, (sorted) => {
        const { values: levels } = levelsOf(kind, sorted);
        expect(levels.length).toBeGreaterThan(0);
        expect(levels.length).toBeLessThanOrEqual(15);
        expect(levels).toEqual([...new Set(levels)].sort((a, b) => a - b));
        expect(levels.every((level) => level > (sorted[0] as number) && level < (sorted.at(-1) as number))).toBe(true);
      }),
      { numRuns: propertyRuns(400) },
    );
  });

  it.each(planes)("of $name are 3 to 15, inside its values in its view", (objective) => {
    const [heights, { values: levels }] = [heightsOf(objective), levelsFor(objective, kind)];
    expect(levels.length).toBeGreaterThanOrEqual(3);
    expect(levels.length).toBeLessThanOrEqual(15);
    expect(levels.at(-1)).toBeLessThan(heights.at(-1) as number);
  });
});

describe("levels", () => {
  it("are logarithmic by default for a flat function with steep walls, and linear for the post's", () => {
    const bases = (["rosenbrock", "goldstein-price", "beale", "quadratic", "saddle"] as const).map(
      (name) => levelsFor(objectives[name]).base,
    );
    // All values of Goldstein and Price's are above 0: at least 3.
    expect(bases).toEqual([0, 0, 0, undefined, undefined]);
  });

  it.each(planes)("that are linear are round and evenly spaced: $name", (objective) => {
    const { values: levels, base } = levelsFor(objective, "linear");
    const step = (levels[1] as number) - (levels[0] as number);
    expect(base).toBeUndefined();
    levels.forEach((level, i) => {
      expect(Math.abs(level - (levels[0] as number) - i * step)).toBeLessThan(1e-9 * Math.abs(step) * levels.length);
    });
    expect([1, 2, 2.5, 5, 10]).toContain(Number((step / 10 ** Math.floor(Math.log10(step) + 1e-9)).toPrecision(6)));
  });

  it("that are logarithmic are 1, 2, 3 or 5 times powers of ten if no value is below 0", () => {
    for (const name of ["rosenbrock", "goldstein-price", "beale"] as const) {
      const leading = levelsFor(objectives[name], "log").values.map((level) =>
        Number(level.toExponential(9).split("e")[0]),
      );
      for (const digit of leading) expect([1, 2, 3, 5]).toContain(digit);
    }
  });

  it.each(planes)("that are quantiles have about equal areas of the picture between them: $name", (objective) => {
    const [heights, { values: levels }] = [heightsOf(objective), levelsFor(objective, "quantile")];
    const below = levels.map((level) => heights.filter((height) => height < level).length / heights.length);
    const shares = [...below, 1].map((share, i) => share - (below[i - 1] ?? 0));
    const even = 1 / shares.length;
    // Rounding moves a level by at most a fifth of the way to its neighbors, and a minimum's sample has no area.
    for (const share of shares) expect(share / even).toBeGreaterThan(0.45);
    for (const share of shares) expect(share / even).toBeLessThan(2);
  });

  it("have the minima in view in their lowest band, however narrow", () => {
    const well: Objective = {
      ...objectives.quadratic,
      minima: [[0.123, 0.456]],
      value: ([x = 0, y = 0]) => (x === 0.123 && y === 0.456 ? -100 : x + y),
    };
    const { values: levels } = levelsWithin(well, { levels: "linear", xlim: [-1, 1], ylim: [-1, 1] });
    expect(levels[0]).toBeLessThan(-80);
  });

  it("do not exist for a function that is constant or NaN everywhere", () => {
    const of = (value: number) => ({ ...objectives.quadratic, minima: [], value: () => value });
    for (const value of [3, Number.NaN, Infinity]) {
      const settings = { levels: "auto", xlim: [-1, 1], ylim: [-1, 1] } as const;
      expect(levelsWithin(of(value), settings).values).toEqual([]);
    }
  });
});
