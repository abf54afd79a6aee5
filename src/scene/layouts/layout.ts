import type { Box } from "../../math/geometry.js";
import type { Vector } from "../../math/vector.js";
import type { Objective } from "../../objectives/objective.js";
import type { OnlineObjective } from "../../objectives/online.js";
import type { Descent } from "../../trajectory/approach.js";
import type { StyledChart } from "../chart.js";
import type { PanelName, TrailName } from "../names.js";
import type { PictureSettings } from "../picture.js";
import type { Scene } from "../scene.js";
import type { View } from "../views/view.js";
import type { ObjectiveKind } from "./objective-kind.js";

/** Settings that not every layout reads. */
export type LayoutSetting =
  | Exclude<keyof PictureSettings, "width" | "height" | "dpi" | "fontSize" | "theme" | "title" | "counter">
  | "untilConverged"
  | "trajectory";

/** The settings that a view depends on. */
export type ViewSettings = Pick<PictureSettings, keyof View | "reference">;

/** One way of drawing runs. */
export interface Layout<Name extends string = string, Ground = Objective | OnlineObjective> {
  readonly name: Name;
  /** The objectives that it draws. The first layout in the list for a kind is the usual one. */
  readonly kind: ObjectiveKind;
  readonly reads: readonly LayoutSetting[];
  /** What stays of the way that runs have gone, unless settings say otherwise; nothing when absent. */
  readonly trail?: TrailName | undefined;
  /** Panels that it has in any case. */
  readonly panels?: readonly PanelName[] | undefined;
  /** What an alternative text says of it; nothing when absent. */
  readonly spoken?: string | undefined;
  /** What the axes span, where settings leave that to the runs. */
  view(settings: ViewSettings, objective: Ground, runs: readonly Descent[]): View;
  /** Whether a point is within a view, by it and the objective there. */
  isVisible(view: View, point: Vector, value: number): boolean;
  /** Where the axes have a point; needed to read `untilConverged`. */
  placeOf?(point: Vector, value: number): readonly [x: number, y: number];
  /** The height of the dashed line, unless settings say otherwise; none when absent. */
  reference?(objective: Ground, runs: readonly Descent[]): number | undefined;
  /** The box that a plot gets. Where there is one, units are usually as long on both axes. */
  boxOf?(chart: StyledChart<Ground>): Box;
  scene(chart: StyledChart<Ground>): Scene;
}
