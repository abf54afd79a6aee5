import { runAtOnce } from "../../src/film/pace.js";
import { objectiveFor } from "../../src/objectives/choice.js";
import { dejaVuSans } from "../../src/raster/fonts/dejavu-sans.js";
import { completeReel } from "../../src/reel/complete.js";
import { drawnLayout } from "../../src/reel/layout.js";
import type { PartialReel } from "../../src/reel/schema.js";
import { type Composition, composition, runsInSlices } from "../../src/render/composition.js";
import { type Descent, descentOn } from "../../src/trajectory/approach.js";
import type { Trajectory } from "../../src/trajectory/record.js";

export interface Staged extends Composition {
  /** The first run. */
  readonly trajectory: Trajectory;
}

/** The runs and the scene of a reel; of the post's figure when nothing is said. */
export function staged(partial: PartialReel = {}): Staged {
  const reel = completeReel(partial);
  const objective = objectiveFor(reel.objective);
  const layout = drawnLayout(reel, objective);
  const recorded = runAtOnce(runsInSlices(reel, objective, layout));
  const runs = recorded.map((run) => descentOn(objective, run));
  const [{ trajectory }] = runs as [Descent];
  return { ...composition({ reel, objective, layout, runs }, dejaVuSans()), trajectory };
}
