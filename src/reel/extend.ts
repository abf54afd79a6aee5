import { LONGEST_SIDE_PX } from "../math/geometry.js";
import { onlineObjectives } from "../objectives/registry.js";
import { USUAL_OUT, USUAL_SIZE } from "./defaults.js";
import { type DestinationName, destinations } from "./destinations.js";
import type { PartialReel } from "./reel.js";

type Setting = keyof PartialReel;

/** Settings that fit one function only. */
const OF_THE_FUNCTION: readonly Setting[] = [
  ...(["start", "xlim", "ylim", "reference", "levels", "contours", "aspect", "tangent", "arrows", "trail"] as const),
];
/** Settings that streams of losses do not have. */
const OF_FUNCTIONS: readonly Setting[] = ["layout", "panels"];
/** Settings that a title and an alternative text describe. */
const OF_THE_TEXTS: readonly Setting[] = [
  ...(["objective", "start", "trajectory", "optimizers", "frames", "stride", "steps", "untilConverged"] as const),
];

/**
 * A reel with some settings replaced. Settings that fit only the replaced ones are dropped: a start with its function, a
 * title and an alternative text with the settings that they describe. If one side is given, the other follows.
 *
 * @param destination The place where it is shown: its settings replace those of `base`, and `changes` replaces them.
 */
export function extended(base: PartialReel, changes: PartialReel, destination?: DestinationName): PartialReel {
  const given: PartialReel = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const usual = { ...fittingPart(base, given), ...(destination && destined(base, destination)) };
  return inProportion(usual, given);
}

function fittingPart(base: PartialReel, given: PartialReel): PartialReel {
  const has = (setting: Setting) => given[setting] !== undefined;
  const when = (isReplaced: boolean, settings: readonly Setting[]) => (isReplaced ? settings : []);
  const unfit: readonly string[] = [
    ...when(has("objective"), OF_THE_FUNCTION),
    ...when(isStream(given.objective ?? base.objective), OF_FUNCTIONS),
    // A new way to count steps replaces the old one.
    ...when(has("stride") || has("trajectory") || has("untilConverged"), ["steps"]),
    ...when(has("steps"), ["stride"]),
    ...when(has("trajectory"), ["optimizers", "start", "frames"]),
    ...when(OF_THE_TEXTS.some(has), ["title", "alt"]),
  ];
  return Object.fromEntries(Object.entries(base).filter(([name]) => !unfit.includes(name)));
}

/** True for a stream of losses, which shows all runs in one picture. */
export function isStream(objective: PartialReel["objective"]): boolean {
  return typeof objective === "string" && Object.hasOwn(onlineObjectives, objective);
}

/** The settings of a destination: its size, its budget, and its first format. */
function destined({ out }: PartialReel, name: DestinationName): PartialReel {
  const { formats, reel } = destinations[name];
  const [usual] = [out ?? USUAL_OUT].flat() as [string];
  return { ...reel, out: usual.replace(/\.[^.]*$/, `.${formats[0]}`) };
}

/** Scales the other side in proportion if only one is given, and in range. */
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
