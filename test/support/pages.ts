import { objectiveFor } from "../../src/objectives/choice.js";
import { htmlPage } from "../../src/page/html-page.js";
import type { PartialReel } from "../../src/reel/reel.js";
import type { Scene } from "../../src/scene/scene.js";
import { staged } from "./stage.js";

/** A reel as a page, and the scene that it is to show. */
export async function pageOf(
  partial: PartialReel,
  posterFrame = 0,
): Promise<{ readonly html: string; readonly scene: Scene }> {
  const { reel, runs, scene } = staged(partial);
  const objective = objectiveFor(reel.objective);
  const texts = { comment: "gradreel <test>", description: 'A "test" & more.' };
  return { html: await htmlPage({ reel, objective, runs, posterFrame, ...texts }), scene };
}
