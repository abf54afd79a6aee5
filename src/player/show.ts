import { compose } from "../compose.js";
import { type ObjectiveData, objectiveFor } from "../objectives/data.js";
import { fontOf } from "../page/data/font.js";
import type { PageData } from "../page/data/page-data.js";
import { runOf } from "../page/data/run.js";
import { type Status, statuses } from "../page/data/status.js";
import { typefaceOf } from "../scene/lettering/typesetting.js";
import type { ThemeName } from "../scene/names.js";
import type { Scene } from "../scene/scene.js";

/** What a page shows. */
export interface Show {
  readonly theme: ThemeName;
  /** The frame that stands for all of them. */
  readonly posterFrame: number;
  sceneIn(theme: ThemeName): Scene;
  statusAt(frame: number): Status;
}

/** The picture is composed here once more, of the very numbers that it was composed of when the page was written. */
export function readShow(json: string): Show {
  const { objective: choice, reel, runs: packedRuns, font, posterFrame } = JSON.parse(json) as PageData;
  const objective = objectiveFor(choice as ObjectiveData);
  const runs = packedRuns.map(runOf);
  const typeface = typefaceOf(fontOf(font));
  return {
    theme: reel.theme,
    posterFrame,
    sceneIn: (theme) => compose({ ...reel, theme }, objective, runs, typeface),
    statusAt: statuses(reel, runs),
  };
}
