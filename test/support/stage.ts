import { runAtOnce } from "../../src/film/pace.js";
import { optimizerChoices } from "../../src/plan/plan.js";
import type { DescribedReel } from "../../src/publish/describe.js";
import { dejaVuSans } from "../../src/raster/fonts/dejavu-sans.js";
import type { PartialReel } from "../../src/reel/reel.js";
import { type Composition, composition, runsInSlices } from "../../src/render/composition.js";
import { type Descent, descentOn } from "../../src/trajectory/approach.js";
import type { Trajectory } from "../../src/trajectory/record.js";
import { planned } from "./plans.js";

export interface Staged extends Composition {
  /** The first run. */
  readonly trajectory: Trajectory;
}

/** The runs and the scene of a reel; the post's figure by default. */
export function staged(partial: PartialReel = {}): Staged {
  const plan = planned(partial);
  const runs = runAtOnce(runsInSlices(plan)).map((run) => descentOn(plan.objective, run));
  const [{ trajectory }] = runs as [Descent];
  return { ...composition(plan, runs, dejaVuSans()), trajectory };
}

/** What an alternative text depends on besides the chart. */
export function describedReel({ plan }: Composition): DescribedReel {
  return { ...plan.reel, optimizers: optimizerChoices(plan) };
}
