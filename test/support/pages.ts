import type { ObjectiveData } from "../../src/objectives/data.js";
import { htmlPage } from "../../src/page/html-page.js";
import type { PartialReel } from "../../src/reel/reel.js";
import type { Scene } from "../../src/scene/scene.js";
import { staged } from "./stage.js";

/** A reel as a page, and the scene that it is to show. */
export async function pageOf(
  partial: PartialReel,
  posterFrame = 0,
): Promise<{ readonly html: string; readonly scene: Scene }> {
  const chart = staged(partial);
  const objective = chart.plan.reel.objective as ObjectiveData;
  const texts = { comment: "gradreel <test>", description: 'A "test" & more.' };
  return { html: await htmlPage({ chart, objective, posterFrame, ...texts }), scene: chart.scene };
}

/** What a page carries, as its player reads it. */
export function carriedBy(html: string): string {
  return /<script id="data" type="application\/json">(.*?)<\/script>/s.exec(html)?.[1] as string;
}
