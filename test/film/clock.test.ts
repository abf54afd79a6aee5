import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClockName, clockNames, clockOf } from "../../src/film/clock.js";

/** Which steps the frames of such a film show. */
function clock({ kind, frames, steps }: { kind: ClockName; frames: number; steps: number }) {
  return clockOf({ frames, steps, clock: kind, fps: 50, intro: 0, hold: 0, loop: 0 }, 1).stepAt;
}

const frames = (count: number) => Array.from({ length: count }, (_, frame) => frame);

describe.each(clockNames)("the %s clock", (kind) => {
  it("goes from the start to the last step, never back, in whole steps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(5_000_000), (count, steps) => {
        const shown = frames(count).map(clock({ kind, frames: count, steps }));
        expect([shown[0], shown.at(-1)]).toEqual([0, steps]);
        expect(shown).toEqual([...shown].sort((a, b) => a - b));
        expect(shown.every(Number.isSafeInteger)).toBe(true);
      }),
    );
  });

  it("shows of one frame alone the last step", () => {
    expect(clock({ kind, frames: 1, steps: 40 })(0)).toBe(40);
  });
});

describe("clocks", () => {
  it("that are even stride through the steps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5000 }), fc.integer({ min: 1, max: 1000 }), (count, stride) => {
        const stepAt = clock({ kind: "even", frames: count, steps: (count - 1) * stride });
        for (const frame of frames(count)) expect(stepAt(frame)).toBe(frame * stride);
      }),
      { numRuns: 30 },
    );
  });

  it("that are eased give the first half of the steps 1/√2 of the frames", () => {
    const shown = frames(1001).map(clock({ kind: "eased", frames: 1001, steps: 100_000 }));
    expect(shown.filter((step) => step < 50_000)).toHaveLength(Math.ceil(1000 * Math.SQRT1_2));
    expect(shown.slice(0, 4)).toEqual([0, 0, 0, 1]);
  });

  it("that are logarithmic give every factor of ten as many frames", () => {
    const shown = frames(601).map(clock({ kind: "log", frames: 601, steps: 999_999 }));
    const between = (low: number, high: number) => shown.filter((step) => step + 1 >= low && step + 1 < high).length;
    // Below 100 whole steps are too coarse to be spread evenly.
    expect([100, 1000, 10_000, 100_000].map((low) => between(low, 10 * low))).toEqual([100, 100, 100, 100]);
    expect(shown[300]).toBe(999);
  });
});
