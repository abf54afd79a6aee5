import { UsageError } from "../errors.js";
import { LONGEST_SIDE_PX } from "../geometry.js";
import { onlineObjectives } from "../objectives/registry.js";
import { type BuiltIn, builtInOf } from "../reel/built-ins.js";
import { completeReel } from "../reel/complete.js";
import type { PartialReel } from "../reel/schema.js";
import { destinationPart, fileSettingsOf } from "./file-options.js";
import { objectiveChoiceOf } from "./objective-options.js";
import { optimizerOptions, runSettingsOf } from "./optimizer-options.js";
import { choiceOf, isSet, numberOf, numbersOf, pairOf, textOf, toNumber, type Values } from "./values.js";

/** What the options say, and what they leave to the built-in reel that is named. */
export function reelOf(values: Values): PartialReel {
  const [name] = values["_"] as readonly (string | number)[];
  const { reel } = name === undefined ? { reel: {} } : builtInOf(String(name));
  const given = Object.entries(givenIn(values, reel)).filter(([, value]) => value !== undefined);
  const usual = { ...fittingPart(reel, values), ...destinationPart(values, reel) };
  return inProportion(usual, Object.fromEntries(given));
}

/** One side that is given alone takes the other along, unless it is out of its range. */
function inProportion(usual: PartialReel, given: PartialReel): PartialReel {
  const reel = { ...usual, ...given };
  const side = given.width ?? given.height;
  const isAlone = (given.width === undefined) !== (given.height === undefined);
  if (!isAlone || side === undefined || !(side >= 1 && side <= LONGEST_SIDE_PX)) return reel;
  const { width, height } = completeReel({ width: usual.width, height: usual.height });
  const scaled = (other: number, own: number) => Math.max(1, Math.round((side * other) / own));
  return given.height === undefined
    ? { ...reel, height: scaled(height, width) }
    : { ...reel, width: scaled(width, height) };
}

/** Settings of a built-in reel that suit its function alone go with it. */
const OF_THE_FUNCTION = [
  ...["start", "xlim", "ylim", "reference", "levels", "contours", "aspect", "tangent", "arrows", "trail"],
] as const;
/** And these with functions altogether. */
const OF_FUNCTIONS = ["layout", "panels"] as const;
/** What a built-in reel's title speaks of. */
const OF_THE_TITLE = [
  ...["function", "objective", "start", "trajectory", "compare", "frames", "stride", "steps", "until-converged"],
  ...Object.keys(optimizerOptions),
] as const;

function fittingPart(reel: BuiltIn["reel"], values: Values): PartialReel {
  const rest: Record<string, unknown> = { ...reel };
  const isGiven = (name: string) => values[name] !== undefined;
  if (isGiven("function") || isGiven("objective")) for (const setting of OF_THE_FUNCTION) delete rest[setting];
  if (isStream(values, reel)) for (const setting of OF_FUNCTIONS) delete rest[setting];
  // Another way to count steps stands instead of the reel's.
  if (isGiven("stride") || isGiven("trajectory") || isGiven("until-converged")) delete rest["steps"];
  if (isGiven("steps")) delete rest["stride"];
  if (isGiven("trajectory")) for (const setting of ["optimizers", "start", "frames"]) delete rest[setting];
  if (OF_THE_TITLE.some(isGiven)) delete rest["title"];
  return rest;
}

function givenIn(values: Values, usual: PartialReel): PartialReel {
  const trajectory = textOf(values, "trajectory");
  const isRecorded = trajectory !== undefined;
  const unread = ["start", "compare", ...Object.keys(optimizerOptions)].find((name) => values[name] !== undefined);
  if (isRecorded && unread) {
    throw new UsageError(
      `The runs in "${trajectory}" are made already: --${unread} changes nothing.`,
      `Leave out --${unread}, or --trajectory.`,
    );
  }
  // Words among a few are checked with the reel, which lists what there is.
  const word = (name: string) => textOf(values, name) as never;
  const words = (name: string) => listOf(textOf(values, name)) as never;
  const flag = (name: string) => (values[name] === undefined ? undefined : isSet(values, name));
  return {
    objective: objectiveChoiceOf(values),
    optimizers: isRecorded ? undefined : runSettingsOf(values, usual.optimizers ?? [{ name: "amsgrad" }]),
    trajectory,
    start: numbersOf(values, "start"),
    frames: numberOf(values, "frames"),
    stride: numberOf(values, "stride"),
    steps: numberOf(values, "steps"),
    clock: clockOf(values),
    untilConverged: flag("until-converged"),
    fps: numberOf(values, "fps"),
    introMs: numberOf(values, "intro"),
    holdMs: numberOf(values, "hold"),
    plays: numberOf(values, "loop"),
    layout: word("layout") ?? (values["compare"] === undefined || isStream(values, usual) ? undefined : "grid"),
    panels: words("panels"),
    trail: word("trail"),
    tangent: flag("tangent"),
    arrows: words("arrows"),
    counter: flag("counter"),
    readout: flag("readout"),
    levels: word("levels"),
    contours: word("contours"),
    aspect: word("aspect"),
    theme: word("theme"),
    width: numberOf(values, "width"),
    height: numberOf(values, "height"),
    dpi: numberOf(values, "dpi"),
    fontSizePt: numberOf(values, "font-size"),
    xlim: pairOf(values, "xlim"),
    ylim: pairOf(values, "ylim"),
    reference: referenceOf(values),
    title: textOf(values, "title"),
    colors: numberOf(values, "colors"),
    dither: flag("dither"),
    encoder: choiceOf(values, "encoder", ["gradreel", "gifencoder"]),
    ...fileSettingsOf(values),
  };
}

/** A stream of losses has its runs in one picture, however many. */
function isStream(values: Values, usual: PartialReel): boolean {
  const choice = objectiveChoiceOf(values) ?? usual.objective;
  return typeof choice === "string" && Object.hasOwn(onlineObjectives, choice);
}

/** Words between commas; `none` takes away what a built-in reel has. */
function listOf(text: string | undefined): string[] | undefined {
  return text === "none" ? [] : text?.split(",").map((word) => word.trim());
}

function clockOf(values: Values): PartialReel["clock"] {
  const clock = textOf(values, "clock") as PartialReel["clock"];
  if (!isSet(values, "ease")) return clock;
  if (clock === undefined || clock === "eased") return "eased";
  throw new UsageError(`--ease and --clock ${clock} both say how steps are spread.`, "Leave out one of them.");
}

function referenceOf(values: Values): PartialReel["reference"] {
  const text = textOf(values, "reference");
  if (text === undefined || text === "auto" || text === "none") return text;
  if (Number.isNaN(Number.parseFloat(text))) {
    throw new UsageError(`--reference must be auto, none or a number, not "${text}".`);
  }
  return toNumber("reference", text);
}
