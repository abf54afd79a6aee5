import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PartialReel } from "../../src/reel/reel.js";
import type { Composition } from "../../src/render/composition.js";
import { attempt } from "../../src/render/deliver.js";
import { unreduced } from "../../src/render/reductions.js";
import { freshFolder } from "../support/spawn.js";
import { staged } from "../support/stage.js";

const FRAMES = 30;

describe("several outputs of one composition", () => {
  it.each<[string, PartialReel, number]>([
    ["a film that is remembered", { width: 160, height: 90 }, FRAMES],
    [
      "a film whose point is too large for that",
      { width: 2000, height: 1200, dpi: 4000, xlim: [-1.5, 0], ylim: [-1, 0.5] },
      2 * FRAMES,
    ],
  ])("are rasterized no more often than one that surveys its colors: %s", async (_, size, frames) => {
    expect(await marksAskedFor(["a.gif"], size)).toBe(frames);
    expect(await marksAskedFor(["a.gif", "a.apng", "a.png", "a.webp", "%d.png"], size)).toBe(frames);
  });

  it("that need no survey are rasterized once", async () => {
    const size = { width: 160, height: 90 };
    expect(await marksAskedFor(["a.png", "a.webp"], size)).toBe(FRAMES);
  });

  it("that are drawn, not encoded, are not rasterized at all", async () => {
    expect(await marksAskedFor(["a.svg"], { width: 160, height: 90 })).toBe(1);
  });
});

/** How often frames were asked of the scene while files were made. */
async function marksAskedFor(files: readonly string[], size: PartialReel): Promise<number> {
  const folder = freshFolder();
  const partial = { ...size, frames: FRAMES, out: files.map((file) => join(folder, file)) };
  const { scene, ...drawn } = staged(partial);
  let asked = 0;
  const composition: Composition = {
    ...drawn,
    scene: {
      ...scene,
      marksAt(frame) {
        asked++;
        return scene.marksAt(frame);
      },
    },
  };
  for (const { draft } of await attempt(drawn.plan.outputs, composition, unreduced(drawn.reel), {}))
    await draft.commit();
  return asked;
}
