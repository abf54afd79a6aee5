import { UsageError } from "./errors.js";
import type { Objective } from "./objectives/objective.js";
import { objectives } from "./objectives/registry.js";
import { amsgrad } from "./optimizers/amsgrad.js";
import { dejaVuSans } from "./raster/fonts/dejavu-sans.js";
import type { Reel } from "./reel/reel.js";
import { curveScene } from "./scene/layouts/curve.js";
import type { Scene } from "./scene/scene.js";
import { matplotlibTheme } from "./scene/theme.js";
import { record, type Trajectory } from "./trajectory/record.js";

/**
 * Runs what a reel describes and lays out its picture: from data to a scene.
 *
 * @throws {UsageError} if the reel cannot be drawn as it stands.
 */
export function compose(reel: Reel): { readonly trajectory: Trajectory; readonly scene: Scene } {
  const objective = objectives[reel.objective];
  const trajectory = run(reel, objective);
  const { width, height, fps, holdMs, plays, frames } = reel;
  const scene = curveScene({
    ...reel,
    objective,
    trajectory,
    timeline: { frameCount: frames, frameMs: 1000 / fps, holdMs, plays },
    size: { width, height },
    reference: referenceHeight(reel, objective),
    theme: matplotlibTheme,
    typeface: dejaVuSans(),
  });
  return { trajectory, scene };
}

function run({ optimizer, start, frames, stride }: Reel, objective: Objective): Trajectory {
  if (objective.dimension !== 1) {
    throw new UsageError(
      `${objective.name} has ${objective.dimension} variables; a picture shows a function of one.`,
      `Use gradreel trace --objective ${objective.name} for its numbers.`,
    );
  }
  return record(amsgrad(optimizer), objective, start, (frames - 1) * stride);
}

function referenceHeight({ reference }: Reel, { value, minima }: Objective): number | undefined {
  if (typeof reference === "number") return reference;
  const [minimum] = minima;
  return reference === "auto" && minimum ? value(minimum) : undefined;
}
