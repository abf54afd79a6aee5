import { isDeepStrictEqual } from "node:util";
import type { Objective } from "../objectives/objective.js";
import type { OnlineObjective } from "../objectives/online.js";
import { defaultReel } from "./complete.js";
import { DEFAULTS } from "./defaults.js";
import { descriptions } from "./descriptions.js";
import type { PartialReel, Reel } from "./reel.js";

/** Settings that decide the defaults of others. */
const LEADING: ReadonlySet<string> = new Set(["objective", "trajectory", "untilConverged"]);
/** Settings of the files to write, which do not change the picture. */
const OF_PLACES: ReadonlySet<string> = new Set(["out", "format", "animated"]);

/**
 * The settings of a reel that differ from their defaults, in one order: the same for the same reel, however it was
 * written. `completeReel` restores the rest, except for the files to write.
 *
 * @param objective The objective of the reel.
 */
export function reducedReel(reel: Reel, objective: Objective | OnlineObjective): PartialReel {
  const { trajectory, untilConverged } = reel;
  const usual = defaultReel(objective, trajectory !== undefined, untilConverged);
  const isUsual = (name: keyof Reel) => {
    if (OF_PLACES.has(name)) return true;
    // Recorded runs have no default function.
    if (name === "objective" && trajectory !== undefined) return false;
    return isDeepStrictEqual(canonical(reel[name]), canonical((LEADING.has(name) ? DEFAULTS : usual)[name as never]));
  };
  const names = (Object.keys(descriptions) as (keyof Reel)[]).filter((name) => !isUsual(name));
  return Object.fromEntries(names.map((name) => [name, canonical(reel[name])]));
}

/** Data without undefined values, with the keys of objects in alphabetical order, but `name` first. */
function canonical(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(canonical);
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries
      .sort(([a], [b]) => (a === "name" ? -1 : b === "name" ? 1 : a < b ? -1 : 1))
      .map(([key, value]) => [key, canonical(value)]),
  );
}
