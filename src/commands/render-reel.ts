import { UsageError } from "../errors.js";
import { encoderNames } from "../formats/card.js";
import { builtInOf } from "../reel/built-ins.js";
import { extended, isStream } from "../reel/extend.js";
import { destinationNames } from "../reel/names.js";
import type { PartialReel } from "../reel/schema.js";
import { fileSettingsOf } from "./file-options.js";
import { objectiveChoiceOf } from "./objective-options.js";
import { optimizerOptions, runSettingsOf } from "./optimizer-options.js";
import { choiceOf, isSet, numberOf, numbersOf, pairOf, textOf, toNumber, type Values } from "./values.js";

/** What says how runs are made. */
const RUN_OPTIONS = ["compare", ...Object.keys(optimizerOptions)];

/** What the options say, and what they leave to the reel that they change: a built-in one, or one of a file's. */
export function reelOf(values: Values, base: PartialReel): PartialReel {
  return extended(base, givenIn(values, base), choiceOf(values, "for", destinationNames));
}

/** What the options say themselves of a built-in reel, or of the usual one. */
export function saidIn(values: Values, name: string | undefined): PartialReel {
  return givenIn(values, name === undefined ? {} : builtInOf(name).reel);
}

function givenIn(values: Values, usual: PartialReel): PartialReel {
  const trajectory = textOf(values, "trajectory");
  const isGiven = (name: string) => values[name] !== undefined;
  const saysRuns = RUN_OPTIONS.some(isGiven);
  const unread = ["start", ...RUN_OPTIONS].find(isGiven);
  if (trajectory !== undefined && unread) {
    throw new UsageError(
      `The runs in "${trajectory}" are made already: --${unread} changes nothing.`,
      `Leave out --${unread}, or --trajectory.`,
    );
  }
  // Words among a few are checked with the reel, which lists what there is.
  const word = (name: string) => textOf(values, name) as never;
  const words = (name: string) => listOf(textOf(values, name)) as never;
  const flag = (name: string) => (values[name] === undefined ? undefined : isSet(values, name));
  const objective = objectiveChoiceOf(values);
  return {
    objective,
    optimizers: saysRuns ? runSettingsOf(values, usual.optimizers ?? [{ name: "amsgrad" }]) : undefined,
    trajectory,
    start: numbersOf(values, "start"),
    frames: numberOf(values, "frames"),
    stride: numberOf(values, "stride"),
    steps: numberOf(values, "steps"),
    clock: clockOf(values),
    untilConverged: flag("until-converged"),
    fps: numberOf(values, "fps"),
    intro: numberOf(values, "intro"),
    hold: numberOf(values, "hold"),
    loop: numberOf(values, "loop"),
    layout:
      word("layout") ??
      (values["compare"] === undefined || isStream(objective ?? usual.objective) ? undefined : "grid"),
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
    fontSize: numberOf(values, "font-size"),
    xlim: pairOf(values, "xlim"),
    ylim: pairOf(values, "ylim"),
    reference: referenceOf(values),
    title: textOf(values, "title"),
    alt: textOf(values, "alt"),
    colors: numberOf(values, "colors"),
    dither: flag("dither"),
    encoder: choiceOf(values, "encoder", encoderNames),
    ...fileSettingsOf(values),
  };
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
