import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compactLevels } from "../../src/scene/contours/color-bar.js";
import { compactNumber } from "../../src/scene/runs/read-out.js";

/** The value that a reader sees in a printed number. */
function read(printed: string): number {
  const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  const plain = printed
    .replaceAll("−", "-")
    .replace("⁻", "-")
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(digits.indexOf(digit)));
  const [, factor, exponent] = /^(.*?)·?10(?=-?\d+$)(-?\d+)$/.exec(plain) ?? [];
  return /[⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(printed) ? Number(`${factor || 1}e${exponent}`) : Number(plain);
}

describe("a compact number", () => {
  it.each([
    [0, "0.000"],
    [-1, "−1.000"],
    [Math.PI, "3.142"],
    [12.3456, "12.35"],
    [-123.456, "−123.5"],
    [1234.5678, "1235"],
    [0.001, "0.001"],
    [-0.00099, "−9.9e−4"],
    [1e5, "1.0e5"],
    [Number.NaN, "NaN"],
    [-Infinity, "−Infinity"],
  ])("of %d is %s", (value, expected) => {
    expect(compactNumber(value)).toBe(expected);
  });

  it("reads as the number, within half of its last digit", () => {
    fc.assert(
      fc.property(fc.double({ min: -99_999, max: 99_999, noNaN: true }), (value) => {
        fc.pre(value === 0 || Math.abs(value) >= 1e-3);
        const error = Math.abs(read(compactNumber(value)) - value);
        expect(error).toBeLessThanOrEqual(0.000_500_000_1 * Math.max(1, Math.abs(value)));
      }),
    );
  });
});

describe("compact levels", () => {
  it.each([
    [
      [0, 300, 0.5],
      ["0", "300", "0.5"],
    ],
    [
      [-2.5, 0.001],
      ["−2.5", "0.001"],
    ],
    [
      [1e5, 3e6, 2.5e12],
      ["10⁵", "3·10⁶", "2.5·10¹²"],
    ],
    [
      [5e-4, 1e-9],
      ["5·10⁻⁴", "10⁻⁹"],
    ],
    [[0.1 + 0.2], ["0.3"]],
  ])("of %o are %o", (levels, expected) => {
    expect(compactLevels(levels)).toEqual(expected);
  });

  it("differ if their first 15 digits differ", () => {
    expect(new Set(compactLevels([1000.001, 1000.002, 1000.003])).size).toBe(3);
    expect(new Set(compactLevels([-5.999_999_9, -5.999_999_8, -5.999_999_7])).size).toBe(3);
    expect(new Set(compactLevels([1.000_001e8, 1.000_002e8])).size).toBe(2);
  });

  it("read as the levels, within three digits", () => {
    const level = fc.tuple(
      fc.double({ min: 1, max: 9.99, noNaN: true }),
      fc.integer({ min: -300, max: 300 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(level, ([mantissa, exponent, isNegative]) => {
        const value = (isNegative ? -1 : 1) * mantissa * 10 ** exponent;
        const [label = ""] = compactLevels([value]);
        expect(Math.abs(read(label) / value - 1)).toBeLessThan(0.005_01);
      }),
    );
  });
});
