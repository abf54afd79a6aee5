import type { DrawnReel } from "../../compose.js";
import type { ObjectiveChoice } from "../../objectives/choice.js";
import type { SettledReel } from "../../reel/reel.js";
import type { PackedFont } from "./font.js";
import type { PackedRun } from "./run.js";

/** What a page carries for its player, as JSON. */
export interface PageData {
  readonly objective: ObjectiveChoice;
  readonly reel: DrawnReel;
  readonly runs: readonly PackedRun[];
  readonly font: PackedFont;
  /** The frame that stands for all of them. */
  readonly posterFrame: number;
}

/** Of a reel what its picture is made of: no path of its author's goes into a page. */
export function drawnReelOf(reel: SettledReel): DrawnReel {
  const { frames, steps, clock, fps, intro, hold, loop, width, height, dpi, fontSize } = reel;
  const { theme, layout, panels, xlim, ylim, reference, trail, tangent, arrows, counter } = reel;
  const { readout, levels, contours, aspect, title } = reel;
  return {
    ...{ frames, steps, clock, fps, intro, hold, loop, width, height, dpi, fontSize },
    ...{ theme, layout, panels, xlim, ylim, reference, trail, tangent, arrows, counter },
    ...{ readout, levels, contours, aspect, title },
  };
}
