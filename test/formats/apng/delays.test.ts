import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameStart, type Timeline } from "../../../src/film/frame.js";
import { delaysByFrame, delaysFor } from "../../../src/formats/apng/apng.js";
import type { Delay } from "../../../src/formats/png/encode/chunks.js";

const msOf = ({ numerator, denominator }: Delay) => (1000 * numerator) / denominator;
const sum = (delays: readonly Delay[]) => delays.reduce((total, delay) => total + msOf(delay), 0);

const durations = fc.oneof(
  fc.integer({ min: 11, max: 70_000 }),
  fc.integer({ min: 65_000_000, max: 66_000_000 }),
  fc.integer({ min: 11, max: 1_000_000_000 }),
);

const timelines: fc.Arbitrary<Timeline> = fc.record({
  frameCount: fc.integer({ min: 1, max: 400 }),
  frameMs: fc.constantFrom(20, 40, 1000 / 30, 1000 / 60, 1000 / 7),
  introMs: fc.constantFrom(0, 1, 250.5, 70_000),
  holdMs: fc.constantFrom(0, 1, 333, 100_000),
  plays: fc.constant(0),
});

describe("delays", () => {
  it("add up to a time exactly, in numbers of 16 bits, none so short that browsers would stretch it", () => {
    fc.assert(
      fc.property(durations, (durationMs) => {
        const delays = delaysFor(durationMs);
        expect(sum(delays)).toBe(durationMs);
        for (const delay of delays) {
          expect(delay.numerator).toBeLessThanOrEqual(0xffff);
          expect(msOf(delay)).toBeGreaterThan(10);
        }
      }),
    );
  });

  it.each([
    [65_535, [65_535]],
    [65_536, [65_000, 536]],
    [66_000, [66_000]],
    [66_003, [65_000, 1003]],
    [65_535_500, [65_535_000, 500]],
  ])("take as few images as possible: %d ms", (durationMs, expected) => {
    expect(delaysFor(durationMs).map(msOf)).toEqual(expected);
  });

  it("of a film end when its frames end, to the millisecond, however odd their rate", () => {
    fc.assert(
      fc.property(timelines, fc.integer({ min: 1, max: 9 }), (timeline, stride) => {
        const changed = Array.from({ length: timeline.frameCount }, (_, i) => i).filter((i) => i % stride === 0);
        let end = 0;
        for (const [frame, delays] of delaysByFrame(timeline, changed)) {
          expect(end).toBe(frameStart(timeline, frame, 1));
          end += sum(delays);
        }
        const { frameCount, frameMs, introMs, holdMs } = timeline;
        expect(Math.abs(end - (introMs + frameCount * frameMs + holdMs))).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
    );
  });
});
