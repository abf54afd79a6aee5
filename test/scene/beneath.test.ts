import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wholeOf } from "../../src/math/geometry.js";
import { dejaVuSans } from "../../src/raster/fonts/dejavu-sans.js";
import { Surface } from "../../src/raster/surface.js";
import { background, panel } from "../../src/scene/marks/panel.js";
import { text } from "../../src/scene/marks/text.js";
import { beneath, type Part } from "../../src/scene/part.js";
import type { Mark } from "../../src/scene/scene.js";
import { areSameBytes } from "../support/plain-painting.js";
import { marks } from "../support/scenes.js";

const SIZE = { width: 48, height: 36 };
const RECT = { x: 14, y: 9, width: 22, height: 16 };
const write = (line: string, y: number) => text(dejaVuSans().outline(line, 8), RECT.x + 3, RECT.y + y, "#000000");
const FIXED = [panel(RECT, { color: "#ffffff", borderColor: "#b0b0b0", borderPx: 1 }), write("a", 7)];
/** Texts at separate places: text over text would be bolder. */
const arrivals = [
  { step: 2, marks: [write("b", 14)] },
  { step: 4, marks: [text(dejaVuSans().outline("c", 8), RECT.x + 12, RECT.y + 7, "#000000")] },
];
const TRANSIENT = text(dejaVuSans().outline("d", 8), RECT.x + 12, RECT.y + 14, "#000000");

const frames = fc.array(
  fc.record({ added: fc.array(marks, { maxLength: 2 }), passing: fc.array(marks, { maxLength: 2 }) }),
  { minLength: 1, maxLength: 7 },
);

function painted(all: readonly Mark[]): Uint8ClampedArray {
  const surface = new Surface(SIZE);
  surface.paint([background(SIZE, "#cfe9cd"), ...all]);
  return surface.read(wholeOf(SIZE));
}

describe("marks under a legend", () => {
  it("look as if the legend were painted last, whether they stay, pass, or end up in it", () => {
    fc.assert(
      fc.property(frames, (shown) => {
        const part: Part = {
          additionsAt: (frame) => shown[frame]?.added ?? [],
          marksAt: (frame) => shown[frame]?.passing ?? [],
        };
        const transientAt = (step: number) => (step % 2 === 1 ? [TRANSIENT] : []);
        const stepAt = (frame: number) => frame;
        const {
          backdrop = [],
          additionsAt,
          marksAt,
        } = beneath(RECT, [part], {
          ...{ fixed: FIXED, arrivals, transientAt, stepAt },
        });
        for (const frame of shown.keys()) {
          const past = shown.slice(0, frame + 1);
          const added = [...past.keys()].flatMap((i) => additionsAt?.(i) ?? []);
          const last = [...FIXED, ...arrivals.filter(({ step }) => step <= frame).flatMap((one) => one.marks)];
          const plain = [...past.flatMap((one) => one.added), ...(shown[frame]?.passing ?? []), ...last];
          const found = painted([...backdrop, ...added, ...(marksAt?.(frame) ?? [])]);
          expect(areSameBytes(found, painted([...plain, ...transientAt(frame)]))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("do not repaint the legend unless they touch it", () => {
    const far = panel({ x: 0, y: 0, width: 5, height: 5 }, { color: "#ff0000", borderColor: "#ff0000", borderPx: 0 });
    const part: Part = { additionsAt: () => [far], marksAt: () => [far] };
    const cover = { fixed: FIXED, arrivals: [], transientAt: () => [], stepAt: (frame: number) => frame };
    const { additionsAt, marksAt } = beneath(RECT, [part], cover);
    expect([additionsAt?.(3), marksAt?.(3)]).toEqual([[far], [far]]);
  });
});
