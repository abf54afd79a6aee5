import { destinationNames } from "../reel/names.js";
import { batchOptions } from "./batch-options.js";
import { flag, type OptionTable, valued } from "./options.js";
import { OPTIMIZER_GROUP, objectiveOptions, optimizerOptions } from "./run-options.js";
import { settingOptionTable } from "./setting-options.js";

/** The options of `gradreel render`. */
export const renderOptions: OptionTable = {
  ...objectiveOptions,
  ...optimizerOptions,
  compare: valued("One optimizer with several values of a setting, side by side: lr=0.001,0.01,0.1"),
  ...settingOptionTable,
  ease: flag("Short for --clock eased: more frames for early steps, fewer for late ones"),
  "size-budget": valued(
    "Most bytes of a file: 5MB, or gif=5MB for one format or file; give it again for others. A note names any loss of quality",
  ),
  for: valued(
    `Size, budget and format for ${destinationNames.join(", ")}; gradreel list destinations gives the reasons`,
    { words: destinationNames },
  ),
  from: valued("A file that gradreel made: renders its reel again, with the other options"),
  "save-reel": valued("A .yaml or .json file for the reel of these options"),
  ...batchOptions,
  force: flag("Render reels that are up to date, too, and overwrite files with --save-reel"),
  json: flag("Print the results as JSON, one line per file"),
  quiet: flag("Print only errors, and JSON if requested"),
};

/** Their order on the help page. */
export const renderGroups: Readonly<Record<string, readonly string[]>> = {
  "The function": [...Object.keys(objectiveOptions), "start", "trajectory"],
  [OPTIMIZER_GROUP]: [...Object.keys(optimizerOptions), "compare"],
  Timing: ["frames", "stride", "steps", "clock", "ease", "until-converged", "fps", "intro", "hold", "loop"],
  "What is shown": ["layout", "panels", "trail", "tangent", "arrows", "counter", "readout", "reference"],
  "Functions of two variables": ["levels", "contours", "aspect"],
  "The picture": ["title", "alt", "theme", "width", "height", "dpi", "font-size", "xlim", "ylim"],
  "The files": ["out", "for", "size-budget", "poster", "animated", "format", "colors", "dither", "encoder"],
  "Reel files": ["from", "save-reel", ...Object.keys(batchOptions), "force"],
  Output: ["json", "quiet", "help", "version"],
};
