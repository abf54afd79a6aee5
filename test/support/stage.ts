import { compose, runInSlices } from "../../src/compose.js";
import { atOnce } from "../../src/pace.js";
import { completeReel, type PartialReel } from "../../src/reel/complete.js";
import type { Scene } from "../../src/scene/scene.js";
import type { Trajectory } from "../../src/trajectory/record.js";

/** The run and the scene of a reel; of the post's figure when nothing is said. */
export function staged(partial: PartialReel = {}): { trajectory: Trajectory; scene: Scene } {
  const reel = completeReel(partial);
  const trajectory = atOnce(runInSlices(reel));
  return { trajectory, scene: compose(reel, trajectory) };
}
