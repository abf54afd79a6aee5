import { objectiveFor } from "../objectives/data.js";
import { fontOf } from "../page/data/font.js";
import type { PageData } from "../page/data/page-data.js";
import { runOf } from "../page/data/run.js";
import { type Status, statuses } from "../page/data/status.js";
import { chartOf, compose } from "../scene/chart.js";
import { layoutFor } from "../scene/layouts/layout-choice.js";
import { typefaceOf } from "../scene/lettering/typeface.js";
import type { ThemeName } from "../scene/names.js";
import type { Scene } from "../scene/scene.js";

export interface Show {
  readonly theme: ThemeName;
  /** The frame shown where nothing may move. */
  readonly posterFrame: number;
  sceneIn(theme: ThemeName): Scene;
  statusAt(frame: number): Status;
}

/** Composes the scene again, from the numbers that it was made of when the page was written. */
export function readShow(json: string): Show {
  const { objective: data, picture, runs, font, posterFrame } = JSON.parse(json) as PageData;
  const objective = objectiveFor(data);
  const layout = layoutFor(picture.layout, objective);
  const chart = chartOf({ objective, layout, picture, runs: runs.map(runOf) });
  const typeface = typefaceOf(fontOf(font));
  return {
    theme: picture.theme,
    posterFrame,
    sceneIn: (theme) => compose({ ...chart, picture: { ...picture, theme } }, typeface),
    statusAt: statuses(chart),
  };
}
