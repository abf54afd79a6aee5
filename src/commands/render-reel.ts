import { UsageError } from "../errors.js";
import type { OptimizerSettings } from "../optimizers/registry.js";
import { builtInOf } from "../reel/built-ins.js";
import { extended, isStream } from "../reel/extend.js";
import { destinationNames } from "../reel/names.js";
import type { PartialReel } from "../reel/reel.js";
import { budgetOf } from "./file-options.js";
import { objectiveChoiceOf } from "./objective-options.js";
import { optimizerOptions, runSettingsOf } from "./optimizer-options.js";
import { settingsGiven } from "./setting-options.js";
import { choiceOf, isSet, textOf, type Values } from "./values.js";

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
  const objective = objectiveChoiceOf(values);
  const isCompared = values["compare"] !== undefined && !isStream(objective ?? usual.objective);
  return {
    ...settingsGiven(values),
    objective,
    optimizers: saysRuns
      ? runSettingsOf(values, (usual.optimizers ?? [{ name: "amsgrad" }]) as readonly OptimizerSettings[])
      : undefined,
    clock: clockOf(values),
    layout: (textOf(values, "layout") as PartialReel["layout"]) ?? (isCompared ? "grid" : undefined),
    sizeBudget: budgetOf(values),
  };
}

function clockOf(values: Values): PartialReel["clock"] {
  const clock = textOf(values, "clock") as PartialReel["clock"];
  if (!isSet(values, "ease")) return clock;
  if (clock === undefined || clock === "eased") return "eased";
  throw new UsageError(`--ease and --clock ${clock} both say how steps are spread.`, "Leave out one of them.");
}
