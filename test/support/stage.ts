import { compose, runsInSlices } from "../../src/compose.js";
import { runAtOnce } from "../../src/film/pace.js";
import { dejaVuSans } from "../../src/raster/fonts/dejavu-sans.js";
import type { PartialReel, SettledReel } from "../../src/reel/reel.js";
import type { Scene } from "../../src/scene/scene.js";
import { settle } from "../../src/settle.js";
import type { Run, Trajectory } from "../../src/trajectory/record.js";
import { planned } from "./plans.js";

export interface Staged {
  readonly reel: SettledReel;
  readonly runs: readonly Run[];
  /** The first run. */
  readonly trajectory: Trajectory;
  readonly scene: Scene;
}

/** The runs and the scene of a reel; of the post's figure when nothing is said. */
export function staged(partial: PartialReel = {}): Staged {
  const { reel: complete, objective } = planned(partial);
  const runs = runAtOnce(runsInSlices(complete, objective));
  const reel = settle(complete, objective, runs, dejaVuSans());
  const [{ trajectory }] = runs as [Run];
  return { reel, runs, trajectory, scene: compose(reel, objective, runs, dejaVuSans()) };
}
