import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";

import { packed, packedTable, tableOf, unpacked } from "../../src/page/data/table.js";
import { readShow } from "../../src/player/show.js";
import type { PartialReel } from "../../src/reel/reel.js";
import { carriedBy, pageOf } from "../support/pages.js";
import { propertyRuns } from "../support/property-runs.js";
import { smallReels } from "../support/small-reels.js";
import { strokesOf } from "../support/strokes.js";

it("packed numbers read back to the very same doubles", () => {
  fc.assert(
    fc.property(fc.array(fc.double()), (numbers) => {
      expect([...unpacked(packed(numbers))]).toEqual(numbers);
    }),
  );
});

it("a table gives the row of the last step that is no later", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(50)), fc.nat(60), (some, wanted) => {
      const steps = some.sort((a, b) => a - b);
      const table = tableOf(JSON.parse(JSON.stringify(packedTable(steps, [(step) => step]))));
      const expected = steps.filter((step) => step <= wanted).at(-1);
      expect(table.columns[0]?.[table.rowAt(wanted)]).toBe(expected);
    }),
  );
});

async function expectSameStrokes(reel: PartialReel): Promise<void> {
  const { html, scene } = await pageOf(reel);
  const show = readShow(carriedBy(html));
  const read = show.sceneIn(show.theme);
  expect(read.timeline).toEqual(scene.timeline);
  for (let frame = 0; frame < scene.timeline.frameCount; frame++) {
    expect(strokesOf(read, frame)).toEqual(strokesOf(scene, frame));
  }
}

describe("what a page carries gives, stroke for stroke, the scene it was made of", () => {
  it.each(Object.entries(smallReels))("with %s", async (_, reels) => {
    await fc.assert(
      fc.asyncProperty(reels, async (reel) => {
        await expectSameStrokes(reel).catch((error) => {
          // Some reels cannot be drawn at all, such as panels of a run that has no value above 0.
          if (!(error instanceof UsageError)) throw error;
        });
      }),
      { numRuns: propertyRuns(15) },
    );
  });

  it.each<[string, PartialReel]>([
    ["long runs of which few steps are shown", { frames: 7, steps: 54_321, clock: "log" }],
    ["a stream of losses with more steps than frames", { objective: "reddi-101", frames: 7, steps: 200_000 }],
    ["panels of every step", { frames: 7, steps: 3000, panels: ["moment2", "step-size"] }],
  ])("with %s", (_, reel) => expectSameStrokes({ width: 320, height: 180, ...reel }));
});

it("a page of a long run is hardly larger than one of a short run", async () => {
  const [short, long] = [await pageOf({ steps: 199 }), await pageOf({ steps: 199_000 })];
  expect(long.html.length).toBeLessThan(1.05 * short.html.length);
});

it("the page of the post's figure is no larger than 120 kB", async () => {
  const { html } = await pageOf({});
  expect(Buffer.byteLength(html)).toBeLessThan(120_000);
});
