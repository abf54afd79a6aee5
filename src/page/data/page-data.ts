import type { ObjectiveData } from "../../objectives/data.js";
import type { Picture } from "../../scene/picture.js";
import type { PackedFont } from "./font.js";
import type { PackedRun } from "./run.js";

/** The data for the player, stored in the page as JSON. It contains no paths. */
export interface PageData {
  readonly objective: ObjectiveData;
  readonly picture: Picture;
  readonly runs: readonly PackedRun[];
  readonly font: PackedFont;
  /** The frame shown where nothing may move. */
  readonly posterFrame: number;
}
