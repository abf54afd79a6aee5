import type { Interval } from "../geometry.js";
import type {
  ArrowName,
  AspectName,
  ClockName,
  ContourName,
  FormatName,
  LayoutName,
  LevelName,
  PanelName,
  PosterName,
  ThemeName,
  TrailName,
} from "../names.js";
import type { ObjectiveChoice } from "../objectives/choice.js";
import type { OptimizerSettings } from "../optimizers/registry.js";

/** The complete description of one animation, as data. */
export interface Reel {
  /** The function the runs descend on, or the stream of losses: by name, or as a typed formula. */
  readonly objective: ObjectiveChoice;
  /** Where they start: one number a variable. */
  readonly start: readonly number[];
  /** One run each, 8 at most. */
  readonly optimizers: readonly OptimizerSettings[];
  /** A file of runs recorded elsewhere, .csv or .json, to draw instead of making them. */
  readonly trajectory: string | undefined;
  /** Frames on the timeline. `auto` is all of a recorded run, or what a film takes that ends when nothing moves. */
  readonly frames: number | "auto";
  /** Steps from one frame to the next, when the clock is even. */
  readonly stride: number;
  /** The step that the last frame shows; `auto` goes by frames and stride. */
  readonly steps: number | "auto";
  /** How steps are spread over frames: evenly, with more frames for early ones, or alike for every factor of ten. */
  readonly clock: ClockName;
  /** Whether to end the film when nothing moves by a pixel any more; `frames` is then the most there are, 2000 if `auto`. */
  readonly untilConverged: boolean;
  /** Frames per second, 0.01 to 60; of a GIF to 50: browsers slow faster ones down to 10. */
  readonly fps: number;
  /** How much longer the first frame stays, in milliseconds. */
  readonly introMs: number;
  /** How much longer the last frame stays, in milliseconds. */
  readonly holdMs: number;
  /** How many times the animation plays; 0 is forever. */
  readonly plays: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels per inch: scales text and lines, which are measured in points of 1/72 inch. `auto` goes by the size. */
  readonly dpi: number | "auto";
  readonly fontSizePt: number;
  readonly theme: ThemeName;
  readonly layout: LayoutName | "auto";
  /** Quantities that are plotted over time beside or under the picture. */
  readonly panels: readonly PanelName[];
  /** What the axes span, lower end first; `auto` holds the runs, their start and the nearest minimum. */
  readonly xlim: Interval | "auto";
  readonly ylim: Interval | "auto";
  /** Height of the dashed line; `auto` is the value at the minimum that the first run approaches. */
  readonly reference: number | "auto" | "none";
  /** What stays of the way that runs have gone; `auto` is all of it in two variables, nothing in one. */
  readonly trail: TrailName | "auto";
  /** Whether to draw the tangent at each point, on a curve. */
  readonly tangent: boolean;
  /** Arrows at each point: against the gradient, and along the next step. */
  readonly arrows: readonly ArrowName[];
  /** Whether to say which step a frame shows. */
  readonly counter: boolean;
  /** Whether to say that, where the runs are, and the objective there. */
  readonly readout: boolean;
  /** How the levels of contours are spread over the values. */
  readonly levels: LevelName | "auto";
  /** Whether contours are colored bands, lines, or both; `auto` is both. */
  readonly contours: ContourName | "auto";
  /** Whether one unit is as long on both axes; `auto` is equal in two variables, unless both limits are given. */
  readonly aspect: AspectName | "auto";
  /** Says what the runs share when absent. */
  readonly title: string | undefined;
  /** The most colors in the palette, 2 to 256. */
  readonly colors: number;
  /** Whether to mix neighboring palette colors where a color is missing. */
  readonly dither: boolean;
  /** What writes GIFs. */
  readonly encoder: "gradreel" | "gifencoder";
  /** The files to write; their extensions decide the formats. `-` is stdout, `frames/%04d.png` a file a frame. */
  readonly out: readonly string[];
  /** What goes to stdout. */
  readonly format: FormatName | undefined;
  /** Whether .png files are animated. */
  readonly animated: boolean;
  /** The frame that stills show: a whole number from 0, or a name. */
  readonly poster: PosterName | number;
  /** The most bytes that files may have: one number for all, or by path or format. */
  readonly sizeBudget: SizeBudget | undefined;
}

/** Bytes: for every file, or by path, by format, and for `all` others: `{ gif: 5e6, all: 1e7 }`. A path goes before its format. */
export type SizeBudget = number | Readonly<Record<string, number>>;

/** A reel whose runs are known: nothing is left to be chosen. */
export interface SettledReel extends Reel {
  readonly frames: number;
  readonly steps: number;
  readonly dpi: number;
  readonly layout: LayoutName;
  readonly xlim: Interval;
  readonly ylim: Interval;
  readonly reference: number | "none";
  readonly trail: TrailName;
  readonly contours: ContourName;
  readonly aspect: AspectName;
  readonly title: string;
}

/** Frames of a film that ends by itself, if it does. */
const MOST_FRAMES_UNTIL_CONVERGED = 2000;

/** How many frames and steps a reel may show: what is recorded of its runs. Recorded ones bring their own. */
export function extentOf({ frames, stride, steps }: Reel): { readonly frames: number; readonly steps: number } {
  const most = frames === "auto" ? MOST_FRAMES_UNTIL_CONVERGED : frames;
  return { frames: most, steps: steps === "auto" ? (most - 1) * stride : steps };
}

/** Panels keep what steps left behind: of no more steps than this, of all runs together. */
export const MOST_READINGS = 100_000;

/** Whether panels can be drawn of every step, not only of those that frames show. */
export function readsEveryStep(steps: number, runCount: number): boolean {
  return steps * runCount <= MOST_READINGS;
}
