import { LONGEST_SIDE_PX } from "../math/geometry.js";
import { onlineObjectives } from "../objectives/registry.js";
import { USUAL_OUT, USUAL_SIZE } from "./defaults.js";
import { destinations } from "./destinations.js";
import type { DestinationName } from "./names.js";
import type { PartialReel } from "./reel.js";

type Setting = keyof PartialReel;

/** Settings that suit a reel's function alone go with it. */
const OF_THE_FUNCTION: readonly Setting[] = [
  ...(["start", "xlim", "ylim", "reference", "levels", "contours", "aspect", "tangent", "arrows", "trail"] as const),
];
/** And these with functions altogether. */
const OF_FUNCTIONS: readonly Setting[] = ["layout", "panels"];
/** What a title and an alternative text speak of. */
const OF_THE_TEXTS: readonly Setting[] = [
  ...(["objective", "start", "trajectory", "optimizers", "frames", "stride", "steps", "untilConverged"] as const),
];

/**
 * A reel in which something is said anew. What suits only what is replaced goes with it: a start with its function, a
 * title and an alternative text with what they speak of. One side that is given alone takes the other along.
 *
 * @param destination Where it is to be shown: it counts for more than the reel, and less than what is said anew.
 */
export function extended(base: PartialReel, anew: PartialReel, destination?: DestinationName | undefined): PartialReel {
  const given: PartialReel = Object.fromEntries(Object.entries(anew).filter(([, value]) => value !== undefined));
  const usual = { ...fittingPart(base, given), ...(destination && destined(base, destination)) };
  return inProportion(usual, given);
}

function fittingPart(base: PartialReel, given: PartialReel): PartialReel {
  const rest: Partial<Record<Setting, unknown>> = { ...base };
  const drop = (settings: readonly Setting[]) => {
    for (const setting of settings) delete rest[setting];
  };
  const says = (setting: Setting) => given[setting] !== undefined;
  if (says("objective")) drop(OF_THE_FUNCTION);
  if (isStream(given.objective ?? base.objective)) drop(OF_FUNCTIONS);
  // Another way to count steps stands instead of the reel's.
  if (says("stride") || says("trajectory") || says("untilConverged")) drop(["steps"]);
  if (says("steps")) drop(["stride"]);
  if (says("trajectory")) drop(["optimizers", "start", "frames"]);
  if (OF_THE_TEXTS.some(says)) drop(["title", "alt"]);
  return rest as PartialReel;
}

/** A stream of losses has its runs in one picture, however many. */
export function isStream(objective: PartialReel["objective"]): boolean {
  return typeof objective === "string" && Object.hasOwn(onlineObjectives, objective);
}

/** What a destination asks for: its size, its budget, and its first format. */
function destined({ out }: PartialReel, name: DestinationName): PartialReel {
  const { formats, reel } = destinations[name];
  const [usual] = [out ?? USUAL_OUT].flat() as [string];
  return { ...reel, out: usual.replace(/\.[^.]*$/, `.${formats[0]}`) };
}

/** One side that is given alone takes the other along, unless it is out of its range. */
function inProportion(usual: PartialReel, given: PartialReel): PartialReel {
  const reel = { ...usual, ...given };
  const side = given.width ?? given.height;
  const isAlone = (given.width === undefined) !== (given.height === undefined);
  if (!isAlone || side === undefined || !(side >= 1 && side <= LONGEST_SIDE_PX)) return reel;
  const { width = USUAL_SIZE.width, height = USUAL_SIZE.height } = usual;
  const scaled = (other: number, own: number) => Math.max(1, Math.round((side * other) / own));
  return given.height === undefined
    ? { ...reel, height: scaled(height, width) }
    : { ...reel, width: scaled(width, height) };
}
