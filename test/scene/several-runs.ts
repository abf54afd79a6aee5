import { cubic } from "../../src/objectives/cubic.js";
import { amsgrad } from "../../src/optimizers/amsgrad.js";
import { dejaVuSans } from "../../src/raster/fonts/dejavu-sans.js";
import type { CurveOptions } from "../../src/scene/layouts/curve.js";
import { matplotlibTheme } from "../../src/scene/theme.js";
import { type Run, record } from "../../src/trajectory/record.js";

/** Runs that differ in their learning rate. */
export function runsOf(count: number, steps = 20): Run[] {
  return Array.from({ length: count }, (_, i) => {
    const learningRate = 0.01 * (i + 1);
    return { label: `Amsgrad, ${learningRate}`, trajectory: record(amsgrad({ learningRate }), cubic, [-1], steps) };
  });
}

/** The post's figure, small, with several runs. */
export function severalRuns(count: number, changes: Partial<CurveOptions> = {}): CurveOptions {
  return {
    objective: cubic,
    runs: runsOf(count),
    timeline: { frameCount: 21, frameMs: 20, introMs: 0, holdMs: 0, plays: 0 },
    stride: 1,
    size: { width: 320, height: 180 },
    dpi: 17,
    fontSizePt: 22,
    xlim: [-5, 5],
    ylim: [-5, 5],
    reference: undefined,
    title: "Amsgrad",
    theme: matplotlibTheme,
    typeface: dejaVuSans(),
    ...changes,
  };
}
