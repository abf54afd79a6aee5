import { isDeepStrictEqual } from "node:util";
import { completeReel } from "./complete.js";
import type { Reel } from "./reel.js";
import { type PartialReel, reelSchema } from "./schema.js";

/** Settings that the usual values of others go by. */
const LEADING: ReadonlySet<string> = new Set(["objective", "trajectory", "untilConverged"]);
/** Settings that say where and as what a reel is written, not what it shows. */
const OF_PLACES: ReadonlySet<string> = new Set(["out", "format", "animated"]);

/**
 * What a reel says besides what is usual: the same for the same reel, however it was written down. `completeReel`
 * makes it whole again, but for the files to write, which are left out.
 */
export function reducedReel(reel: Reel): PartialReel {
  const { objective, trajectory, untilConverged } = reel;
  const first = completeReel({});
  const usual = completeReel({ objective, trajectory, untilConverged });
  const isSaid = (name: keyof Reel) => {
    if (OF_PLACES.has(name)) return false;
    // Recorded runs have no usual function.
    if (name === "objective" && trajectory !== undefined) return true;
    return !isDeepStrictEqual(canonical(reel[name]), canonical((LEADING.has(name) ? first : usual)[name]));
  };
  const names = (Object.keys(reelSchema.entries) as (keyof Reel)[]).filter(isSaid);
  return Object.fromEntries(names.map((name) => [name, canonical(reel[name])]));
}

/** Data without what is undefined, and with the keys of objects in the order of the alphabet, but a name first. */
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
