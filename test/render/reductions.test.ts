import { describe, expect, it } from "vitest";
import { cardOf, formatNames } from "../../src/formats/formats.js";
import { reductionsFor, tradesOf, unreduced } from "../../src/render/reductions.js";
import { staged } from "../support/stage.js";

const { reel } = staged({});

describe("reductions for a size budget", () => {
  it.each(formatNames.filter((name) => cardOf(name).givesUp.length > 0))(
    "never take back what an earlier one gave up: %s",
    (format) => {
      const reductions = [unreduced(reel), ...reductionsFor(format, reel)];
      expect(reductions.length).toBeGreaterThan(1);
      for (const [i, reduction] of reductions.slice(1).entries()) {
        const before = reductions[i] as typeof reduction;
        expect(reduction.colors).toBeLessThanOrEqual(before.colors);
        expect(reduction.every).toBeGreaterThanOrEqual(before.every);
        expect(reduction.scale).toBeLessThanOrEqual(before.scale);
        expect(reduction).not.toEqual(before);
      }
    },
  );

  it("give up colors first, then frames, then pixels", () => {
    expect(reductionsFor("gif", reel)).toEqual([
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

  it("start at what is asked for, and show ten frames a second or more", () => {
    expect(reductionsFor("gif", { ...reel, colors: 64, fps: 25 })[0]?.colors).toBe(32);
    expect(Math.max(...reductionsFor("gif", { ...reel, fps: 25 }).map(({ every }) => every))).toBe(2);
    expect(reductionsFor("gif", { ...reel, fps: 5 }).every(({ every }) => every === 1)).toBe(true);
  });

  it("leave a small picture as it is", () => {
    expect(reductionsFor("gif", { ...reel, width: 160, height: 120 }).every(({ scale }) => scale === 1)).toBe(true);
  });

  it("keep the frames of stills, the colors of videos and of gifencoder's GIFs, and drawings whole", () => {
    for (const format of ["png", "sequence"] as const) {
      expect(reductionsFor(format, reel)).not.toEqual([]);
      expect(reductionsFor(format, reel).every(({ every }) => every === 1)).toBe(true);
    }
    for (const format of ["mp4", "webm"] as const) {
      expect(reductionsFor(format, reel)).not.toEqual([]);
      expect(reductionsFor(format, reel).every(({ colors }) => colors === 256)).toBe(true);
    }
    expect(reductionsFor("gif", { ...reel, encoder: "gifencoder" }).every(({ colors }) => colors === 256)).toBe(true);
    expect([...reductionsFor("svg", reel), ...reductionsFor("html", reel)]).toEqual([]);
  });

  it("are told in words", () => {
    const small = { ...reel, width: 960, height: 540 };
    const reduction = { colors: 64, every: 3, scale: 0.5 };
    expect(tradesOf(small, reduction)).toEqual(["64 colors", "every 3rd frame", "960×540"]);
    expect(tradesOf(reel, unreduced(reel))).toEqual([]);
  });
});
