import { clockNames } from "../film/clock.js";
import { encoderNames } from "../formats/card.js";
import { descriptions } from "../reel/descriptions.js";
import { posterNames } from "../reel/names.js";
import { streamedFormats } from "../reel/outputs.js";
import type { PartialReel } from "../reel/reel.js";
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
import type { Option, OptionTable } from "./options.js";
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

const flag: SettingOption = { read: flagOf, type: "boolean" };

/** The options of one setting each, by setting. */
const settingOptions = {
  start: typed(startOf, "-1 or w=1,b=0"),
  trajectory: typed(textOf),
  frames: typed(numberOf),
  stride: typed(numberOf),
  steps: typed(numberOf),
  clock: typed(textOf, "", clockNames),
  untilConverged: flag,
  fps: typed(numberOf),
  intro: typed(numberOf),
  hold: typed(numberOf),
  loop: typed(numberOf),
  layout: { ...typed(textOf, "", layoutNames), usual: "by the function, or grid with --compare" },
  panels: typed(listOf, "f,moment2", panelNames),
  trail: typed(textOf, "", trailNames),
  tangent: flag,
  arrows: typed(listOf, "gradient,step", arrowNames),
  counter: flag,
  readout: flag,
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
  dither: flag,
  encoder: typed(textOf, "", encoderNames),
  out: { ...typed(textsOf, "-o a.gif -o a.mp4"), alias: "o", usual: "output/2.8 Amsgrad.gif, or the reel's" },
  format: typed(textOf, "", streamedFormats),
  animated: flag,
  poster: typed(numberOrTextOf, "", posterNames),
} satisfies { readonly [Name in keyof PartialReel]: SettingOption };

/** The same by option, with descriptions. */
export const settingOptionTable: OptionTable = Object.fromEntries(
  Object.entries<SettingOption>(settingOptions).map(([name, { read: _read, how, usual: own, ...option }]) => {
    const { text, usual: shared } = descriptions[name as keyof typeof settingOptions];
    const usual = own ?? shared;
    const description = `${text}${how ? ` (${how})` : ""}${usual === undefined ? "" : ` [${usual}]`}`;
    return [kebabCase(name), { ...option, description }];
  }),
);

/** The settings of the given options. */
export function settingsGiven(values: Values): PartialReel {
  return Object.fromEntries(
    Object.entries<SettingOption>(settingOptions).map(([name, { read }]) => [name, read(values, kebabCase(name))]),
  );
}
