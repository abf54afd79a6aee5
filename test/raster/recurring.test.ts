import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wholeOf } from "../../src/math/geometry.js";
import { groupsOf, groupsWithout, sharedGroups } from "../../src/raster/groups.js";
import { rasterizer } from "../../src/raster/rasterize.js";
import { dot } from "../../src/scene/marks/marker.js";
import type { Mark } from "../../src/scene/scene.js";
import { areSameBytes, paintedAnew } from "../support/plain-painting.js";
import { propertyRuns } from "../support/property-runs.js";
import { sharedPairs } from "../support/rects.js";
import { recurringScenes } from "../support/recurring-scenes.js";
import { marks, pictures, sceneOf } from "../support/scenes.js";

describe("recurring marks", () => {
  it("give the same bytes repainted by damage as redrawn, in every pass", () => {
    fc.assert(
      fc.property(recurringScenes, (scene) => {
        const pass = rasterizer(scene);
        const anew = Array.from({ length: scene.timeline.frameCount }, (_, frame) => paintedAnew(scene, frame));
        for (let i = 0; i < 2; i++) expect(differingFrames([...pictures(scene.size, pass())], anew)).toEqual([]);
      }),
      { numRuns: propertyRuns(400) },
    );
  });

  it("give them also in a pass that follows an unfinished one", () => {
    fc.assert(
      fc.property(recurringScenes, fc.nat(9), (scene, cut) => {
        const pass = rasterizer(scene);
        for (const { index } of pass()) if (index === cut) break;
        const anew = Array.from({ length: scene.timeline.frameCount }, (_, frame) => paintedAnew(scene, frame));
        expect(differingFrames([...pictures(scene.size, pass())], anew)).toEqual([]);
      }),
    );
  });

  it("are painted at most twice on an unchanged ground, and once while they stay", () => {
    const counts = { staying: 0, blinking: 0 };
    const frames = Array.from({ length: 40 }, () => ({ additions: [], marks: [] as Mark[] }));
    const [staying, blinking] = [counted("staying", 10), counted("blinking", 38)];
    for (const [i, { marks }] of frames.entries()) marks.push(...(i % 2 === 0 ? [staying, blinking] : [staying]));
    expect([...rasterizer(sceneOf([], frames))()]).toHaveLength(40);
    expect(counts).toEqual({ staying: 1, blinking: 2 });

    function counted(name: keyof typeof counts, x: number): Mark {
      const mark = dot(x, 18, { color: "#ff0000", radiusPx: 4, clip: { x: 0, y: 0, width: 48, height: 36 } });
      return {
        ...mark,
        paint(context) {
          counts[name]++;
          mark.paint(context);
        },
      };
    }
  });
});

describe("groups", () => {
  const size = { width: 48, height: 36 };

  it("are disjoint and hold every mark with a pixel once, in painting order", () => {
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 9 }), (all) => {
        const groups = groupsOf(all, wholeOf(size));
        expect(sharedPairs(groups.map(({ rect }) => rect))).toEqual([]);
        const numbers = groups.map((group) => group.marks.map((mark) => all.indexOf(mark)));
        for (const order of numbers) expect(order).toEqual([...order].sort((a, b) => a - b));
        const isSeen = ({ bounds: { x, y, width, height } }: Mark) =>
          width > 0 && height > 0 && x < size.width && y < size.height && x + width > 0 && y + height > 0;
        expect(numbers.flat().sort((a, b) => a - b)).toEqual([...all.keys()].filter((i) => isSeen(all[i] as Mark)));
      }),
    );
  });

  it("are shared with a frame of the same marks, but not if one of them has another mark", () => {
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 6 }), (all) => {
        const [groups, again] = [groupsOf(all, wholeOf(size)), groupsOf([...all], wholeOf(size))];
        expect(sharedGroups(groups, again)).toEqual(groups);
        expect(groupsWithout(groups, again)).toEqual([]);
        const over = dot(24, 18, { color: "#000000", radiusPx: 100, clip: wholeOf(size) });
        expect(sharedGroups(groups, groupsOf([...all, over], wholeOf(size)))).toEqual([]);
      }),
    );
  });
});

/** The indices of frames that differ. */
function differingFrames(found: readonly Uint8ClampedArray[], wanted: readonly Uint8ClampedArray[]): number[] {
  expect(found).toHaveLength(wanted.length);
  return [...found.keys()].filter((i) => !areSameBytes(found[i] as Uint8ClampedArray, wanted[i] as Uint8ClampedArray));
}
