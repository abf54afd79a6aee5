import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "../../../src/film/frame.js";
import { isEmpty, type Size, wholeOf } from "../../../src/math/geometry.js";
import { rasterizer } from "../../../src/raster/rasterize.js";
import { Surface } from "../../../src/raster/surface.js";
import { background } from "../../../src/scene/marks/panel.js";
import type { Mark } from "../../../src/scene/scene.js";
import { areSameBytes, marksOf, paintedAnew } from "../../support/plain-painting.js";
import { propertyRuns } from "../../support/property-runs.js";
import { pictures } from "../../support/scenes.js";
import { sceneFor, smallReels } from "../../support/small-reels.js";
import { wildNumberIn } from "../../support/watched-context.js";

describe.each(Object.entries(smallReels))("%s", (_, reels) => {
  it("is painted by its damage as it is anew, wherever the runs go", () => {
    fc.assert(
      fc.property(reels, (reel) => {
        const scene = sceneFor(reel);
        let frame = 0;
        for (const picture of pictures(scene.size, rasterizer(scene)())) {
          const isSame = areSameBytes(picture, paintedAnew(scene, frame));
          expect(isSame ? "the same" : `another in frame ${frame}`).toBe("the same");
          frame++;
        }
      }),
      { numRuns: propertyRuns(8) },
    );
  });

  it("has marks that touch no pixel outside their bounds, and draw with numbers that a canvas can draw", () => {
    fc.assert(
      fc.property(reels, (reel) => {
        const { size, ...scene } = sceneFor(reel);
        for (const mark of marksOf({ size, ...scene })) {
          // Marks without a pixel are not painted.
          if (isEmpty(mark.bounds)) continue;
          expect(wildNumberIn(mark)).toBeUndefined();
          expect(strayPixel(mark, size)).toBeUndefined();
        }
      }),
      { numRuns: propertyRuns(8) },
    );
  });
});

/** A pixel outside its bounds that a mark changes, on a ground that no mark has the color of. */
function strayPixel(mark: Mark, size: Size): string | undefined {
  const surface = new Surface(size);
  surface.paint([background(size, "#12f3a7")]);
  const [ground] = wordsOf(surface.read({ x: 0, y: 0, width: 1, height: 1 }));
  surface.paint([mark]);
  const { x, y, width, height } = mark.bounds;
  const words = wordsOf(surface.read(wholeOf(size)));
  const at = words.findIndex((word, i) => {
    if (word === ground) return false;
    const [column, row] = [i % size.width, Math.floor(i / size.width)];
    return column < x || column >= x + width || row < y || row >= y + height;
  });
  return at < 0 ? undefined : `(${at % size.width}, ${Math.floor(at / size.width)})`;
}
