import { UsageError } from "./errors.js";
import type { Objective } from "./objectives/objective.js";
import { objectives } from "./objectives/registry.js";
import { amsgrad } from "./optimizers/amsgrad.js";
import { dejaVuSans } from "./raster/fonts/dejavu-sans.js";
import type { Reel } from "./reel/reel.js";
import { curveScene } from "./scene/layouts/curve.js";
import type { Scene } from "./scene/scene.js";
import { matplotlibTheme } from "./scene/theme.js";
import { recordInSlices, type Trajectory } from "./trajectory/record.js";

/** The run that a reel describes, a slice at a time: it may be long. */
export function runInSlices(reel: Reel): Generator<undefined, Trajectory> {
  const objective = objectives[reel.objective];
  if (objective.dimension !== 1) {
    throw new UsageError(
      `${objective.name} has ${objective.dimension} variables; a picture shows a function of one.`,
      `Use gradreel trace --objective ${objective.name} for its numbers.`,
    );
  }
  return recordInSlices(amsgrad(reel.optimizer), objective, reel.start, (reel.frames - 1) * reel.stride);
}

/** The picture of a run, laid out as a reel says. */
export function compose(reel: Reel, trajectory: Trajectory): Scene {
  const objective = objectives[reel.objective];
  const { width, height, fps, holdMs, plays, frames } = reel;
  return curveScene({
    ...reel,
    objective,
    trajectory,
    timeline: { frameCount: frames, frameMs: 1000 / fps, holdMs, plays },
    size: { width, height },
    reference: referenceHeight(reel, objective),
    theme: matplotlibTheme,
    typeface: dejaVuSans(),
  });
}

function referenceHeight({ reference }: Reel, { value, minima }: Objective): number | undefined {
  if (typeof reference === "number") return reference;
  const [minimum] = minima;
  return reference === "auto" && minimum ? value(minimum) : undefined;
}
