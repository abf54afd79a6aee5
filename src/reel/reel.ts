import type { ObjectiveName } from "../objectives/registry.js";
import type { AmsgradOptions } from "../optimizers/amsgrad.js";

/** The complete description of one animation, as data. */
export interface Reel {
  /** The function the run descends on, by name. */
  readonly objective: ObjectiveName;
  /** Where it starts: one number a variable. */
  readonly start: readonly number[];
  readonly optimizer: OptimizerSettings;
  /** Frames on the timeline; frame k shows the point after k·stride steps. */
  readonly frames: number;
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
  /** What the axes span, lower end first. */
  readonly xlim: readonly [number, number];
  readonly ylim: readonly [number, number];
  /** Height of the dashed line: `auto` is the value at the objective's minimum. */
  readonly reference: number | "auto" | "none";
  readonly title: string;
  /** The most colors in the palette, 2 to 256. */
  readonly colors: number;
  /** Whether to mix neighboring palette colors where a color is missing. */
  readonly dither: boolean;
  readonly encoder: "gradreel" | "gifencoder";
  /** The file to write; its extension decides the format. */
  readonly out: string;
}

/** A rule by name, and its settings. */
export interface OptimizerSettings extends AmsgradOptions {
  readonly name: "amsgrad";
}
