import { describe, expect, it } from "vitest";
import { bandColors, themes } from "../../src/scene/theme.js";
import { contrast, deltaE, labOf, lightnessOf, lightOf, seenBy, type Triple, visions } from "./color-vision.js";

const { print, ...colorful } = themes;
const contrastOf = (a: string, b: string): number => contrast(lightOf(a), lightOf(b));
const gaps = (values: readonly number[]): number[] => values.slice(1).map((value, i) => value - (values[i] ?? NaN));
const leastGap = (values: readonly number[]): number => Math.min(...gaps(values.toSorted((a, b) => a - b)));

describe.each(Object.entries(themes))("%s", (_, theme) => {
  const { background, ink, curve, point, runs, bands, contour, shade } = theme;
  const bandsOf12 = bandColors(bands, 12);

  it("consists of colors as #rrggbb and an opacity", () => {
    const { description, gridAlpha, ...colors } = theme;
    for (const color of Object.values(colors).flat()) expect(color).toMatch(/^#[0-9a-f]{6}$/);
    expect(gridAlpha > 0 && gridAlpha <= 1).toBe(true);
  });

  it.each([background, shade, ...bandsOf12])("text has a contrast of 4.5:1 with %s", (color) => {
    expect(contrastOf(ink, color)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([...new Set([curve, point, contour, ...runs])])("%s has a contrast of 3:1 with the background", (color) => {
    expect(contrastOf(color, background)).toBeGreaterThanOrEqual(3);
  });

  it("has eight colors of runs, which begin with the color of a single run", () => {
    expect(runs).toHaveLength(8);
    expect(runs[0]).toBe(point);
  });

  it("has bands that begin near the background and end where runs are still visible", () => {
    const first = deltaE(labOf(lightOf(background)), labOf(lightOf(bands[0] ?? "")));
    expect(bands.length).toBeGreaterThanOrEqual(3);
    expect(first).toBeLessThanOrEqual(7);
    const last = lightnessOf(bands.at(-1) ?? "");
    if (theme === themes.dark) expect(last).toBeLessThanOrEqual(45);
    else expect(last).toBeGreaterThanOrEqual(theme === print ? 55 : 62);
  });

  it("has twelve bands of monotonic lightness, each distinct from the next", () => {
    const labs = bandsOf12.map((color) => labOf(lightOf(color)));
    const away = Math.sign(lightnessOf(ink) - lightnessOf(background));
    expect(Math.min(...gaps(labs.map(([lightness]) => away * lightness)))).toBeGreaterThan(0);
    const differences = labs.slice(1).map((lab, i) => deltaE(lab, labs[i] ?? lab));
    expect(Math.min(...differences)).toBeGreaterThanOrEqual(2.5);
  });

  it("has a visible shade that is nearer to the background than anything drawn on it", () => {
    expect(deltaE(labOf(lightOf(shade)), labOf(lightOf(background)))).toBeGreaterThanOrEqual(3);
    expect(contrastOf(shade, background)).toBeLessThanOrEqual(1.3);
  });
});

/** Least CIEDE2000 by the number of runs, for eyes without one kind of cone. */
const THRESHOLDS = new Map([
  [2, 18],
  [4, 13],
  [8, 12.5],
]);

describe.each(Object.entries(colorful))("%s", (theme, { curve, runs }) => {
  describe.each(Object.entries(visions))("to %s", (name, vision) => {
    const least = (colors: readonly string[]): number => {
      const seen = colors.map((color) => labOf(seenBy(vision, lightOf(color))));
      return Math.min(...seen.flatMap((a, i) => seen.slice(0, i).map((b) => deltaE(a, b))));
    };

    it.each([2, 4, 8])("the first %d runs and the curve differ", (count) => {
      const difference = least([curve, ...runs.slice(0, count)]);
      console.info(`${theme} to ${name}, ${count} runs: ΔE00 ${difference.toFixed(1)} or more`);
      expect(difference).toBeGreaterThanOrEqual(name === "normal vision" ? 20 : (THRESHOLDS.get(count) ?? Infinity));
    });
  });
});

describe("print", () => {
  const runs = print.runs.map(lightnessOf);

  it("is gray throughout", () => {
    const { description, gridAlpha, ...colors } = print;
    for (const color of [...Object.values(colors).flat(), ...bandColors(print.bands, 12)]) {
      expect(color).toMatch(/^#(..)\1\1$/);
    }
  });

  it.each([
    [2, 30],
    [4, 15],
    [8, 7],
  ])("has a first %d runs and a curve that are steps of L* %d or more apart", (count, step) => {
    const least = leastGap([lightnessOf(print.curve), ...runs.slice(0, count)]);
    console.info(`print, ${count} runs: L* ${least.toFixed(1)} or more`);
    expect(least).toBeGreaterThanOrEqual(step);
  });

  it("has neighbors in the list of runs that are L* 22 or more apart", () => {
    expect(Math.min(...gaps(runs).map(Math.abs))).toBeGreaterThanOrEqual(22);
  });
});

describe("bandColors", () => {
  it("begins and ends with a stop, and meets those between", () => {
    for (const { bands } of Object.values(themes)) {
      expect(bandColors(bands, bands.length)).toEqual(bands);
      const many = bandColors(bands, 4 * (bands.length - 1) + 1);
      expect(many.filter((_, i) => i % 4 === 0)).toEqual(bands);
    }
  });

  it("gives the first stop for one color, and an empty list for none", () => {
    expect(bandColors(["#ffffff", "#808080", "#000000"], 1)).toEqual(["#ffffff"]);
    expect(bandColors(["#ffffff", "#808080", "#000000"], 0)).toEqual([]);
  });

  it.each([
    ["#000000", "#ffffff", "#636363"],
    ["#ff0000", "#0000ff", "#8c53a2"],
  ])("mixes %s and %s as CSS does in oklab", (from, to, mixed) => {
    expect(bandColors([from, to], 3)[1]).toBe(mixed);
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
