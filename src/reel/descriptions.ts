import { clockNames } from "../film/clock.js";
import { contourNames, levelNames, panelNames, themeNames } from "../scene/names.js";
import type { Reel } from "./reel.js";

/** A setting in a line, for help pages, editors and docs. */
export interface Description {
  readonly text: string;
  /** What applies where it is left out. */
  readonly usual?: string;
}

/** Every setting of a reel, in the order that files and help pages show them. */
export const descriptions: Readonly<Record<keyof Reel, Description>> = {
  objective: { text: "The function, by its name or as a formula in one or two variables", usual: "cubic" },
  start: { text: "Where the runs start: one number per variable", usual: "the function's usual start" },
  optimizers: { text: "One run each, 8 at most", usual: "amsgrad" },
  trajectory: { text: "A .csv or .json file of runs recorded elsewhere, to draw instead of making them" },
  frames: { text: "Frames on the timeline", usual: "200, all of a recorded run, or 2000 until converged" },
  stride: { text: "Steps from one frame to the next", usual: "1" },
  steps: { text: "The step that the last frame shows, instead of a stride", usual: "(frames - 1)·stride" },
  clock: {
    text: `How steps are spread over frames: ${clockNames.join(", ")}. log is for long runs: as many frames for every factor of ten`,
    usual: `even`,
  },
  untilConverged: {
    text: "End when nothing moves by a pixel any more; frames is then the most there are",
  },
  fps: { text: "Frames per second, at most 50, or 60 where no GIF is written", usual: "50" },
  intro: { text: "How much longer the first frame stays, in ms", usual: "0" },
  hold: { text: "How much longer the last frame stays, in ms", usual: "0" },
  loop: { text: "How many times to play; 0 is forever", usual: "0" },
  width: { text: "Width in pixels", usual: "1920, or in proportion to the height" },
  height: { text: "Height in pixels", usual: "1080, or in proportion to the width" },
  dpi: { text: "Pixels per inch; scales text and lines", usual: "100, and in proportion to the picture" },
  fontSize: { text: "Size of the text in points", usual: "22" },
  theme: { text: `${themeNames.join(", ")}; gradreel list themes explains them`, usual: `matplotlib` },
  layout: {
    text: "How runs are drawn: curve, contour, online, or grid, which gives each run a plot of its own",
    usual: "by the function",
  },
  panels: { text: `Plots over time beside the picture: ${panelNames.join(", ")}`, usual: `none` },
  xlim: { text: "What the x axis spans", usual: "the function's usual view, or one that fits the runs" },
  ylim: { text: "What the y axis spans", usual: "likewise" },
  reference: { text: "Dashed line: auto (the minimum that the run approaches), none, or its height", usual: "auto" },
  trail: {
    text: "What stays of the way: none, fading (the last 40 frames) or full",
    usual: "full in two variables, none in one",
  },
  tangent: { text: "Draw the tangent at each point" },
  arrows: {
    text: "Arrows at each point: gradient (down the slope), step (where it leads), or both; lengths are in proportion",
    usual: "none",
  },
  counter: { text: "Show the number of the step" },
  readout: { text: "Show the step, the position and f; with several runs, only f" },
  levels: { text: `Levels of contours: ${levelNames.join(", ")}`, usual: `linear, or log where it shows more` },
  contours: { text: `Contours as colored bands (filled), as lines, or as ${contourNames[0]}`, usual: `both` },
  aspect: { text: "equal: a unit is as long on both axes; or free", usual: "equal, unless both limits are given" },
  title: { text: "Text over the picture", usual: "the optimizer, or what several share" },
  alt: {
    text: "What it shows, for those who cannot see it, instead of the text made from the run: another language, another emphasis",
  },
  colors: { text: "Most colors in the palette, 2 to 256", usual: "256" },
  dither: { text: "Mix palette colors where one is missing" },
  encoder: { text: "gradreel, or gifencoder to compare with: slow, rough colors", usual: "gradreel" },
  out: {
    text: "The files to write. The extension says what each is (gradreel list formats); frames/%04d.png is a file per frame",
  },
  format: { text: "What goes to stdout where a file is called -" },
  animated: { text: "Animate .png files, as .apng ones are" },
  poster: { text: "The frame that .png and .svg files show: first, middle, last, or its number from 0", usual: "last" },
  sizeBudget: {
    text: "The most that files may have: 5MB for all, or by format or path. What is given up for it is said",
  },
};
