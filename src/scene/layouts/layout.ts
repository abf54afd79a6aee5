import type { Box } from "../../math/geometry.js";
import type { Vector } from "../../math/vector.js";
import type { Objective } from "../../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../../objectives/online.js";
import type { Descent } from "../../trajectory/approach.js";
import type { StyledChart } from "../chart.js";
import type { PanelName, TrailName } from "../names.js";
import type { PictureSettings } from "../picture.js";
import type { Scene } from "../scene.js";
import type { View } from "../views/view.js";

/** Kinds of objectives, and their words in messages. */
export const objectiveKinds = {
  "one variable": { plural: "functions of one variable", is: "has one variable" },
  "two variables": { plural: "functions of two variables", is: "has two variables" },
  losses: { plural: "streams of losses", is: "is a stream of losses" },
} as const;

type ObjectiveKind = keyof typeof objectiveKinds;

export function kindOf(objective: Objective | OnlineObjective): ObjectiveKind {
  if (isOnline(objective)) return "losses";
  return objective.variables.length === 1 ? "one variable" : "two variables";
}

/** The settings that only some layouts read. */
export type LayoutSetting =
  | Exclude<keyof PictureSettings, "width" | "height" | "dpi" | "fontSize" | "theme" | "title" | "counter">
  | "untilConverged"
  | "trajectory";

/** The settings that a view depends on. */
export type ViewSettings = Pick<PictureSettings, keyof View | "reference">;

/** One way of drawing runs. */
export interface Layout<Name extends string = string, Ground = Objective | OnlineObjective> {
  readonly name: Name;
  /** The kind of objectives that it draws. The first layout for a kind in the list is the usual one. */
  readonly kind: ObjectiveKind;
  readonly reads: readonly LayoutSetting[];
  /** The usual trail; none when absent. */
  readonly trail?: TrailName | undefined;
  /** Panels that it always has. */
  readonly panels?: readonly PanelName[] | undefined;
  /** A sentence for the alternative text. */
  readonly spoken?: string | undefined;
  /** The span of the axes, as set, or chosen to fit the runs. */
  view(settings: ViewSettings, objective: Ground, runs: readonly Descent[]): View;
  /** True if a point is inside a view. `value` is the objective there. */
  isVisible(view: View, point: Vector, value: number): boolean;
  /** A point's place on the axes; needed to read `untilConverged`. */
  placeOf?(point: Vector, value: number): readonly [x: number, y: number];
  /** The usual height of the reference line. */
  reference?(objective: Ground, runs: readonly Descent[]): number | undefined;
  /** The plot's box. A layout that has this usually makes units equally long on both axes. */
  boxOf?(chart: StyledChart<Ground>): Box;
  scene(chart: StyledChart<Ground>): Scene;
}
