import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ticks } from "../../src/scene/axes/scale.js";

const labels = (low: number, high: number, most: number) => ticks([low, high], most).map(({ label }) => label);

describe("ticks", () => {
  it("are at matplotlib's places in the post's figure", () => {
    expect(labels(-5, 5, 9)).toEqual(["−4", "−2", "0", "2", "4"]);
  });

  it.each([
    [0, 1, 9, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]],
    [-3, 3, 9, ["−3", "−2", "−1", "0", "1", "2", "3"]],
    [0, 8, 9, ["0", "1", "2", "3", "4", "5", "6", "7", "8"]],
    [0, 0.8, 9, ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8"]],
    [0.3841, 0.3842, 4, ["0.384100", "0.384125", "0.384150", "0.384175", "0.384200"]],
    [-0.3, 0.3, 4, ["−0.2", "0.0", "0.2"]],
    [0, 10, 4, ["0.0", "2.5", "5.0", "7.5", "10.0"]],
    [0, 100, 4, ["0", "25", "50", "75", "100"]],
    [-2e6, 2e6, 4, ["−2e6", "−1e6", "0", "1e6", "2e6"]],
    [0, 5e-6, 5, ["0", "1e−6", "2e−6", "3e−6", "4e−6", "5e−6"]],
    [1000, 1002, 4, ["1000.0", "1000.5", "1001.0", "1001.5", "1002.0"]],
  ])("from %d to %d in %d steps at most are %o", (low, high, most, expected) => {
    expect(labels(low, high, most)).toEqual(expected);
  });

  it("lie inside the domain, a nice step apart, with at most the requested steps", () => {
    const ends = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(ends, ends, fc.integer({ min: 1, max: 12 }), (a, b, most) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(high - low > 1e-300 + 1e-6 * Math.max(Math.abs(low), Math.abs(high)));
        const values = ticks([low, high], most).map(({ value }) => value);
        const slack = (high - low) * 1e-6;
        expect(values.every((value) => value >= low - slack && value <= high + slack)).toBe(true);
        expect(values.length).toBeLessThanOrEqual(most + 1);
        const step = (values[1] ?? 0) - (values[0] ?? 0);
        if (values.length < 2) return;
        const leading = Number((step / 10 ** Math.floor(Math.log10(step) + 1e-6)).toFixed(3));
        expect([1, 2, 2.5, 5, 10]).toContain(leading);
      }),
    );
  });

  it("have labels that differ between neighbors", () => {
    const ends = fc.double({ min: -1e7, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(ends, ends, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(high - low > 1e-300 + 1e-6 * Math.max(Math.abs(low), Math.abs(high)));
        const all = labels(low, high, 9);
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });
});
