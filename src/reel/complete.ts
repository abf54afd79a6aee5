import { mistakesOf } from "../errors.js";
import type { Vector } from "../math/vector.js";
import type { Objective } from "../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../objectives/online.js";
import { type Start, startFor } from "../objectives/start.js";
import { DEFAULT_FRAMES, DEFAULTS, RECORDED } from "./defaults.js";
import type { PartialReel, Reel, SizeBudget } from "./reel.js";
import { bytesOf } from "./size-budget.js";
import { withUsualSettings } from "./usual-settings.js";

/**
 * Fills in the defaults of a reel.
 *
 * @param partial Settings that are right each by itself.
 * @param objective The objective of the reel.
 * @param isRecorded True if its runs are recorded already.
 */
export function completeReel(partial: PartialReel, objective: Objective | OnlineObjective, isRecorded: boolean): Reel {
  const given: PartialReel = Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined));
  const out = given.out === undefined ? {} : { out: [given.out].flat() };
  const start = given.start && { start: pointOf(objective, given.start) };
  const files = { ...out, sizeBudget: budgetInBytes(given.sizeBudget) };
  const reel = { ...defaultReel(objective, isRecorded, given.untilConverged), ...given, ...start, ...files } as Reel;
  if (!isOnline(objective)) return reel;
  const { settings: usual } = objective;
  const optimizers = reel.optimizers.map((one) => ("own" in one ? one : withUsualSettings(one, usual)));
  return { ...reel, optimizers };
}

/** The reel of an objective with defaults only. */
export function defaultReel(
  { start }: Objective | OnlineObjective,
  isRecorded: boolean,
  untilConverged: boolean = DEFAULTS.untilConverged,
): Reel {
  const frames = untilConverged ? "auto" : DEFAULT_FRAMES;
  return { ...DEFAULTS, untilConverged, ...(isRecorded ? RECORDED : { start, frames }) };
}

/** The point of a start, which may be given by names of variables. `plan` checks starts that do not fit. */
function pointOf(objective: Objective | OnlineObjective, start: Start): Vector {
  if (Array.isArray(start)) return start;
  try {
    return startFor(objective, start);
  } catch (error) {
    mistakesOf(error);
    return start as Vector;
  }
}

function budgetInBytes(budget: PartialReel["sizeBudget"]): SizeBudget | undefined {
  const inBytes = (amount: number | string) => (typeof amount === "number" ? amount : bytesOf(amount));
  if (typeof budget !== "object") return budget === undefined ? undefined : inBytes(budget);
  return Object.fromEntries(Object.entries(budget).map(([name, amount]) => [name, inBytes(amount)]));
}
