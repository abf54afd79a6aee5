import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intersect, isEmpty, type Rect } from "../../src/math/geometry.js";
import { dejaVuSans } from "../../src/raster/fonts/dejavu-sans.js";
import { markerShapes } from "../../src/scene/marks/marker.js";
import { emptiestCorner, type Legend, type LegendOptions, legend } from "../../src/scene/runs/legend.js";
import { themes } from "../../src/scene/theme.js";

const BOX = { left: 40.5, top: 20.2, right: 290.4, bottom: 160.7 };

function drawn(labels: readonly string[], changes: Partial<LegendOptions> = {}): Legend {
  const entries = labels.map((label, i) => ({
    label,
    shape: markerShapes[i] ?? "circle",
    color: themes.matplotlib.runs[i] ?? "",
  }));
  const [theme, typeface] = [themes.matplotlib, dejaVuSans()];
  const options = { box: BOX, linePx: 1, fontPx: 12, radiusPx: 3, samples: [], theme, typeface, ...changes };
  return legend(entries, options);
}

/** The bounds of its marks, its panel first. */
function legendOf(labels: readonly string[], changes: Partial<LegendOptions> = {}): Rect[] {
  const { rect, marks } = drawn(labels, changes);
  const bounds = marks.map((mark) => mark.bounds);
  expect(bounds[0]).toEqual(rect);
  return bounds;
}

/** The rectangle in all four corners, at the same distance from the edges. */
function corners({ x, y, width, height }: Rect): [number, number][] {
  const across = Math.floor(BOX.left) + Math.ceil(BOX.right) - x - width;
  const down = Math.floor(BOX.top) + Math.ceil(BOX.bottom) - y - height;
  return [x, across].flatMap((left) => [y, down].map((top): [number, number] => [left, top]));
}

describe("the legend", () => {
  it("takes a corner where no other hides fewer samples", () => {
    const point = fc.tuple(
      fc.double({ min: 41, max: 290, noNaN: true }),
      fc.double({ min: 21, max: 160, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), fc.nat(120), fc.nat(70), (points, width, height) => {
        const options = { within: BOX, marginPx: 4, samples: points.flat(), clearancePx: 0 };
        const chosen = emptiestCorner({ width: width + 1, height: height + 1 }, options);
        const hidden = ([left, top]: readonly [number, number], slack: number): number =>
          points.filter(
            ([x, y]) =>
              x >= left - slack &&
              x <= left + chosen.width + slack &&
              y >= top - slack &&
              y <= top + chosen.height + slack,
          ).length;
        // The other corners are exact to a pixel.
        for (const corner of corners(chosen)) {
          expect(hidden([chosen.x, chosen.y], 0)).toBeLessThanOrEqual(hidden(corner, 1));
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, readonly number[], "left" | "right", "upper" | "lower"]>([
    ["upper right, when all are empty", [], "right", "upper"],
    ["upper left, when something is in the upper right", [280, 30], "left", "upper"],
    ["lower left, when the upper ones are taken", [280, 30, 50, 30], "left", "lower"],
    ["lower right, when the others are taken", [280, 30, 50, 30, 50, 150], "right", "lower"],
    ["upper right, when all are taken alike", [280, 30, 50, 30, 50, 150, 280, 150], "right", "upper"],
    ["upper right, when what is there is out of view", [280, 10, 300, 30], "right", "upper"],
  ])("is in the %s", (_, samples, side, height) => {
    const [panel] = legendOf(["sgd", "Adam"], { samples });
    expect((panel?.x ?? 0) > 100 ? "right" : "left").toBe(side);
    expect((panel?.y ?? 0) > 80 ? "lower" : "upper").toBe(height);
  });

  it("stays off the frame, holds its text and is at most half as wide as the axes", () => {
    const label = fc.constantFrom(
      "sgd",
      "Adam, learning_rate = 0.01",
      "a long label, written with much care by hand: 0.001",
    );
    const labels = fc.array(label, { minLength: 1, maxLength: 8 });
    // Below this size, letters are smaller than pixels.
    const size = { min: 200, max: 2000, noNaN: true };
    fc.assert(
      fc.property(labels, fc.double(size), fc.double(size), fc.integer({ min: 10, max: 300 }), (names, w, h, dpi) => {
        const linePx = (0.8 * dpi) / 72;
        const box = { left: 0.125 * w, right: 0.9 * w, top: 0.12 * h, bottom: 0.89 * h };
        const samples = [(box.left + box.right) / 2, box.top];
        const marks = legendOf(names, { box, linePx, fontPx: (17.6 * dpi) / 72, radiusPx: (5 * dpi) / 72, samples });
        const line = Math.max(1, Math.round(linePx));
        const [panel, ...inside] = marks as [Rect, ...Rect[]];
        expect(panel.width).toBeLessThanOrEqual((box.right - box.left) / 2 + 1);
        expect(isWithin(panel, innerSideOf(box, line))).toBe(true);
        for (const mark of inside) expect(isEmpty(mark) || isWithin(mark, panel)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("has room for each of its notes at the end of every row, beside the label", () => {
    const notes = ["leaves at step 199", "f = 0.123"];
    for (const widest of [undefined, 0.3, 1]) {
      const { rect, marks, note } = drawn(["sgd", "Adam, lr = 0.01"], { notes, widest });
      expect(rect.width).toBeLessThanOrEqual((widest ?? 0.7) * (BOX.right - BOX.left) + 1);
      const [, , first, , second] = marks.map(({ bounds }) => bounds);
      for (const [row, label] of [first, second].entries()) {
        for (const line of notes) {
          for (const { bounds } of note(row, line)) {
            expect(isEmpty(bounds) || isWithin(bounds, rect)).toBe(true);
            expect(isEmpty(intersect(bounds, label as Rect))).toBe(true);
          }
        }
      }
    }
  });

  it("has its font's full size when there is room", () => {
    const [small, large] = [legendOf(["sgd", "Adam"], { fontPx: 8 })[0], legendOf(["sgd", "Adam"], { fontPx: 16 })[0]];
    expect(Math.abs((large?.width ?? 0) - 2 * (small?.width ?? 0))).toBeLessThanOrEqual(2);
    expect(Math.abs((large?.height ?? 0) - 2 * (small?.height ?? 0))).toBeLessThanOrEqual(2);
  });
});

/** The pixels inside the frame that axes draw. */
function innerSideOf({ left, top, right, bottom }: typeof BOX, line: number): Rect {
  const before = Math.floor(line / 2);
  const [x, y] = [Math.round(left) - before + line, Math.round(top) - before + line];
  return { x, y, width: Math.round(right) - before - x, height: Math.round(bottom) - before - y };
}

function isWithin(inner: Rect, outer: Rect): boolean {
  const isRightOf = inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width;
  return isRightOf && inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height;
}
