import { describe, expect, it } from "vitest";
import { formatNames } from "../../src/formats/formats.js";
import { asAskedFor, ladderFor, tradesOf } from "../../src/render/ladder.js";
import { staged } from "../support/stage.js";

const { reel } = staged({});

describe("the ladder of a size budget", () => {
  it.each(formatNames)("never takes back what a rung gave up: %s", (format) => {
    const rungs = [asAskedFor(reel), ...ladderFor(format, reel)];
    for (const [i, rung] of rungs.slice(1).entries()) {
      const before = rungs[i] as typeof rung;
      expect(rung.colors).toBeLessThanOrEqual(before.colors);
      expect(rung.every).toBeGreaterThanOrEqual(before.every);
      expect(rung.scale).toBeLessThanOrEqual(before.scale);
      expect(rung).not.toEqual(before);
    }
  });

  it("gives up colors first, then frames, then pixels", () => {
    expect(ladderFor("gif", reel)).toEqual([
      { colors: 128, every: 1, scale: 1 },
      { colors: 64, every: 1, scale: 1 },
      { colors: 32, every: 1, scale: 1 },
      { colors: 32, every: 2, scale: 1 },
      { colors: 32, every: 3, scale: 1 },
      { colors: 32, every: 4, scale: 1 },
      { colors: 32, every: 5, scale: 1 },
      { colors: 32, every: 5, scale: 0.75 },
      { colors: 32, every: 5, scale: 0.5 },
      { colors: 32, every: 5, scale: 0.375 },
      { colors: 32, every: 5, scale: 0.25 },
    ]);
  });

  it("begins at what is asked for, and shows ten frames a second or more", () => {
    expect(ladderFor("gif", { ...reel, colors: 64, fps: 25 })[0]?.colors).toBe(32);
    expect(Math.max(...ladderFor("gif", { ...reel, fps: 25 }).map(({ every }) => every))).toBe(2);
    expect(ladderFor("gif", { ...reel, fps: 5 }).every(({ every }) => every === 1)).toBe(true);
  });

  it("leaves a picture that is small already as it is", () => {
    expect(ladderFor("gif", { ...reel, width: 160, height: 120 }).every(({ scale }) => scale === 1)).toBe(true);
  });

  it("has no frames to give up of stills, no colors of video and gifencoder's, and nothing of drawings", () => {
    for (const format of ["png", "sequence"] as const) {
      expect(ladderFor(format, reel).every(({ every }) => every === 1)).toBe(true);
    }
    for (const format of ["mp4", "webm"] as const) {
      expect(ladderFor(format, reel).every(({ colors }) => colors === 256)).toBe(true);
    }
    expect(ladderFor("gif", { ...reel, encoder: "gifencoder" }).every(({ colors }) => colors === 256)).toBe(true);
    expect([...ladderFor("svg", reel), ...ladderFor("html", reel)]).toEqual([]);
  });

  it("says what was given up", () => {
    const small = { ...reel, width: 960, height: 540 };
    const rung = { colors: 64, every: 3, scale: 0.5 };
    expect(tradesOf(small, rung)).toEqual(["64 colors", "every 3rd frame", "960×540"]);
    expect(tradesOf(reel, asAskedFor(reel))).toEqual([]);
  });
});
