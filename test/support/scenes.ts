import fc from "fast-check";
import type { Frame, Timeline } from "../../src/film/frame.js";
import { type Size, wholeOf } from "../../src/math/geometry.js";
import { dejaVuSans } from "../../src/raster/fonts/dejavu-sans.js";
import { dot, marker, markerShapes } from "../../src/scene/marks/marker.js";
import { background } from "../../src/scene/marks/panel.js";
import { polylines } from "../../src/scene/marks/polyline.js";
import { horizontalRule, verticalRule } from "../../src/scene/marks/rule.js";
import { legend } from "../../src/scene/runs/legend.js";
import type { Mark, Scene } from "../../src/scene/scene.js";
import { themes } from "../../src/scene/theme.js";

const SMALL = { width: 48, height: 36 };
/** Large enough for marks so far apart that no rectangle should hold two. */
const LARGE = { width: 240, height: 150 };
const INSET = { min: 0, max: 10, noNaN: true };
const OUTSET = { min: 26, max: 36, noNaN: true };

const color = fc.constantFrom("#000000", "#ff0000", "#1f77b4", "#2ca02c", "#b0b0b0");
const coordinate = fc.double({ min: -10, max: 60, noNaN: true });
const clip = fc.constantFrom(wholeOf(SMALL), { x: 5, y: 4, width: 30, height: 25 });

const dots: fc.Arbitrary<Mark> = fc
  .tuple(coordinate, coordinate, fc.double({ min: 0.5, max: 9, noNaN: true }), color, clip)
  .map(([x, y, radiusPx, color, clip]) => dot(x, y, { color, radiusPx, clip }));

const shape = fc.constantFrom(...markerShapes);

const markers: fc.Arbitrary<Mark> = fc
  .tuple(shape, coordinate, coordinate, fc.double({ min: 0.5, max: 9, noNaN: true }), color, clip, fc.boolean())
  .map(([shape, x, y, radiusPx, color, clip, hasEdge]) =>
    marker(shape, x, y, { color, radiusPx, clip, ...(hasEdge ? { edgeColor: "#ffffff" } : {}) }),
  );

/** Panel, marker or text of a legend. */
const legendParts: fc.Arbitrary<Mark> = fc
  .tuple(
    fc.array(fc.record({ label: fc.constantFrom("sgd", "Adam", "pf"), shape, color }), { minLength: 1, maxLength: 3 }),
    fc.record({ left: fc.double(INSET), top: fc.double(INSET), right: fc.double(OUTSET), bottom: fc.double(OUTSET) }),
    fc.double({ min: 4, max: 14, noNaN: true }),
    fc.double({ min: 0.3, max: 4, noNaN: true }),
    fc.array(coordinate, { minLength: 2, maxLength: 8 }),
    fc.nat(6),
  )
  .map(([entries, box, fontPx, radiusPx, samples, nth]) => {
    const [theme, typeface] = [themes.matplotlib, dejaVuSans()];
    const { marks: parts } = legend(entries, { box, linePx: radiusPx / 2, fontPx, radiusPx, samples, theme, typeface });
    return parts[nth % parts.length] as Mark;
  });

const lines: fc.Arbitrary<Mark> = fc
  .tuple(
    fc.array(coordinate, { minLength: 4, maxLength: 8 }),
    fc.double({ min: 0.5, max: 4, noNaN: true }),
    color,
    clip,
  )
  .map(([line, widthPx, color, clip]) => polylines([line], { color, widthPx, clip }));

const rules: fc.Arbitrary<Mark> = fc
  .tuple(coordinate, coordinate, coordinate, fc.double({ min: 0.5, max: 4, noNaN: true }), color, fc.boolean())
  .map(([from, to, at, widthPx, color, isDashed]) => {
    const options = { color, widthPx, alpha: 0.5, ...(isDashed ? { isDashed } : {}) };
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    return isDashed ? horizontalRule(low, high, at, options) : verticalRule(at, low, high, options);
  });

export const marks: fc.Arbitrary<Mark> = fc.oneof(dots, markers, legendParts, lines, rules);

/** A few frames with marks of every kind, on the backdrop, added for good and passing. */
const crowdedScenes: fc.Arbitrary<Scene> = fc
  .record({
    backdrop: fc.array(marks, { maxLength: 3 }),
    frames: fc.array(
      fc.record({ additions: fc.array(marks, { maxLength: 1 }), marks: fc.array(marks, { maxLength: 2 }) }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ backdrop, frames }) => sceneOf(backdrop, frames));

const spots: fc.Arbitrary<Mark> = fc
  .tuple(
    shape,
    fc.double({ min: -5, max: LARGE.width + 5, noNaN: true }),
    fc.double({ min: -5, max: LARGE.height + 5, noNaN: true }),
    fc.double({ min: 0.5, max: 8, noNaN: true }),
    color,
  )
  .map(([shape, x, y, radiusPx, color]) => marker(shape, x, y, { color, radiusPx, clip: wholeOf(LARGE) }));

/** A few frames with many small marks, most of them far apart. */
const sparseScenes: fc.Arbitrary<Scene> = fc
  .array(fc.record({ additions: fc.array(spots, { maxLength: 3 }), marks: fc.array(spots, { maxLength: 8 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((frames) => sceneOf([], frames, {}, LARGE));

export const scenes: fc.Arbitrary<Scene> = fc.oneof(crowdedScenes, sparseScenes);

interface SceneFrame {
  readonly additions: readonly Mark[];
  readonly marks: readonly Mark[];
}

export function sceneOf(
  backdrop: readonly Mark[],
  frames: readonly SceneFrame[],
  timeline: Partial<Timeline> = {},
  size: Size = SMALL,
): Scene {
  return {
    size,
    timeline: { frameCount: frames.length, frameMs: 20, introMs: 0, holdMs: 0, plays: 0, ...timeline },
    flatColors: ["#ffffff"],
    backdrop: [background(size, "#ffffff"), ...backdrop],
    additionsAt: (frame) => frames[frame]?.additions ?? [],
    marksAt: (frame) => frames[frame]?.marks ?? [],
  };
}

/** The whole picture after every frame, made by applying the patches of one after the other. */
export function* pictures({ width, height }: Size, frames: Iterable<Frame>): Generator<Uint8ClampedArray> {
  const picture = new Uint8ClampedArray(4 * width * height);
  for (const { patches } of frames) {
    for (const { rect, pixels } of patches) {
      for (let row = 0; row < rect.height; row++) {
        const line = pixels.subarray(4 * row * rect.width, 4 * (row + 1) * rect.width);
        picture.set(line, 4 * ((rect.y + row) * width + rect.x));
      }
    }
    yield picture.slice();
  }
}
