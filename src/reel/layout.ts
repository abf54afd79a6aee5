import { throwMistakes } from "../errors.js";
import type { Objective } from "../objectives/objective.js";
import type { OnlineObjective } from "../objectives/online.js";
import type { Layout } from "../scene/layouts/layout.js";
import { layoutFor, layoutMistakes } from "../scene/layouts/layout-choice.js";
import type { Reel } from "./reel.js";

/** @throws {UsageError} if a reel's objective cannot be drawn as it says, or it has settings that its layout does not read. */
export function drawnLayout(reel: Reel, objective: Objective | OnlineObjective): Layout {
  const layout = layoutFor(reel.layout, objective);
  throwMistakes(layoutMistakes(reel, objective, layout));
  return layout;
}
