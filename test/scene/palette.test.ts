import { describe, expect, it } from "vitest";
import { matplotlibTheme } from "../../src/scene/theme.js";
import { contrast, deltaE, labOf, lightOf, seenBy, type Triple, visions } from "./color-vision.js";

const { runs, curve, background } = matplotlibTheme;

describe.each(Object.entries(visions))("to %s", (name, vision) => {
  const least = (colors: readonly string[]): number => {
    const seen = colors.map((color) => labOf(seenBy(vision, lightOf(color))));
    return Math.min(...seen.flatMap((a, i) => seen.slice(0, i).map((b) => deltaE(a, b))));
  };

  it.each([2, 4, 8])("the first %d runs and the curve differ", (count) => {
    const difference = least([curve, ...runs.slice(0, count)]);
    console.info(`${name}, ${count} runs: ΔE00 ${difference.toFixed(1)} or more`);
    expect(difference).toBeGreaterThanOrEqual(name === "normal vision" ? 20 : (THRESHOLDS.get(count) ?? Infinity));
  });
});

/** CIEDE2000, by the number of runs, to eyes that lack a kind of cone. */
const THRESHOLDS = new Map([
  [2, 18],
  [4, 13],
  [8, 12.5],
]);

describe("the colors of runs", () => {
  it.each(runs)("%s has a contrast of 3:1 with the background", (color) => {
    expect(contrast(lightOf(color), lightOf(background))).toBeGreaterThanOrEqual(3);
  });

  it("begin with the color of a single run", () => {
    expect(runs[0]).toBe(matplotlibTheme.point);
    expect(runs).toHaveLength(8);
  });
});

describe("deltaE", () => {
  it.each<[Triple, Triple, number]>([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[50, 2.5, 0], [61, -5, 29], 22.8977],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[63.0109, -31.0961, -5.8663], [62.8187, -29.7946, -4.0864], 1.263],
    [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    [[90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447], 1.4441],
  ])("has the published value for %j and %j", (a, b, published) => {
    expect(deltaE(a, b)).toBeCloseTo(published, 4);
  });
});
