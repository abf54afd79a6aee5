import { isDeepStrictEqual } from "node:util";
import { attempted } from "../errors.js";
import type { Vector } from "../math/vector.js";
import type { Objective } from "../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../objectives/online.js";
import { type Start, startFor } from "../objectives/start.js";
import { DEFAULT_FRAMES, DEFAULTS, RECORDED } from "./defaults.js";
import { descriptions } from "./descriptions.js";
import { withUsualSettings } from "./parameters.js";
import { bytesOf, type PartialReel, type Reel, type SizeBudget } from "./reel.js";

/** Fills in the defaults of a reel whose settings are right each by itself. */
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
  return Array.isArray(start) ? start : (attempted(() => startFor(objective, start)).value ?? (start as Vector));
}

function budgetInBytes(budget: PartialReel["sizeBudget"]): SizeBudget | undefined {
  const inBytes = (amount: number | string) => (typeof amount === "number" ? amount : bytesOf(amount));
  if (typeof budget !== "object") return budget === undefined ? undefined : inBytes(budget);
  return Object.fromEntries(Object.entries(budget).map(([name, amount]) => [name, inBytes(amount)]));
}

/** Settings that decide the defaults of others. */
const LEADING: ReadonlySet<string> = new Set(["objective", "trajectory", "untilConverged"]);
/** Settings of the files to write, which do not change the picture. */
const OF_PLACES: ReadonlySet<string> = new Set(["out", "format", "animated"]);

/**
 * The settings of a reel that differ from their defaults, in one order: the same for the same reel, however it was
 * written. `completeReel` restores the rest, except for the files to write.
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
