import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formulaObjective } from "../../src/objectives/formula/formula.js";
import { onlineObjectives } from "../../src/objectives/registry.js";
import type { OptimizerSettings } from "../../src/optimizers/registry.js";
import type { PartialReel } from "../../src/reel/reel.js";
import { completed } from "../support/plans.js";

const postFigure = {
  objective: "cubic",
  start: [-1],
  optimizers: [{ name: "amsgrad" }],
  frames: 200,
  stride: 1,
  steps: "auto",
  clock: "even",
  untilConverged: false,
  fps: 50,
  intro: 0,
  hold: 0,
  loop: 0,
  width: 1920,
  height: 1080,
  dpi: "auto",
  fontSize: 22,
  theme: "matplotlib",
  layout: "auto",
  panels: [],
  xlim: "auto",
  ylim: "auto",
  reference: "auto",
  trail: "auto",
  tangent: false,
  arrows: [],
  counter: false,
  readout: false,
  levels: "auto",
  contours: "auto",
  aspect: "auto",
  colors: 256,
  dither: false,
  encoder: "gradreel",
  out: ["output/2.8 Amsgrad.gif"],
  format: undefined,
  animated: false,
  poster: "last",
  sizeBudget: undefined,
} as const;

/** A valid value for every setting, none the usual one. */
const others = {
  objective: "quadratic",
  start: [3],
  optimizers: [
    { name: "sgd", learningRate: 1 },
    { name: "amsgrad", form: "pytorch", schedule: "1/sqrt(t)" },
  ],
  frames: 3,
  stride: 2,
  steps: 7,
  clock: "log",
  untilConverged: true,
  fps: 20,
  intro: 300,
  hold: 100,
  loop: 2,
  width: 160,
  height: 90,
  dpi: 10,
  fontSize: 10,
  theme: "dark",
  layout: "grid",
  panels: ["log-f", "x"],
  xlim: [0, 1],
  ylim: [-1, 0],
  reference: "none",
  trail: "fading",
  tangent: true,
  arrows: ["step"],
  counter: true,
  readout: true,
  levels: "quantile",
  contours: "lines",
  aspect: "free",
  title: "",
  alt: "Ein Ball rollt ins Tal.",
  colors: 16,
  dither: true,
  encoder: "gradreel",
  out: ["a.gif"],
  sizeBudget: 5e6,
} as const satisfies PartialReel;
const keys = Object.keys(others) as (keyof typeof others)[];
const partialReels = fc
  .subarray(keys)
  // Both say which step a frame shows.
  .filter((chosen) => !(chosen.includes("stride") && chosen.includes("steps")))
  .map((chosen) => Object.fromEntries(chosen.map((key) => [key, others[key]])));

describe("completeReel", () => {
  it("makes the post's figure of nothing", () => {
    expect(completed({})).toEqual(postFigure);
  });

  it("has no setting that is not tried here", () => {
    // The last three go with some files alone.
    expect([...keys, "trajectory", "format", "animated", "poster"].sort()).toEqual(Object.keys(completed({})).sort());
  });

  it.each(keys)("takes %s as given and leaves the rest as usual", (key) => {
    const follows: Partial<Record<string, PartialReel>> = {
      objective: { start: [1, 0] },
      // The film ends by itself.
      untilConverged: { frames: "auto" },
    };
    expect(completed({ [key]: others[key] })).toEqual({ ...postFigure, ...follows[key], [key]: others[key] });
  });

  it.each(keys)("takes an undefined %s for one left out", (key) => {
    expect(completed({ [key]: undefined })).toEqual(postFigure);
  });

  it("takes one file for a list of one", () => {
    expect(completed({ out: "a.gif" })).toEqual({ ...postFigure, out: ["a.gif"] });
  });

  it("takes a format for stdout, whether PNGs are animated, and the frame of a still", () => {
    const reel = { out: ["-", "a.png"], format: "svg", animated: true, poster: 2 } as const;
    expect(completed(reel)).toEqual({ ...postFigure, ...reel });
  });

  it("starts a typed formula where the formula's objective starts", () => {
    const objective = { formula: "x^2 + y^2" };
    expect(completed({ objective }).start).toEqual(formulaObjective(objective.formula).start);
  });

  it("gives a recorded run no optimizer, no start, and as many frames as it has", () => {
    const recorded = { optimizers: [], start: [], frames: "auto", trajectory: "run.csv" };
    const reel = { trajectory: "run.csv", objective: "cubic" } as const;
    expect(completed(reel)).toEqual({ ...postFigure, ...recorded });
    expect(completed(completed(reel))).toEqual({ ...postFigure, ...recorded });
  });

  it("gives a stream of losses the settings of its paper, unless others are given", () => {
    const { start, optimizers } = completed({
      objective: "reddi-3",
      optimizers: [{ name: "adam" }, { name: "amsgrad", beta1: 0.5, schedule: "constant" }, { name: "sgd" }],
    });
    const { learningRate, schedule, beta1, beta2 } = onlineObjectives["reddi-3"].settings;
    expect(start).toEqual([0]);
    expect(optimizers).toEqual([
      { name: "adam", learningRate, schedule, beta1, beta2 },
      { name: "amsgrad", learningRate, schedule: "constant", beta1: 0.5, beta2 },
      { name: "sgd", learningRate, schedule },
    ]);
    expect(
      completed({ objective: "reddi-3", optimizers: optimizers as readonly OptimizerSettings[] }).optimizers,
    ).toEqual(optimizers);
  });

  it("leaves a title alone that is given, an empty one too", () => {
    expect(completed({ title: "" }).title).toBe("");
  });

  it("has nothing to add to a complete reel", () => {
    fc.assert(
      fc.property(partialReels, (partial) => {
        const complete = completed(partial);
        expect(completed(complete)).toEqual(complete);
      }),
    );
  });

  it("leaves the caller's reel as it was", () => {
    fc.assert(
      fc.property(partialReels, (partial) => {
        const before = structuredClone(partial);
        completed(partial);
        expect(partial).toEqual(before);
      }),
    );
  });
});
