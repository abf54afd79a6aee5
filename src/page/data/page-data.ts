import type { ObjectiveData } from "../../objectives/data.js";
import type { Picture } from "../../scene/picture.js";
import type { PackedFont } from "./font.js";
import type { PackedRun } from "./run.js";

/** What a page carries for its player, as JSON: no path of its author's is in it. */
export interface PageData {
  readonly objective: ObjectiveData;
  readonly picture: Picture;
  readonly runs: readonly PackedRun[];
  readonly font: PackedFont;
  /** The frame that stands for all of them. */
  readonly posterFrame: number;
}
