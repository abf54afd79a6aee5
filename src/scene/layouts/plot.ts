import type { Timeline } from "../../film/frame.js";
import type { Box, Interval, Size } from "../../math/geometry.js";
import type { Objective } from "../../objectives/objective.js";
import type { Run } from "../../trajectory/record.js";
import type { Surroundings } from "../axes/margins.js";
import type { Look } from "../look.js";
import type { ArrowName, TrailName } from "../names.js";
import type { Part } from "../part.js";

/** What a plot of runs is told. */
export interface PlotOptions {
  readonly objective: Objective;
  /** One, or several up to the number of the theme's colors. The first is painted over the others. */
  readonly runs: readonly Run[];
  readonly timeline: Timeline;
  /** Which step a frame shows; a run that is shorter stays at its last point. */
  stepAt(frame: number): number;
  readonly xlim: Interval;
  readonly ylim: Interval;
  readonly trail: TrailName;
  readonly arrows: readonly ArrowName[];
  /** Whether to say which step a frame shows. */
  readonly counter: boolean;
  /** Whether to say where the runs are, and the objective there. */
  readonly readout: boolean;
  readonly look: Look;
}

/** What a picture is told besides. */
export interface PictureOptions {
  readonly size: Size;
  readonly title: string;
}

/** Where a plot stands. */
export interface PlotFrame {
  readonly box: Box;
  /** Over the box; none when absent. */
  readonly title?: string | undefined;
  /** Which of its axes have labels; both when absent. */
  readonly labeled?: { readonly x: boolean; readonly y: boolean } | undefined;
  /** Whether a bar beside it says what its colors mean; it does when absent. */
  readonly hasBar?: boolean | undefined;
}

/** A kind of plot: what it needs around its box, and what it draws into it. */
export interface PlotKind<Options> {
  around(options: Options): Surroundings;
  draw(frame: PlotFrame, options: Options): Part[];
  /** What its colors mean, beside a box; nothing when absent. */
  bar?(box: Box, options: Options): Part[];
}
