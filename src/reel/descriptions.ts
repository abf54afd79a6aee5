import { clockNames } from "../film/clock.js";
import { contourNames, levelNames, panelNames, themeNames } from "../scene/names.js";
import type { Reel } from "./reel.js";

const USUAL_VIEW = "the function's usual view, or one that fits the runs";

/** Every setting in one line, and its default in words, in the order of files and help pages. */
export const descriptions: Readonly<Record<keyof Reel, { readonly text: string; readonly usual?: string }>> = {
  objective: { text: "The function: its name, or a formula in one or two variables", usual: "cubic" },
  start: { text: "Start of the runs: one number per variable", usual: "the function's usual start" },
  optimizers: { text: "Optimizers, one run each, at most 8", usual: "amsgrad" },
  trajectory: { text: "A .csv or .json file of recorded runs to draw instead of running optimizers" },
  frames: { text: "Frames on the timeline", usual: "200, all of a recorded run, or 2000 until converged" },
  stride: { text: "Steps from one frame to the next", usual: "1" },
  steps: { text: "The step that the last frame shows, instead of a stride", usual: "(frames - 1)·stride" },
  clock: {
    text: `Spread of steps over frames: ${clockNames.join(", ")}. log, for long runs, gives each factor of ten as many frames`,
    usual: "even",
  },
  untilConverged: { text: "End when nothing moves by a pixel any more; frames is then the limit" },
  fps: { text: "Frames per second: at most 60, or 50 in a GIF", usual: "50" },
  intro: { text: "Extra time for the first frame, in ms", usual: "0" },
  hold: { text: "Extra time for the last frame, in ms", usual: "0" },
  loop: { text: "Number of times to play; 0 is forever", usual: "0" },
  width: { text: "Width in pixels", usual: "1920, or in proportion to the height" },
  height: { text: "Height in pixels", usual: "1080, or in proportion to the width" },
  dpi: { text: "Pixels per inch; scales text and lines", usual: "100, and in proportion to the picture" },
  fontSize: { text: "Text size in points", usual: "22" },
  theme: { text: `Colors: ${themeNames.join(", ")} (gradreel list themes)`, usual: "matplotlib" },
  layout: {
    text: "How runs are drawn: curve, contour, online, or grid, which gives each run a plot of its own",
    usual: "by the function",
  },
  panels: { text: `Plots over time beside the picture: ${panelNames.join(", ")}`, usual: "none" },
  xlim: { text: "Limits of the x axis", usual: USUAL_VIEW },
  ylim: { text: "Limits of the y axis", usual: USUAL_VIEW },
  reference: { text: "Dashed line: auto (the minimum that the run approaches), none, or its height", usual: "auto" },
  trail: {
    text: "Visible part of the path: none, fading (the last 40 frames) or full",
    usual: "full in two variables, none in one",
  },
  tangent: { text: "Draw the tangent at each point" },
  arrows: {
    text: "Arrows at each point: gradient (down the slope), step (to the next point), or both, in proportion",
    usual: "none",
  },
  counter: { text: "Show the number of the step" },
  readout: { text: "Show the step, the position and f; with several runs, only f" },
  levels: { text: `Levels of contours: ${levelNames.join(", ")}`, usual: "linear, or log where it shows more" },
  contours: { text: `Contours as colored bands (filled), as lines, or as ${contourNames[0]}`, usual: "both" },
  aspect: { text: "Scale of the axes: equal, or free", usual: "equal, unless both limits are given" },
  title: { text: "Title above the picture", usual: "the optimizer, or what several have in common" },
  alt: { text: "Alternative text, instead of the one made from the run: in another language, with another emphasis" },
  colors: { text: "Most colors in the palette, 2 to 256", usual: "256" },
  dither: { text: "Mix palette colors where a color is missing" },
  encoder: { text: "gradreel, or gifencoder for comparison: slow, with rough colors", usual: "gradreel" },
  out: {
    text: "The files to write. The extension chooses the format (gradreel list formats); frames/%04d.png is a file per frame",
  },
  format: { text: "The format for stdout, which is the file -" },
  animated: { text: "Animate .png files, like .apng files" },
  poster: {
    text: "The frame that .png, .svg and .html files show, in a page before it plays: first, middle, last, or its number from 0",
    usual: "last",
  },
  sizeBudget: { text: "Most bytes of a file: 5MB for all, or by format or path. The report names what was given up" },
};
