import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameEndMs, type Timeline } from "../../src/film/frame.js";
import { Playback, UNASKED_MS } from "../../src/player/playback.js";

const timelines: fc.Arbitrary<Timeline> = fc.record({
  frameCount: fc.integer({ min: 1, max: 300 }),
  frameMs: fc.constantFrom(20, 1000 / 30, 100, 2500),
  introMs: fc.constantFrom(0, 700),
  holdMs: fc.constantFrom(0, 1300),
  plays: fc.constantFrom(0, 1, 3),
});
const SHORT: Timeline = { frameCount: 10, frameMs: 100, introMs: 50, holdMs: 200, plays: 0 };
const TOTAL_MS = 1250;

/** Looks now and then, as a browser does, and says what there was to see at last. */
function seenAt(playback: Playback, from: number, to: number): number {
  for (let now = from; now < to; now += 16.7) playback.frameAt(now);
  return playback.frameAt(to);
}

describe("a film that is played", () => {
  it("shows each frame until it ends, however often it is looked at", () => {
    fc.assert(
      fc.property(timelines, fc.nat(1000), (timeline, thousandths) => {
        const playback = new Playback(timeline);
        playback.playUnasked(1e6);
        playback.setLooping(true, 1e6);
        playback.setLooping(false, 1e6);
        const total = frameEndMs(timeline, timeline.frameCount - 1);
        const at = Math.min((thousandths / 1000) * total, 20_000);
        const frame = seenAt(playback, 1e6, 1e6 + at);
        const start = frame === 0 ? 0 : frameEndMs(timeline, frame - 1);
        expect(start).toBeLessThanOrEqual(at + 1e-6);
        expect(frameEndMs(timeline, frame)).toBeGreaterThanOrEqual(at - 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it("stops by itself at the end of one play", () => {
    const playback = new Playback(SHORT);
    playback.playUnasked(0);
    expect(seenAt(playback, 0, 1249)).toBe(9);
    expect(playback.isPlaying).toBe(true);
    expect(seenAt(playback, 1249, 1260)).toBe(9);
    expect(playback.isPlaying).toBe(false);
  });

  it("stops where it is after five seconds that nobody asked for, and goes on when somebody does", () => {
    const playback = new Playback({ ...SHORT, frameCount: 1000 });
    playback.playUnasked(0);
    expect(seenAt(playback, 0, UNASKED_MS + 500)).toBe(49);
    expect(playback.isPlaying).toBe(false);
    playback.play(10_000);
    expect(seenAt(playback, 10_000, 20_000)).toBe(149);
    expect(playback.isPlaying).toBe(true);
  });

  it("says what it waits for where the reader did not stop it", () => {
    const playback = new Playback({ ...SHORT, frameCount: 1000 }, 4);
    expect([playback.frameAt(0), playback.wait]).toEqual([4, "to begin"]);
    playback.playUnasked(0);
    expect(playback.wait).toBeUndefined();
    seenAt(playback, 0, UNASKED_MS + 100);
    expect(playback.wait).toBe("to go on");
    playback.play(6000);
    expect(playback.wait).toBeUndefined();
    playback.pause(6100);
    expect(playback.wait).toBeUndefined();
  });

  it("waits for nothing at its end, nor where the reader put it", () => {
    const ended = new Playback(SHORT);
    ended.playUnasked(0);
    seenAt(ended, 0, 2000);
    expect([ended.isPlaying, ended.wait]).toEqual([false, undefined]);
    const sought = new Playback(SHORT);
    sought.seek(3, 0);
    expect(sought.wait).toBeUndefined();
  });

  it("goes on beyond five seconds when it is to loop", () => {
    const playback = new Playback({ ...SHORT, frameCount: 1000 });
    playback.playUnasked(0);
    playback.setLooping(true, 100);
    expect(seenAt(playback, 100, 8050)).toBe(80);
  });

  it.each([
    [0, 20 * TOTAL_MS, true],
    [3, 3 * TOTAL_MS - 20, true],
    [3, 3 * TOTAL_MS + 20, false],
    [1, TOTAL_MS - 20, true],
    [1, TOTAL_MS + 20, false],
  ])("plays as often as the timeline says when the reader asks: %d plays, after %d ms", (plays, now, isPlaying) => {
    const playback = new Playback({ ...SHORT, plays });
    expect(playback.isLooping).toBe(plays !== 1);
    playback.play(0);
    const frame = seenAt(playback, 0, now);
    expect(playback.isPlaying).toBe(isPlaying);
    if (!isPlaying) expect(frame).toBe(9);
  });

  it.each([0, 1, 3])("plays on without end once the reader says so, and to the end of a play once not: %d", (plays) => {
    const playback = new Playback({ ...SHORT, plays });
    playback.setLooping(true, 0);
    playback.play(0);
    seenAt(playback, 0, 10.5 * TOTAL_MS);
    expect(playback.isPlaying).toBe(true);
    playback.setLooping(false, 10.5 * TOTAL_MS);
    expect(seenAt(playback, 10.5 * TOTAL_MS, 11 * TOTAL_MS - 20)).toBe(9);
    expect(playback.isPlaying).toBe(true);
    expect(seenAt(playback, 11 * TOTAL_MS - 20, 11 * TOTAL_MS + 20)).toBe(9);
    expect(playback.isPlaying).toBe(false);
  });

  it("has as many plays before it after a pause as it had before", () => {
    const playback = new Playback({ ...SHORT, plays: 3 });
    playback.play(0);
    seenAt(playback, 0, 1.5 * TOTAL_MS);
    playback.pause(1.5 * TOTAL_MS);
    playback.play(10_000);
    seenAt(playback, 10_000, 10_000 + 1.5 * TOTAL_MS - 20);
    expect(playback.isPlaying).toBe(true);
    seenAt(playback, 10_000 + 1.5 * TOTAL_MS - 20, 10_000 + 1.5 * TOTAL_MS + 20);
    expect(playback.isPlaying).toBe(false);
  });

  it("begins anew when it stands at its end, and nowhere else", () => {
    const playback = new Playback(SHORT);
    playback.seek(9, 0);
    playback.play(0);
    expect(playback.frameAt(1)).toBe(0);
    playback.pause(1);
    playback.seek(8, 1);
    playback.play(1);
    expect(playback.frameAt(2)).toBe(8);
  });

  it("stays at its end when it is told to loop there", () => {
    const playback = new Playback({ ...SHORT, plays: 1 });
    playback.play(0);
    seenAt(playback, 0, 2000);
    playback.setLooping(true, 2000);
    expect(playback.frameAt(2001)).toBe(9);
  });

  it("stays where it is when its speed changes, and goes on at that speed", () => {
    const playback = new Playback(SHORT);
    playback.play(0);
    expect(seenAt(playback, 0, 300)).toBe(2);
    playback.setSpeed(0.25, 300);
    expect(playback.frameAt(301)).toBe(2);
    expect(seenAt(playback, 301, 700)).toBe(3);
    playback.setSpeed(4, 700);
    expect(seenAt(playback, 700, 800)).toBe(7);
  });

  it("stands still while nobody is shown anything, as in a hidden tab", () => {
    const playback = new Playback(SHORT);
    playback.playUnasked(0);
    expect(seenAt(playback, 0, 300)).toBe(2);
    expect(playback.frameAt(60_000)).toBe(2);
    expect(seenAt(playback, 60_000, 60_300)).toBe(5);
  });
});

it("every frame can be sought", () => {
  fc.assert(
    fc.property(timelines, (timeline) => {
      const playback = new Playback(timeline);
      for (let frame = 0; frame < timeline.frameCount; frame++) {
        playback.seek(frame, frame);
        expect(playback.frameAt(frame)).toBe(frame);
      }
    }),
  );
});
