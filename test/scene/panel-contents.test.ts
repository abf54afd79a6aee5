import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import { dejaVuSans } from "../../src/raster/fonts/dejavu-sans.js";
import type { PartialReel } from "../../src/reel/reel.js";
import { type StyledChart, styledChart } from "../../src/scene/chart.js";
import type { PanelName } from "../../src/scene/names.js";
import { panelContent } from "../../src/scene/time/panel-contents.js";
import { trajectories } from "../support/reference.js";
import { staged } from "../support/stage.js";

const { seed_amsgrad_1d: post, seed_amsgrad_2d: postOfTwo } = trajectories.seed;
const FRAMES = 200;
const CLOSE = 1e-12;

function chartOf(reel: PartialReel): StyledChart {
  return styledChart(staged({ frames: FRAMES, width: 160, height: 90, panels: ["f"], ...reel }), dejaVuSans());
}

const amsgrad = chartOf({});
const amsgradOfTwo = chartOf({ objective: "quadratic" });

/** States of the reference after each step: its row 0 is the first step. */
const steps = Object.keys(post.at)
  .map((row) => Number(row) + 1)
  .filter((step) => step < FRAMES);
const rowOf = (step: number) => post.at[step - 1] as (typeof post.at)[string];

const rowOfTwo = (row: number) => postOfTwo.at[row] as (typeof post.at)[string];

const seriesOf = (name: PanelName, chart: StyledChart) => panelContent(name, chart).series;

describe("panels of the post's run", () => {
  it("show the second moment and its maximum as in the reference", () => {
    const [highest, moment] = seriesOf("moment2", amsgrad);
    expect([highest?.label, moment?.label]).toEqual(["moment2_hat", "moment2"]);
    expect(steps).toHaveLength(14);
    for (const step of steps) {
      expect(Math.abs((moment?.valueAt(step) ?? Number.NaN) - Number(rowOf(step).moment2))).toBeLessThan(CLOSE);
      expect(Math.abs((highest?.valueAt(step) ?? Number.NaN) - Number(rowOf(step).moment2_hat))).toBeLessThan(CLOSE);
    }
  });

  it("mark the step at which the maximum first binds: 48, by the reference's own points", () => {
    // Between the reference's rows, the moments follow from its points.
    let [moment, highest, bindsAt] = [0, 0, 0];
    for (const [i, x] of (post.x_first_201 as number[]).entries()) {
      moment = 0.999 * moment + 0.001 * (1 - 3 * x ** 2) ** 2;
      highest = Math.max(highest, moment);
      if (bindsAt === 0 && moment < highest) bindsAt = i + 1;
    }
    expect(bindsAt).toBe(48);
    expect(panelContent("moment2", amsgrad)).toMatchObject({
      event: 48,
      title: expect.stringContaining("binds at step 48"),
    });
  });

  it("show the first moment as in the reference, with its sign", () => {
    const [moment] = seriesOf("moment1", amsgrad);
    for (const step of steps) {
      expect(Math.abs((moment?.valueAt(step) ?? Number.NaN) - Number(rowOf(step).moment1))).toBeLessThan(CLOSE);
    }
    expect(moment?.valueAt(20)).toBeLessThan(0);
  });

  it("show as effective step size the learning rate over the root of the maximum", () => {
    const [size] = seriesOf("step-size", amsgrad);
    for (const step of steps) {
      const { lr_hat, moment2_hat } = rowOf(step);
      const wanted = Number(lr_hat) / (Math.sqrt(Number(moment2_hat)) + 1e-8);
      expect((size?.valueAt(step) ?? Number.NaN) / wanted).toBeCloseTo(1, 9);
    }
  });

  it("show the slope at the run's point", () => {
    const [slope] = seriesOf("gradient", amsgrad);
    for (const step of [0, 1, 48, 199]) {
      const x = (post.x_first_201 as number[])[step] as number;
      expect(slope?.valueAt(step)).toBeCloseTo(1 - 3 * x ** 2, 10);
    }
  });

  it("show in two variables the lengths of moments, and x and y by themselves", () => {
    const { title, series } = panelContent("moment1", amsgradOfTwo);
    const [first, second] = rowOfTwo(10).moment1 as readonly number[];
    expect(title).toBe("length of moment1");
    expect(series[0]?.valueAt(11)).toBeCloseTo(Math.hypot(first as number, second as number), 11);
    const axes = seriesOf("x", amsgradOfTwo);
    expect(axes.map(({ label }) => label)).toEqual(["x", "y"]);
    const [x, y] = rowOfTwo(100).x as readonly number[];
    expect(axes.map(({ valueAt }) => valueAt(100))).toEqual([
      expect.closeTo(x as number, 11),
      expect.closeTo(y as number, 11),
    ]);
  });
});

describe("a panel", () => {
  it("of log-f counts from the minimum, and its title shows that", () => {
    // f(−1/√3) = −2/(3√3)
    const lowest = -2 / (3 * Math.sqrt(3));
    const { title, series, scale } = panelContent("log-f", amsgrad);
    expect([title, scale]).toEqual([expect.stringContaining("f − minimum"), "log"]);
    expect(series[0]?.valueAt(0)).toBeCloseTo(0 - lowest, 12);
    expect(series[0]?.valueAt(199)).toBeGreaterThanOrEqual(0);
    expect(panelContent("log-f", amsgradOfTwo).series[0]?.valueAt(0)).toBeCloseTo(-4 + 6, 12);
  });

  it("of log-f counts from the minimum that the run approaches in the picture", () => {
    const { scene } = staged({ frames: 3, width: 320, height: 180, panels: ["log-f"] });
    expect(scene.backdrop.length).toBeGreaterThan(20);
    expect(() => staged({ objective: { formula: "x" }, start: [-1], frames: 3, panels: ["log-f"] })).toThrow(
      /log-f cannot be drawn: f is nowhere above 0/,
    );
  });

  it.each<[PanelName, string]>([
    ["moment1", "sgd"],
    ["moment2", "sgd"],
    ["moment2", "momentum"],
  ])("of %s is refused by name for %s, which keeps none", (panel, name) => {
    const reel: PartialReel = {
      optimizers: [{ name: "amsgrad" }, { name: name as "sgd" }],
      frames: 5,
      panels: [panel],
    };
    expect(() => staged(reel)).toThrow(UsageError);
    expect(() => staged(reel)).toThrow(new RegExp(`A panel of ${panel} cannot be drawn: ${name}`, "i"));
    expect(() => staged({ ...reel, panels: ["f", "x", "gradient"] })).not.toThrow();
  });

  it("keeps its last value after its run ends", () => {
    const [f] = seriesOf("f", amsgrad);
    expect(f?.valueAt(10_000)).toBe(f?.valueAt(199));
  });
});
