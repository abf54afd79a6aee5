import { UsageError } from "../errors.js";
import type { OptimizerSettings } from "../optimizers/registry.js";
import { builtInOf } from "../reel/built-ins.js";
import { extended, isStream } from "../reel/extend.js";
import { destinationNames } from "../reel/names.js";
import type { PartialReel } from "../reel/reel.js";
import { sizeBudgetOf } from "./file-options.js";
import { objectiveChoiceOf } from "./objective-options.js";
import { optimizerOptions, runSettingsOf } from "./optimizer-options.js";
import { settingsGiven } from "./setting-options.js";
import { choiceOf, isSet, textOf, type Values } from "./values.js";

/** Options about how runs are made. */
const RUN_OPTIONS = ["compare", ...Object.keys(optimizerOptions)];

/** The reel of the options: their settings, and those of the reel that they change. */
export function reelOf(values: Values, base: PartialReel): PartialReel {
  return extended(base, settingsIn(values, base), choiceOf(values, "for", destinationNames));
}

/** The settings of the options alone, which change a built-in reel or the default one. */
export function givenSettings(values: Values, name: string | undefined): PartialReel {
  return settingsIn(values, name === undefined ? {} : builtInOf(name).reel);
}

function settingsIn(values: Values, usual: PartialReel): PartialReel {
  const trajectory = textOf(values, "trajectory");
  const isGiven = (name: string) => values[name] !== undefined;
  const changesRuns = RUN_OPTIONS.some(isGiven);
  const unread = ["start", ...RUN_OPTIONS].find(isGiven);
  if (trajectory !== undefined && unread) {
    throw new UsageError(
      `--${unread} has no effect: the runs in "${trajectory}" are recorded already.`,
      `Leave out --${unread} or --trajectory.`,
    );
  }
  const objective = objectiveChoiceOf(values);
  const isCompared = values["compare"] !== undefined && !isStream(objective ?? usual.objective);
  return {
    ...settingsGiven(values),
    objective,
    optimizers: changesRuns
      ? runSettingsOf(values, (usual.optimizers ?? [{ name: "amsgrad" }]) as readonly OptimizerSettings[])
      : undefined,
    clock: clockOf(values),
    layout: (textOf(values, "layout") as PartialReel["layout"]) ?? (isCompared ? "grid" : undefined),
    sizeBudget: sizeBudgetOf(values),
  };
}

function clockOf(values: Values): PartialReel["clock"] {
  const clock = textOf(values, "clock") as PartialReel["clock"];
  if (!isSet(values, "ease")) return clock;
  if (clock === undefined || clock === "eased") return "eased";
  throw new UsageError(`--ease and --clock ${clock} both set the clock.`, "Leave out one of them.");
}
