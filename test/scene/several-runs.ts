import { clockOf } from "../../src/film/clock.js";
import { cubic } from "../../src/objectives/cubic.js";
import type { Objective } from "../../src/objectives/objective.js";
import { amsgrad } from "../../src/optimizers/amsgrad.js";
import type { StyledChart } from "../../src/scene/chart.js";
import { curve } from "../../src/scene/layouts/curve.js";
import type { Layout } from "../../src/scene/layouts/layout.js";
import { single } from "../../src/scene/layouts/single.js";
import type { Look } from "../../src/scene/look.js";
import type { Picture } from "../../src/scene/picture.js";
import type { Scene } from "../../src/scene/scene.js";
import { descentOn } from "../../src/trajectory/approach.js";
import { type Run, record } from "../../src/trajectory/record.js";
import { lookOf } from "../support/look.js";

/** Runs that differ in their learning rate. */
export function runsOf(count: number, steps = 20): Run[] {
  return Array.from({ length: count }, (_, i) => {
    const learningRate = 0.01 * (i + 1);
    return { label: `Amsgrad, ${learningRate}`, trajectory: record(amsgrad({ learningRate }), cubic, [-1], steps) };
  });
}

interface Changes extends Partial<Picture> {
  readonly objective?: Objective;
  readonly runs?: readonly Run[];
  readonly look?: Look;
  readonly frames?: number;
  readonly stride?: number;
}

/** The post's figure, small, with several runs. */
export function severalRuns(count: number, changes: Changes = {}): StyledChart<Objective> {
  const { objective = cubic, runs = runsOf(count), look, frames = 21, stride = 1, ...picture } = changes;
  const time = { frames, steps: (frames - 1) * stride, clock: "even", fps: 50, intro: 0, hold: 0, loop: 0 } as const;
  return {
    layout: single(curve) as unknown as Layout,
    objective,
    runs: runs.map((run) => descentOn(objective, run)),
    look: look ?? lookOf({ dpi: 17 }),
    clock: clockOf(time, runs.length),
    picture: {
      ...{ width: 320, height: 180, dpi: 17, fontSize: 22, theme: "matplotlib", title: "Amsgrad", layout: "curve" },
      ...{ xlim: [-5, 5], ylim: [-5, 5], reference: "none", trail: "none", tangent: false, arrows: [], panels: [] },
      ...{ counter: false, readout: false, levels: "auto", contours: "auto", aspect: "free", time },
      ...picture,
    },
  };
}

export function curveScene(chart: StyledChart<Objective>): Scene {
  return single(curve).scene(chart);
}
