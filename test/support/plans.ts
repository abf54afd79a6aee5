import { type ObjectiveData, objectiveFor } from "../../src/objectives/data.js";
import { type Plan, planFor } from "../../src/plan/plan.js";
import { completeReel } from "../../src/reel/complete.js";
import type { PartialReel, Reel } from "../../src/reel/reel.js";

/** The plan of a reel of data, at once. @throws As `plan` does. */
export function planned(partial: PartialReel = {}): Plan {
  return planFor(partial, { objective: objectiveFor((partial?.objective ?? "cubic") as ObjectiveData) });
}

/** A reel with every setting, at once and unchecked. */
export function completed(partial: PartialReel | Reel = {}): Reel {
  const data = partial as PartialReel;
  return completeReel(data, objectiveFor((data.objective ?? "cubic") as ObjectiveData), data.trajectory !== undefined);
}
