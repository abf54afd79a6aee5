import type { EncoderName } from "../formats/card.js";
import type { FormatName } from "../formats/formats.js";
import type { Interval } from "../math/geometry.js";
import type { ObjectiveChoice } from "../objectives/choice.js";
import type { OptimizerSettings } from "../optimizers/registry.js";
import type {
  ArrowName,
  AspectName,
  ClockName,
  ContourName,
  LayoutName,
  LevelName,
  PanelName,
  ThemeName,
  TrailName,
} from "../scene/names.js";
import type { posterNames } from "./names.js";
import type { Output } from "./outputs.js";

/** How runs are made, or where they come from. */
export interface RunSettings {
  /** The function to minimize, or the stream of losses: a name, a formula, or an objective in TypeScript. */
  readonly objective: ObjectiveChoice;
  /** Where the runs start: one number per variable, in the order of the objective's variables. */
  readonly start: readonly number[];
  /** One run per optimizer, 1 to 8. */
  readonly optimizers: readonly OptimizerSettings[];
  /** A .csv or .json file of recorded runs to draw instead of running optimizers. */
  readonly trajectory: string | undefined;
}

/** What is drawn when. */
export interface TimeSettings {
  /** Frames on the timeline, from 1. `"auto"` is all of a recorded run, or as many as `untilConverged` needs. */
  readonly frames: number | "auto";
  /** Steps from one frame to the next, from 1, when the clock is even. */
  readonly stride: number;
  /** The step that the last frame shows, from 0; `"auto"` is (frames − 1) · stride. */
  readonly steps: number | "auto";
  /** How steps are spread over frames. */
  readonly clock: ClockName;
  /** True to end the film when nothing moves by a pixel; `frames` is then the limit, 2000 if `"auto"`. */
  readonly untilConverged: boolean;
  /** Frames per second, 0.01 to 60; up to 50 where a GIF is written, since browsers slow faster ones down to 10. */
  readonly fps: number;
  /** Extra time of the first frame, in milliseconds. */
  readonly intro: number;
  /** Extra time of the last frame, in milliseconds. */
  readonly hold: number;
  /** How often the animation plays, 0 to 65,536; 0 is forever. */
  readonly loop: number;
}

/** What a picture shows and how it looks. */
export interface PictureSettings {
  /** In pixels, 1 to 65,535. */
  readonly width: number;
  readonly height: number;
  /** Pixels per inch, 1 to 4800: scales text and lines, whose sizes are in points. `"auto"` follows the size. */
  readonly dpi: number | "auto";
  /** Text size in points, 1 to 1000. */
  readonly fontSize: number;
  readonly theme: ThemeName;
  readonly layout: LayoutName | "auto";
  /** Quantities to plot over time beside or below the picture. */
  readonly panels: readonly PanelName[];
  /** The span of an axis, lower end first; `"auto"` holds the runs, their start and the nearest minimum. */
  readonly xlim: Interval | "auto";
  readonly ylim: Interval | "auto";
  /** Height of the dashed line; `"auto"` is the value at the minimum that the first run approaches. */
  readonly reference: number | "auto" | "none";
  /** How much of a run's path stays; `"auto"` is all of it in two variables and nothing in one. */
  readonly trail: TrailName | "auto";
  /** True to draw the tangent at each point of a curve. */
  readonly tangent: boolean;
  /** Arrows at each point: down the gradient, along the next step. */
  readonly arrows: readonly ArrowName[];
  /** True to show the step number. */
  readonly counter: boolean;
  /** True to show the step number, the runs' positions and their values. */
  readonly readout: boolean;
  /** How contour levels are spread over the values. */
  readonly levels: LevelName | "auto";
  /** Contours as colored bands, lines or both; `"auto"` is both. */
  readonly contours: ContourName | "auto";
  /** True scale on both axes or not; `"auto"` is equal in two variables unless both limits are given. */
  readonly aspect: AspectName | "auto";
  /** Text above the picture, at most 1000 characters; made from the runs when absent. */
  readonly title: string | undefined;
  /** Alternative text, one line of at most 1000 characters; made from the runs when absent. */
  readonly alt: string | undefined;
}

/** The files to write. */
export interface FileSettings {
  /** Most colors in the palette, 2 to 256. */
  readonly colors: number;
  /** True to mix palette colors where a color is missing. */
  readonly dither: boolean;
  /** What writes GIFs. */
  readonly encoder: EncoderName;
  /** Paths; the extension decides the format. `-` is stdout, `frames/%04d.png` one file per frame. */
  readonly out: readonly string[];
  /** The format for stdout. */
  readonly format: FormatName | undefined;
  /** True to animate .png files. */
  readonly animated: boolean;
  /** The frame that stills show: its number from 0, or a name. */
  readonly poster: number | (typeof posterNames)[number];
  readonly sizeBudget: SizeBudget | undefined;
}

/** The complete description of one animation, as plain data. */
export interface Reel extends RunSettings, TimeSettings, PictureSettings, FileSettings {}

/** Most bytes: for every file, or by path, by format and for `all` others: `{ gif: 5e6, all: 1e7 }`. A path wins over its format. */
export type SizeBudget = number | Readonly<Record<string, number>>;

/** A reel in which everything may be left out. A single `out` needs no list, and sizes may be text such as `"5MB"`. */
export type PartialReel = {
  readonly [Name in keyof Reel as Exclude<Name, "out" | "sizeBudget">]?: Reel[Name] | undefined;
} & {
  readonly out?: string | readonly string[] | undefined;
  readonly sizeBudget?: number | string | Readonly<Record<string, number | string>> | undefined;
};

/** The most bytes that an output may have; nothing, where it may have any number. */
export function budgetOf({ path, format }: Output, budget: SizeBudget | undefined): number | undefined {
  return typeof budget === "object" ? (budget[path] ?? budget[format] ?? budget["all"]) : budget;
}

/** A reel whose runs are known: nothing is left to be chosen. */
export type SettledReel = Omit<Reel, keyof Settled> & Settled;

interface Settled {
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
