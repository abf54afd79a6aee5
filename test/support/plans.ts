import { type ObjectiveData, objectiveFor } from "../../src/objectives/data.js";
import { type Plan, planFor } from "../../src/plan/plan.js";
import { completeReel } from "../../src/reel/complete.js";
import type { PartialReel, Reel } from "../../src/reel/reel.js";

/** The plan of a reel, at once. @throws As `plan` does. */
export function planned(partial: PartialReel = {}): Plan {
  const data = (partial?.objective ?? "cubic") as ObjectiveData;
  return planFor(partial, { objective: objectiveFor(data), data });
}

/** A reel with every setting, at once and unchecked. */
export function completed(partial: PartialReel = {}): Reel {
  return completeReel(partial, objectiveFor((partial.objective ?? "cubic") as ObjectiveData));
}
