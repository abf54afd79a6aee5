import { cubic } from "../../src/objectives/cubic.js";
import { amsgrad } from "../../src/optimizers/amsgrad.js";
import type { CurveOptions } from "../../src/scene/layouts/curve.js";
import type { PictureOptions } from "../../src/scene/layouts/plot.js";
import { type Run, record } from "../../src/trajectory/record.js";
import { lookOf } from "../support/look.js";

/** Runs that differ in their learning rate. */
export function runsOf(count: number, steps = 20): Run[] {
  return Array.from({ length: count }, (_, i) => {
    const learningRate = 0.01 * (i + 1);
    return { label: `Amsgrad, ${learningRate}`, trajectory: record(amsgrad({ learningRate }), cubic, [-1], steps) };
  });
}

type Options = CurveOptions & PictureOptions;

/** The post's figure, small, with several runs. */
export function severalRuns(count: number, changes: Partial<Options> = {}): Options {
  return {
    objective: cubic,
    runs: runsOf(count),
    timeline: { frameCount: 21, frameMs: 20, introMs: 0, holdMs: 0, plays: 0 },
    stepAt: (frame) => frame,
    size: { width: 320, height: 180 },
    look: lookOf({ dpi: 17 }),
    xlim: [-5, 5],
    ylim: [-5, 5],
    reference: undefined,
    trail: "none",
    tangent: false,
    arrows: [],
    counter: false,
    readout: false,
    title: "Amsgrad",
    ...changes,
  };
}
