import type { Interval } from "../geometry.js";
import type { ObjectiveChoice } from "../objectives/choice.js";
import type { OptimizerSettings } from "../optimizers/registry.js";

/** The complete description of one animation, as data. */
export interface Reel {
  /** The function the runs descend on: by name, or as a typed formula. */
  readonly objective: ObjectiveChoice;
  /** Where they start: one number a variable. */
  readonly start: readonly number[];
  /** One run each, 8 at most. */
  readonly optimizers: readonly OptimizerSettings[];
  /** A file of runs recorded elsewhere, .csv or .json, to draw instead of making them. */
  readonly trajectory: string | undefined;
  /** Frames on the timeline; frame k shows the points after k·stride steps. `auto` is all of a recorded run. */
  readonly frames: number | "auto";
  /** Steps from one frame to the next. */
  readonly stride: number;
  /** Frames per second, 0.01 to 50: browsers slow faster GIFs down to 10. */
  readonly fps: number;
  /** How much longer the last frame stays, in milliseconds. */
  readonly holdMs: number;
  /** How many times the animation plays; 0 is forever. */
  readonly plays: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels per inch: scales text and lines, which are measured in points of 1/72 inch. */
  readonly dpi: number;
  readonly fontSizePt: number;
  /** What the axes span, lower end first; `auto` holds the runs, their start and the nearest minimum. */
  readonly xlim: Interval | "auto";
  readonly ylim: Interval | "auto";
  /** Height of the dashed line; `auto` is the value at the minimum that the first run approaches. */
  readonly reference: number | "auto" | "none";
  /** Says what the runs share when absent. */
  readonly title: string | undefined;
  /** The most colors in the palette, 2 to 256. */
  readonly colors: number;
  /** Whether to mix neighboring palette colors where a color is missing. */
  readonly dither: boolean;
  readonly encoder: "gradreel" | "gifencoder";
  /** The file to write; its extension decides the format. */
  readonly out: string;
}

/** A reel whose runs are known: nothing is left to be chosen. */
export interface SettledReel extends Reel {
  readonly frames: number;
  readonly xlim: Interval;
  readonly ylim: Interval;
  readonly reference: number | "none";
  readonly title: string;
}
