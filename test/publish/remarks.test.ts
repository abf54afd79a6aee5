import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Timing } from "../../src/film/clock.js";
import { gifCard } from "../../src/formats/gif/card.js";
import type { ObjectiveChoice } from "../../src/objectives/choice.js";
import { remarks } from "../../src/publish/remarks.js";
import { chartOf } from "../../src/scene/chart.js";
import type { Picture } from "../../src/scene/picture.js";
import type { View } from "../../src/scene/views/view.js";
import { messageText } from "../../src/text/message.js";
import { descentOn } from "../../src/trajectory/approach.js";
import type { Run } from "../../src/trajectory/record.js";
import { staged } from "../support/stage.js";

/** A run through the given points [x, f], one a step. */
function run(...points: readonly (readonly [x: number, f: number])[]): Run {
  const trajectory = {
    variables: ["x"],
    steps: points.length - 1,
    values: Float64Array.from(points, ([, f]) => f),
    pointAt: (t: number) => [points[t]?.[0] ?? Number.NaN],
  };
  return { label: "Adam", trajectory };
}

const inside = [0, 0] as const;
const VIEW: View = { xlim: [-5, 5], ylim: [-3, 3] };

type Settings = Partial<Omit<Picture, "time"> & Timing> & { readonly stride?: number };

function said(settings: Settings, ...points: readonly (readonly [x: number, f: number])[]): string[] {
  return saidOf({ frames: points.length, ...settings }, [run(...points)]);
}

function saidOf(settings: Settings, runs: readonly Run[], objective: ObjectiveChoice = "cubic"): string[] {
  const { frames = 1, stride = 1, steps = (frames - 1) * stride, clock = "even", fps = 50, ...picture } = settings;
  const { picture: usual, objective: drawn, layout } = staged({ objective, frames: 1, width: 160, height: 90 });
  const chart = chartOf({
    layout,
    objective: drawn,
    runs: runs.map((one) => descentOn(drawn, one)),
    picture: { ...usual, ...VIEW, ...picture, time: { ...usual.time, frames, steps, clock, fps } },
  });
  return remarks(chart, { untilConverged: false }, [gifCard]).map((remark) => messageText(remark));
}

describe("a remark on the timing", () => {
  it.each([50, 25, 20, 12.5, 10, 5, 100 / 3, 100 / 7, 1, 0.5, 0.01])("is not made at %d fps, which GIF has", (fps) => {
    expect(said({ fps }, inside)).toEqual([]);
  });

  it.each([
    [30, 30, 40],
    [24, 40, 50],
    [48, 20, 30],
    [7, 140, 150],
    [49.9, 20, 30],
  ])("is made at %d fps: frames last %d or %d ms", (fps, short, long) => {
    const [remark, ...more] = said({ fps }, inside);
    expect(remark).toContain(`at ${fps} fps frames last ${short} or ${long} ms`);
    expect(more).toEqual([]);
  });

  it("names the two delays around the one that is asked for", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 50, noNaN: true }), (fps) => {
        const [remark] = said({ fps }, inside);
        const delays = remark
          ?.match(/last (\d+) or (\d+) ms/)
          ?.slice(1)
          .map(Number);
        const wanted = 1000 / fps;
        if (delays === undefined) expect(Math.abs(wanted / 10 - Math.round(wanted / 10))).toBeLessThan(1e-8);
        else expect(delays).toEqual([10 * Math.floor(wanted / 10), 10 * Math.floor(wanted / 10) + 10]);
      }),
    );
  });
});

describe("a remark on the picture", () => {
  it("is not made of a run that stays inside, the edges included", () => {
    expect(said({}, [-5, -3], [5, 3], inside)).toEqual([]);
  });

  it.each([
    ["right of it", [5.01, 0], "x = 5.01, f = 0"],
    ["left of it", [-5.01, 0], "x = -5.01, f = 0"],
    ["above it", [0, 3.5], "x = 0, f = 3.5"],
    ["below it", [0, Number.NEGATIVE_INFINITY], "x = 0, f = -Infinity"],
  ] as const)("says where the start lies outside: %s", (_, start, where) => {
    expect(said({}, start, inside)).toEqual([
      `The run starts outside the picture (${where}; xlim: [-5, 5] and ylim: [-3, 3]).`,
    ]);
  });

  it("says at which step and frame the run leaves", () => {
    expect(said({}, inside, inside, [7, 0], inside)).toEqual([
      "The run is outside the picture at step 2, frame 2 (x = 7, f = 0; xlim: [-5, 5] and ylim: [-3, 3]).",
    ]);
  });

  it("counts steps and frames apart when there is a stride", () => {
    const [remark] = said({ frames: 3, stride: 2 }, inside, inside, inside, inside, [7, 0]);
    expect(remark).toContain("at step 4, frame 2 ");
  });

  it("heeds only points that are shown", () => {
    expect(said({ frames: 2, stride: 2 }, inside, [7, 0], inside)).toEqual([]);
    expect(said({ frames: 1 }, inside, [7, 0])).toEqual([]);
  });

  it("heeds what the clock shows", () => {
    const [remark] = said({ frames: 3, steps: 4, clock: "eased" }, inside, inside, [7, 0], inside, [9, 0]);
    expect(remark).toContain("at step 4, frame 2 (x = 9,");
  });

  it("rounds to four digits, the limits too", () => {
    const [remark] = said({}, [123_456.789, -1 / 3]);
    expect(remark).toContain("x = 123500, f = -0.3333;");
    const [other] = said({ xlim: [-1 / 3, 200 / 3], ylim: [0, 12_345.6] }, [-1, 0]);
    expect(other).toContain("xlim: [-0.3333, 66.67] and ylim: [0, 12350]");
  });

  it("speaks of y, not of f, in two variables", () => {
    const trajectory = { ...run(inside).trajectory, variables: ["x", "y"], pointAt: () => [1, 4] };
    expect(saidOf({}, [{ label: "Adam", trajectory }], "quadratic")).toEqual([
      "The run starts outside the picture (x = 1, y = 4; xlim: [-5, 5] and ylim: [-3, 3]).",
    ]);
  });

  it("is not made of a stream of losses, whose points stay in its interval", () => {
    expect(saidOf({ frames: 2 }, [run(inside, [0, 9])], "reddi-3")).toEqual([]);
  });

  it.each([
    ["the point", [Number.NaN, 0]],
    ["the value", [0, Number.NaN]],
  ] as const)("says where the run breaks off because %s is no number", (_, broken) => {
    expect(said({}, inside, broken)).toEqual(["The run breaks off: at step 1 it is not a number anymore (frame 1)."]);
  });

  it("names each of several runs", () => {
    const away = { ...run(inside, [9, 0]), label: "SGD" };
    expect(saidOf({ frames: 2 }, [run(inside, inside), away])).toEqual([
      "SGD is outside the picture at step 1, frame 1 (x = 9, f = 0; xlim: [-5, 5] and ylim: [-3, 3]).",
    ]);
  });

  it("takes a run that is over to stay where it ends", () => {
    expect(said({ frames: 9 }, inside, inside)).toEqual([]);
  });

  it("comes after the one on the timing", () => {
    const both = said({ fps: 30 }, [9, 0]);
    expect(both.map((remark) => remark.split(" ").slice(0, 2).join(" "))).toEqual(["GIF counts", "The run"]);
  });
});
