import { destinationNames } from "../reel/names.js";
import { batchOptions, forceOption } from "./batch-options.js";
import { objectiveOptions } from "./objective-options.js";
import { optimizerOptions } from "./optimizer-options.js";
import { flag, type OptionTable, valued } from "./options.js";
import { settingOptionTable } from "./setting-options.js";

/** Every option of `gradreel render`. */
export const renderOptions: OptionTable = {
  ...objectiveOptions,
  ...optimizerOptions,
  compare: valued("One optimizer with several values of a setting, side by side: lr=0.001,0.01,0.1"),
  ...settingOptionTable,
  ease: flag("Short for --clock eased: more frames for early steps, fewer for late ones"),
  "size-budget": valued(
    "The most that files may have: 5MB; of one format or file gif=5MB, again for others. What is given up for it is said",
  ),
  for: valued(
    `Size, budget and format for ${destinationNames.join(", ")}; gradreel list destinations gives the reasons`,
    { words: destinationNames },
  ),
  from: valued("A file that gradreel has made: its reel is rendered again, with what else is said"),
  "save-reel": valued("A .yaml or .json file to write the reel to, as these options say it"),
  ...batchOptions,
  ...forceOption,
  json: flag("Print what was made as JSON, a line per file"),
  quiet: flag("Print nothing but errors, and the JSON if asked for"),
};

/** Their order on the page of help. */
export const renderGroups: Readonly<Record<string, readonly string[]>> = {
  "The function": [...Object.keys(objectiveOptions), "start", "trajectory"],
  "The optimizer (gradreel list optimizers shows what each takes, and its defaults)": [
    ...Object.keys(optimizerOptions),
    "compare",
  ],
  Timing: ["frames", "stride", "steps", "clock", "ease", "until-converged", "fps", "intro", "hold", "loop"],
  "What is shown": [
    "layout",
    "panels",
    "trail",
    "tangent",
    "arrows",
    "counter",
    "readout",
    "reference",
    "title",
    "alt",
  ],
  "Functions of two variables": ["levels", "contours", "aspect"],
  "The picture": ["theme", "width", "height", "dpi", "font-size", "xlim", "ylim"],
  "The files": ["out", "for", "size-budget", "poster", "animated", "format", "colors", "dither", "encoder"],
  "Reel files": ["from", "save-reel", ...Object.keys(batchOptions), ...Object.keys(forceOption)],
  Output: ["json", "quiet", "help", "version"],
};
