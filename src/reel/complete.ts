import type { Objective } from "../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../objectives/online.js";
import { settingsFor } from "../optimizers/choice.js";
import { DEFAULT_FRAMES, DEFAULTS, RECORDED } from "./defaults.js";
import type { PartialReel, Reel, SizeBudget } from "./reel.js";
import { bytesOf } from "./size-budget.js";
import { withUsualSettings } from "./usual-settings.js";

/**
 * Fills in what a reel leaves out. Optimizers that can be data are.
 *
 * @param partial Settings that are right each by itself.
 * @param objective What `partial.objective` stands for.
 */
export function completeReel(partial: PartialReel, objective: Objective | OnlineObjective): Reel {
  const given: PartialReel = Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined));
  const frames = given.untilConverged ? "auto" : DEFAULT_FRAMES;
  const own = given.trajectory === undefined ? { start: objective.start, frames } : RECORDED;
  const out = given.out === undefined ? {} : { out: [given.out].flat() };
  const reel = { ...DEFAULTS, ...own, ...given, ...out, sizeBudget: budgetInBytes(given.sizeBudget) } as Reel;
  const optimizers = reel.optimizers.map((choice) => {
    const settings = settingsFor(choice);
    if (!settings) return choice;
    return isOnline(objective) ? withUsualSettings(settings, objective.settings) : settings;
  });
  return { ...reel, optimizers };
}

function budgetInBytes(budget: PartialReel["sizeBudget"]): SizeBudget | undefined {
  const inBytes = (amount: number | string) => (typeof amount === "number" ? amount : bytesOf(amount));
  if (typeof budget !== "object") return budget === undefined ? undefined : inBytes(budget);
  return Object.fromEntries(Object.entries(budget).map(([name, amount]) => [name, inBytes(amount)]));
}
