import { UsageError } from "../errors.js";
import type { Objective } from "../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../objectives/online.js";
import type { LayoutName } from "../scene/names.js";
import type { Reel } from "./reel.js";

/**
 * How a reel is laid out.
 *
 * @throws {UsageError} if its objective cannot be drawn so, or it has settings that such a picture does not read.
 */
export function layoutOf(reel: Reel, objective: Objective | OnlineObjective): LayoutName {
  const usual = isOnline(objective) ? "online" : objective.variables.length === 1 ? "curve" : "contour";
  const layout = reel.layout === "auto" ? usual : reel.layout;
  if (layout !== usual && (layout !== "grid" || usual === "online")) {
    throw new UsageError(
      `${objective.name} ${natureOf(objective)}: it cannot be drawn with --layout ${layout}.`,
      usual === "online" ? "Leave out --layout." : `Leave out --layout, or choose ${usual} or grid.`,
    );
  }
  if (reel.trajectory !== undefined && usual === "online") {
    throw new UsageError(`${objective.name} ${natureOf(objective)}; runs recorded elsewhere are drawn on functions.`);
  }
  for (const { option, isSet, isFor, plots } of settings(reel, usual)) {
    if (!isSet || isFor) continue;
    throw new UsageError(
      `--${option} is for ${plots}, and ${objective.name} ${natureOf(objective)}.`,
      `Leave out --${option}.`,
    );
  }
  const unread =
    layout !== "grid" ? undefined : reel.panels.length > 0 ? "panels" : reel.readout ? "readout" : undefined;
  if (unread) {
    throw new UsageError(
      `A grid has no --${unread}: its cells are too small.`,
      `Leave out --${unread}, or draw all runs in one plot: --layout ${usual}.`,
    );
  }
  return layout;
}

/** Which settings go with which kind of objective. */
function settings(reel: Reel, usual: LayoutName): { option: string; isSet: boolean; isFor: boolean; plots: string }[] {
  const [curves, planes, functions] = [usual === "curve", usual === "contour", usual !== "online"];
  const [ofOne, ofTwo, ofAny] = ["functions of one variable", "functions of two variables", "functions"];
  return [
    { option: "tangent", isSet: reel.tangent, isFor: curves, plots: ofOne },
    { option: "reference", isSet: typeof reel.reference === "number", isFor: curves, plots: ofOne },
    { option: "levels", isSet: reel.levels !== "auto", isFor: planes, plots: ofTwo },
    { option: "contours", isSet: reel.contours !== "auto", isFor: planes, plots: ofTwo },
    { option: "aspect", isSet: reel.aspect !== "auto", isFor: planes, plots: ofTwo },
    { option: "arrows", isSet: reel.arrows.length > 0, isFor: functions, plots: ofAny },
    { option: "trail", isSet: reel.trail !== "auto", isFor: functions, plots: ofAny },
    { option: "panels", isSet: reel.panels.length > 0, isFor: functions, plots: ofAny },
    { option: "until-converged", isSet: reel.untilConverged, isFor: functions, plots: ofAny },
    { option: "xlim", isSet: reel.xlim !== "auto", isFor: functions, plots: ofAny },
    { option: "ylim", isSet: reel.ylim !== "auto", isFor: functions, plots: ofAny },
  ];
}

function natureOf(objective: Objective | OnlineObjective): string {
  if (isOnline(objective)) return "is a stream of losses";
  return objective.variables.length === 1 ? "has one variable" : "has two variables";
}
