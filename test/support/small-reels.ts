import fc from "fast-check";
import { UsageError } from "../../src/errors.js";
import type { ObjectiveChoice } from "../../src/objectives/choice.js";
import type { OptimizerSettings } from "../../src/optimizers/registry.js";
import type { PartialReel } from "../../src/reel/reel.js";
import { panelNames } from "../../src/scene/names.js";
import type { Scene } from "../../src/scene/scene.js";
import { type Staged, staged } from "./stage.js";

/** Small enough that every frame can be painted anew. */
const SMALL = { width: 160, height: 120, frames: 12, fps: 50 } as const;

/** From steps that are not seen to steps that overflow at once. */
const learningRate = fc.oneof(
  fc.integer({ min: -40, max: 10 }).map((tenths) => 10 ** (tenths / 10)),
  fc.constantFrom(3, 1e3, 1e12, 1e100, 1e300),
);
/** With both moments, so that every panel can be drawn. */
const withMoments: fc.Arbitrary<OptimizerSettings> = fc.record({
  name: fc.constantFrom("adam", "amsgrad"),
  learningRate,
});
const optimizer: fc.Arbitrary<OptimizerSettings> = fc.record({
  name: fc.constantFrom("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "amsgrad"),
  learningRate,
});
const alone = optimizer.map((one) => [one]);
const several = fc.array(optimizer, { minLength: 2, maxLength: 5 });
/** Doubles would mostly be next to 0. */
const near = fc.integer({ min: -6000, max: 6000 }).map((thousandths) => thousandths / 1000);
const coordinate = fc.oneof({ weight: 4, arbitrary: near }, fc.constantFrom(0, 1e6, -1e20, 1e150, 1e300));
const ofOne: fc.Arbitrary<PartialReel> = fc.record({
  objective: fc.constantFrom<ObjectiveChoice>(
    "cubic",
    { formula: "x^2" },
    { formula: "1/x" },
    { formula: "sqrt(x) - x" },
  ),
  start: fc.tuple(coordinate),
  clock: fc.constantFrom("even", "eased", "log"),
});
const ofTwo: fc.Arbitrary<PartialReel> = fc.record({
  objective: fc.constantFrom<ObjectiveChoice>("quadratic", "rosenbrock", "beale", "saddle", {
    formula: "log(x) + y^2",
  }),
  start: fc.tuple(coordinate, coordinate),
  clock: fc.constantFrom("even", "eased", "log"),
});
const panels = fc.subarray([...panelNames], { minLength: 1, maxLength: 3 });
const flags = { counter: fc.boolean(), readout: fc.boolean() };

function reels(base: fc.Arbitrary<PartialReel>, more: { [Key in keyof PartialReel]: fc.Arbitrary<PartialReel[Key]> }) {
  return fc.tuple(base, fc.record(more)).map(([some, others]): PartialReel => ({ ...SMALL, ...some, ...others }));
}

/** Reels of every layout, with every setting that adds marks. */
export const smallReels: Readonly<Record<string, fc.Arbitrary<PartialReel>>> = {
  "a curve with a full trail": reels(ofOne, { optimizers: alone, trail: fc.constant("full"), ...flags }),
  "a curve with a fading trail": reels(ofOne, { optimizers: alone, trail: fc.constant("fading"), ...flags }),
  "a curve with tangent and arrows": reels(ofOne, {
    ...{ optimizers: alone, tangent: fc.constant(true), arrows: fc.subarray(["gradient", "step"] as const) },
    ...flags,
  }),
  "a curve with several runs": reels(ofOne, {
    ...{ optimizers: several, trail: fc.constantFrom("none", "fading", "full"), tangent: fc.boolean() },
    ...{ arrows: fc.subarray(["gradient", "step"] as const), ...flags },
  }),
  contours: reels(ofTwo, {
    ...{ optimizers: alone, contours: fc.constantFrom("both", "filled", "lines") },
    ...{ aspect: fc.constantFrom("equal", "free"), trail: fc.constantFrom("none", "fading", "full") },
    ...{ arrows: fc.subarray(["gradient", "step"] as const), theme: fc.constantFrom("matplotlib", "dark"), ...flags },
  }),
  "contours with several runs": reels(ofTwo, {
    ...{ optimizers: several, levels: fc.constantFrom("linear", "log", "quantile"), ...flags },
  }),
  "a curve with panels": reels(ofOne, { optimizers: withMoments.map((one) => [one]), panels, ...flags }),
  "contours with panels": reels(ofTwo, {
    ...{ optimizers: fc.array(withMoments, { minLength: 1, maxLength: 3 }), panels, ...flags },
  }),
  "a stream of losses": reels(
    fc.record({ objective: fc.constantFrom("reddi-3", "reddi-101"), clock: fc.constantFrom("even", "eased", "log") }),
    { optimizers: fc.array(withMoments, { minLength: 1, maxLength: 3 }), ...flags },
  ),
  "a grid of curves": reels(ofOne, { optimizers: several, layout: fc.constant("grid"), counter: fc.boolean() }),
  "a grid of contours": reels(ofTwo, { optimizers: several, layout: fc.constant("grid"), counter: fc.boolean() }),
};

/** A reel that can be drawn, its runs and its scene: log-f needs values above 0. */
export function stagedOrSkipped(reel: PartialReel): Staged {
  try {
    return staged(reel);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    fc.pre(false);
    throw error;
  }
}

/** The scene alone. */
export function sceneFor(reel: PartialReel): Scene {
  return stagedOrSkipped(reel).scene;
}
