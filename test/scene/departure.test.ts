import { describe, expect, it } from "vitest";
import { departureOf } from "../../src/scene/runs/runs.js";
import type { Place, Track } from "../../src/scene/runs/track.js";

const BOX = { left: 0, right: 100, top: 0, bottom: 50 };
const INSIDE: Place = { x: 50, y: 25 };
const OUTSIDE: Place = { x: 101, y: 25 };

/** A run that is NaN where it has no place. */
function track(...places: readonly (Place | undefined)[]): Track {
  const steps = places.length - 1;
  const placeAt = (step: number) => places[Math.min(step, steps)];
  return { label: "run", color: "#000000", shape: "circle", steps, placeAt, isNumberAt: (step) => !!placeAt(step) };
}

describe("a departure", () => {
  it("is the first step after which a run stays outside", () => {
    const run = track(INSIDE, OUTSIDE, INSIDE, OUTSIDE, OUTSIDE, OUTSIDE);
    expect(departureOf(run, BOX, 5)).toEqual({ step: 3, label: "leaves at step 3" });
  });

  it("is none when the run is inside at the end, or on the edge", () => {
    expect(departureOf(track(INSIDE, OUTSIDE, INSIDE), BOX, 2)).toBeUndefined();
    expect(departureOf(track(INSIDE, { x: 100, y: 50 }), BOX, 1)).toBeUndefined();
    expect(departureOf(track(INSIDE), BOX, 0)).toBeUndefined();
  });

  it("considers no step after the last shown, or after the run's end", () => {
    const run = track(INSIDE, INSIDE, OUTSIDE, INSIDE);
    expect(departureOf(run, BOX, 1)).toBeUndefined();
    expect(departureOf(run, BOX, 2)?.step).toBe(2);
    expect(departureOf(run, BOX, 99)).toBeUndefined();
    expect(departureOf(track(INSIDE, OUTSIDE), BOX, 99)?.step).toBe(1);
  });

  it("distinguishes a run that leaves from one that becomes NaN, and from one that never was inside", () => {
    expect(departureOf(track(INSIDE, INSIDE, undefined, undefined), BOX, 3)).toEqual({
      step: 2,
      label: "no number from step 2 on",
    });
    expect(departureOf(track(INSIDE, OUTSIDE, undefined), BOX, 2)?.label).toBe("leaves at step 1");
    expect(departureOf(track(OUTSIDE, OUTSIDE), BOX, 1)).toEqual({ step: 0, label: "outside the picture" });
    expect(departureOf(track(undefined, undefined), BOX, 1)).toEqual({ step: 0, label: "no number at the start" });
  });

  it("of a run with a number too large for a place does not count as NaN", () => {
    const run: Track = { ...track(INSIDE, undefined), isNumberAt: () => true };
    expect(departureOf(run, BOX, 1)?.label).toBe("leaves at step 1");
  });

  it.each([
    ["left", { x: -0.5, y: 25 }],
    ["right", { x: 100.5, y: 25 }],
    ["top", { x: 50, y: -0.5 }],
    ["bottom", { x: 50, y: 50.5 }],
  ])("happens beyond the %s edge", (_, place) => {
    expect(departureOf(track(INSIDE, place), BOX, 1)?.step).toBe(1);
  });
});
