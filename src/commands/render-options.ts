import { clockNames, contourNames, destinationNames, levelNames, panelNames, themeNames } from "../names.js";
import { objectiveOptions } from "./objective-options.js";
import { optimizerOptions } from "./optimizer-options.js";
import { type OptionTable, valued } from "./options.js";

/** Every option of `gradreel render`. */
export const renderOptions: OptionTable = {
  ...objectiveOptions,
  ...optimizerOptions,
  compare: valued("One optimizer with several values of a setting, side by side: lr=0.001,0.01,0.1"),
  start: valued("Where the runs start: -1, or 1,0 in two variables [the function's usual start]"),
  trajectory: valued("A .csv or .json file of runs recorded elsewhere, to draw instead of making them"),
  frames: valued("Frames on the timeline [200, or all of a file]"),
  stride: valued("Steps from one frame to the next [1]"),
  steps: valued("The step that the last frame shows, instead of --stride [(frames - 1)·stride]"),
  clock: valued(
    `How steps are spread over frames: ${clockNames.join(", ")}. log is for long runs: as many frames for every factor of ten [even]`,
  ),
  ease: { description: "Short for --clock eased: more frames for early steps, fewer for late ones", type: "boolean" },
  "until-converged": {
    description: "End when nothing moves by a pixel any more; --frames are the most [2000]",
    type: "boolean",
  },
  fps: valued("Frames per second, at most 50, or 60 where no GIF is written [50]"),
  intro: valued("How much longer the first frame stays, in ms [0]"),
  hold: valued("How much longer the last frame stays, in ms [0]"),
  loop: valued("How many times to play; 0 is forever [0]"),
  layout: valued(
    "grid puts every run into a plot of its own; else curve, contour or online, by the function [grid with --compare]",
  ),
  panels: valued(`Plots over time beside the picture, with commas: ${panelNames.join(", ")} [none]`),
  trail: valued(
    "What stays of the way: none, fading (the last 40 frames) or full [full in two variables, none in one]",
  ),
  tangent: { description: "Draw the tangent at each point", type: "boolean" },
  arrows: valued(
    "Arrows at each point: gradient (down the slope), step (where it leads), or gradient,step; lengths are in proportion [none]",
  ),
  counter: { description: "Say which step a frame shows", type: "boolean" },
  readout: { description: "Say that, where the run is, and f there; of several runs f", type: "boolean" },
  levels: valued(`Levels of contours: ${levelNames.join(", ")} [linear, or log where it shows more]`),
  contours: valued(`Contours as colored bands (filled), as lines, or as ${contourNames[0]} [both]`),
  aspect: valued("equal: a unit is as long on both axes; or free [equal, unless both limits are given]"),
  theme: valued(`${themeNames.join(", ")}; gradreel list themes explains them [matplotlib]`),
  width: valued("Width in pixels [1920, or in proportion to --height]"),
  height: valued("Height in pixels [1080, or in proportion to --width]"),
  dpi: valued("Pixels per inch; scales text and lines [100, and in proportion to the picture]"),
  "font-size": valued("Size of the text in points [22]"),
  xlim: valued("What the x axis spans: -2,2 [the function's usual view, or one that fits the runs]"),
  ylim: valued("What the y axis spans [likewise]"),
  reference: valued("Dashed line: auto (the minimum that the run approaches), none, or its height [auto]"),
  title: valued("Text over the picture [the optimizer, or what several share]"),
  colors: valued("Most colors in the palette, 2 to 256 [256]"),
  dither: { description: "Mix palette colors where one is missing", type: "boolean" },
  encoder: valued("gradreel, or gifencoder to compare with: slow, rough colors [gradreel]"),
  out: valued(
    "A file to write; again for several at once. The extension says what it is (gradreel list formats); frames/%04d.png is a file per frame, - is stdout [output/2.8 Amsgrad.gif, or the reel's]",
    { alias: "o" },
  ),
  format: valued("What goes to stdout with -o -: gif, webp, mp4, html, ..."),
  animated: { description: "Animate .png files, as .apng ones are", type: "boolean" },
  poster: valued("The frame that .png and .svg files show: first, middle, last, or its number from 0 [last]"),
  "size-budget": valued(
    "The most that files may have: 5MB; of one format or file gif=5MB, again for others. What is given up for it is said",
  ),
  for: valued(
    `Size, budget and format for ${destinationNames.join(", ")}; gradreel list destinations gives the reasons`,
  ),
  json: { description: "Print what was made as JSON, a line per file", type: "boolean" },
  quiet: { description: "Print nothing but errors, and the JSON if asked for", type: "boolean" },
};

/** Their order on the page of help. */
export const renderGroups: Readonly<Record<string, readonly string[]>> = {
  "The function": [...Object.keys(objectiveOptions), "start", "trajectory"],
  "The optimizer (gradreel list optimizers shows what each takes, and its defaults)": [
    ...Object.keys(optimizerOptions),
    "compare",
  ],
  Timing: ["frames", "stride", "steps", "clock", "ease", "until-converged", "fps", "intro", "hold", "loop"],
  "What is shown": ["layout", "panels", "trail", "tangent", "arrows", "counter", "readout", "reference", "title"],
  "Functions of two variables": ["levels", "contours", "aspect"],
  "The picture": ["theme", "width", "height", "dpi", "font-size", "xlim", "ylim"],
  "The files": ["out", "for", "size-budget", "poster", "animated", "format", "colors", "dither", "encoder"],
  Output: ["json", "quiet", "help", "version"],
};
