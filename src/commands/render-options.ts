import { clockNames } from "../film/clock.js";
import { encoderNames } from "../formats/card.js";
import { descriptions } from "../reel/descriptions.js";
import { destinationNames } from "../reel/destinations.js";
import { streamedFormats } from "../reel/outputs.js";
import { type PartialReel, posterNames } from "../reel/reel.js";
import { layoutNames } from "../scene/layouts/layout-choice.js";
import {
  arrowNames,
  aspectNames,
  contourNames,
  levelNames,
  panelNames,
  themeNames,
  trailNames,
} from "../scene/names.js";
import { kebabCase } from "../text/typeset.js";
import { batchOptions } from "./batch-options.js";
import { flag, type Option, type OptionTable, valued } from "./command.js";
import { OPTIMIZER_GROUP, objectiveOptions, optimizerOptions } from "./run-options.js";
import {
  flagOf,
  listOf,
  numberOf,
  numberOrTextOf,
  numbersOf,
  startOf,
  textOf,
  textsOf,
  type Values,
} from "./values.js";

type Reader = (values: Values, option: string) => unknown;

/** The option of a setting, and the reader of its text. The plan checks the values. */
interface SettingOption extends Option {
  readonly read: Reader;
  /** An example for the help page: `-2,2`. */
  readonly how?: string;
  /** The default on the command line, if it differs from that in `descriptions`. */
  readonly usual?: string;
}

function typed(read: Reader, how = "", words?: readonly string[]): SettingOption {
  return { read, how, nargs: 1, ...(words && { words }) };
}

const toggle: SettingOption = { read: flagOf, type: "boolean" };

/** The options of one setting each, by setting. */
const settingOptions = {
  start: typed(startOf, "-1 or w=1,b=0"),
  trajectory: typed(textOf),
  frames: typed(numberOf),
  stride: typed(numberOf),
  steps: typed(numberOf),
  clock: typed(textOf, "", clockNames),
  untilConverged: toggle,
  fps: typed(numberOf),
  intro: typed(numberOf),
  hold: typed(numberOf),
  loop: typed(numberOf),
  layout: { ...typed(textOf, "", layoutNames), usual: "by the function, or grid with --compare" },
  panels: typed(listOf, "f,moment2", panelNames),
  trail: typed(textOf, "", trailNames),
  tangent: toggle,
  arrows: typed(listOf, "gradient,step", arrowNames),
  counter: toggle,
  readout: toggle,
  levels: typed(textOf, "", levelNames),
  contours: typed(textOf, "", contourNames),
  aspect: typed(textOf, "", aspectNames),
  theme: typed(textOf, "", themeNames),
  width: typed(numberOf),
  height: typed(numberOf),
  dpi: typed(numberOf),
  fontSize: typed(numberOf),
  xlim: typed(numbersOf, "-2,2"),
  ylim: typed(numbersOf, "-2,2"),
  reference: typed(numberOrTextOf),
  title: typed(textOf),
  alt: typed(textOf),
  colors: typed(numberOf),
  dither: toggle,
  encoder: typed(textOf, "", encoderNames),
  out: { ...typed(textsOf, "-o a.gif -o a.mp4"), alias: "o", usual: "output/2.8 Amsgrad.gif, or the reel's" },
  format: typed(textOf, "", streamedFormats),
  animated: toggle,
  poster: typed(numberOrTextOf, "", posterNames),
} satisfies { readonly [Name in keyof PartialReel]: SettingOption };

/** The same by option, with descriptions. */
const settingOptionTable: OptionTable = Object.fromEntries(
  Object.entries<SettingOption>(settingOptions).map(([name, { read: _read, how, usual: own, ...option }]) => {
    const { text, usual: shared } = descriptions[name as keyof typeof settingOptions];
    const usual = own ?? shared;
    const description = `${text}${how ? ` (${how})` : ""}${usual === undefined ? "" : ` [${usual}]`}`;
    return [kebabCase(name), { ...option, description }];
  }),
);

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

export function settingsGiven(values: Values): PartialReel {
  return Object.fromEntries(
    Object.entries<SettingOption>(settingOptions).map(([name, { read }]) => [name, read(values, kebabCase(name))]),
  );
}
