import { clockNames } from "../film/clock.js";
import { encoderNames } from "../formats/card.js";
import { descriptions as texts } from "../reel/descriptions.js";
import { destinationNames, posterNames } from "../reel/names.js";
import { streamedFormats } from "../reel/outputs.js";
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
import { batchOptions, forceOption } from "./batch-options.js";
import { objectiveOptions } from "./objective-options.js";
import { optimizerOptions } from "./optimizer-options.js";
import { flag, type OptionTable, valued } from "./options.js";

/** Every option of `gradreel render`. */
export const renderOptions: OptionTable = {
  ...objectiveOptions,
  ...optimizerOptions,
  compare: valued("One optimizer with several values of a setting, side by side: lr=0.001,0.01,0.1"),
  start: valued(`${texts.start}: -1, or 1,0`),
  trajectory: valued(texts.trajectory),
  frames: valued(texts.frames),
  stride: valued(texts.stride),
  steps: valued(texts.steps),
  clock: valued(texts.clock, { words: clockNames }),
  ease: flag("Short for --clock eased: more frames for early steps, fewer for late ones"),
  "until-converged": flag(texts.untilConverged),
  fps: valued(texts.fps),
  intro: valued(texts.intro),
  hold: valued(texts.hold),
  loop: valued(texts.loop),
  layout: valued(`${texts.layout} [grid with --compare]`, { words: layoutNames }),
  panels: valued(`${texts.panels}, with commas`, { words: panelNames }),
  trail: valued(texts.trail, { words: trailNames }),
  tangent: flag(texts.tangent),
  arrows: valued(`${texts.arrows}: gradient,step`, { words: arrowNames }),
  counter: flag(texts.counter),
  readout: flag(texts.readout),
  levels: valued(texts.levels, { words: levelNames }),
  contours: valued(texts.contours, { words: contourNames }),
  aspect: valued(texts.aspect, { words: aspectNames }),
  theme: valued(texts.theme, { words: themeNames }),
  width: valued(texts.width),
  height: valued(texts.height),
  dpi: valued(texts.dpi),
  "font-size": valued(texts.fontSize),
  xlim: valued(`${texts.xlim}: -2,2`),
  ylim: valued(texts.ylim),
  reference: valued(texts.reference),
  title: valued(texts.title),
  alt: valued(texts.alt),
  colors: valued(texts.colors),
  dither: flag(texts.dither),
  encoder: valued(texts.encoder, { words: encoderNames }),
  out: valued(
    "A file to write; again for several at once. The extension says what it is (gradreel list formats); frames/%04d.png is a file per frame, - is stdout [output/2.8 Amsgrad.gif, or the reel's]",
    { alias: "o" },
  ),
  format: valued("What goes to stdout with -o -: gif, webp, mp4, html, ...", { words: streamedFormats }),
  animated: flag(texts.animated),
  poster: valued(texts.poster, { words: posterNames }),
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
