import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_RECT, intersect, isEmpty, type Rect, union } from "../../src/math/geometry.js";
import { disjointRects } from "../../src/raster/groups.js";
import { sharedPairs } from "../support/rects.js";

const rects: fc.Arbitrary<Rect[]> = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 900 }),
    y: fc.integer({ min: 0, max: 900 }),
    width: fc.nat(120),
    height: fc.nat(120),
  }),
  { maxLength: 12 },
);

describe("disjointRects", () => {
  it("covers every rectangle by exactly one, and nothing outside the box of all", () => {
    fc.assert(
      fc.property(rects, (given) => {
        const apart = disjointRects(given);
        const full = given.filter((one) => !isEmpty(one));
        expect(sharedPairs(apart)).toEqual([]);
        for (const rect of full) {
          const touching = apart.filter((one) => !isEmpty(intersect(one, rect)));
          expect(touching).toHaveLength(1);
          expect(touching.map((one) => union(one, rect))).toEqual(touching);
        }
        expect(apart.reduce(union, EMPTY_RECT)).toEqual(full.reduce(union, EMPTY_RECT));
      }),
    );
  });

  it("merges near rectangles and keeps distant ones apart", () => {
    const [a, near, far] = [0, 30, 300].map((x) => ({ x, y: 0, width: 20, height: 20 })) as [Rect, Rect, Rect];
    expect(disjointRects([a, far])).toEqual([a, far]);
    expect(disjointRects([a, near])).toEqual([{ x: 0, y: 0, width: 50, height: 20 }]);
  });

  it("merges rectangles that overlap only after others have merged", () => {
    const [left, right] = [0, 100].map((x) => ({ x, y: 0, width: 60, height: 60 })) as [Rect, Rect];
    const between = { x: 70, y: 0, width: 10, height: 10 };
    const bridge = { x: 50, y: 40, width: 60, height: 10 };
    expect(disjointRects([left, right, between, bridge])).toEqual([{ x: 0, y: 0, width: 160, height: 60 }]);
  });

  it("drops empty rectangles", () => {
    expect(disjointRects([{ x: 5, y: 5, width: 0, height: 9 }])).toEqual([]);
  });
});
