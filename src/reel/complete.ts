import { UsageError } from "../errors.js";
import { objectiveFor } from "../objectives/choice.js";
import { isOnline } from "../objectives/online.js";
import { checkReel } from "./check.js";
import { DEFAULT_FRAMES, DEFAULTS, RECORDED } from "./defaults.js";
import { issuesOf } from "./issues.js";
import type { Reel, SizeBudget } from "./reel.js";
import type { PartialReel } from "./schema.js";
import { bytesOf } from "./size-budget.js";
import { withUsualSettings } from "./usual-settings.js";

/**
 * Fills in what a reel leaves out and checks what it says.
 *
 * @throws {UsageError} for the first value out of its range, naming it.
 */
export function completeReel(partial: PartialReel): Reel {
  const [issue] = issuesOf(partial);
  if (issue) throw new UsageError(issue.message, issue.hint);
  const given: PartialReel = Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined));
  const objective = objectiveFor(given.objective === undefined ? DEFAULTS.objective : given.objective);
  const { start } = objective;
  if (given.trajectory !== undefined && given.objective === undefined) {
    throw new UsageError(
      `On which function are the runs in "${given.trajectory}"?`,
      'Say it with --function "x - x^3" or --objective cubic.',
    );
  }
  const own =
    given.trajectory === undefined ? { start, frames: given.untilConverged ? "auto" : DEFAULT_FRAMES } : RECORDED;
  const out = given.out === undefined ? {} : { out: [given.out].flat() };
  const reel = { ...DEFAULTS, ...own, ...given, ...out, sizeBudget: budgetOf(given.sizeBudget) } as Reel;
  checkReel(reel);
  if (!isOnline(objective)) return reel;
  return { ...reel, optimizers: reel.optimizers.map((settings) => withUsualSettings(settings, objective.settings)) };
}

function budgetOf(budget: PartialReel["sizeBudget"]): SizeBudget | undefined {
  const inBytes = (amount: number | string) => (typeof amount === "number" ? amount : bytesOf(amount));
  if (typeof budget !== "object") return budget === undefined ? undefined : inBytes(budget);
  return Object.fromEntries(Object.entries(budget).map(([name, amount]) => [name, inBytes(amount)]));
}
