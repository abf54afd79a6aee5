import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logScale, logTicks } from "../../src/scene/axes/scale.js";

const labels = (low: number, high: number, most: number) => logTicks([low, high], most).map(({ label }) => label);

const domains = fc
  .tuple(fc.double({ min: -290, max: 290, noNaN: true }), fc.double({ min: 0.1, max: 40, noNaN: true }))
  .filter(([low, decades]) => low + decades < 300)
  .map(([low, decades]): [number, number] => [10 ** low, 10 ** (low + decades)]);
const steps = fc.integer({ min: 1, max: 9 });

describe("ticks of a logarithmic axis", () => {
  it.each([
    [1, 1e4, 6, ["1", "10", "100", "1000", "10000"]],
    [1e-3, 1, 4, ["0.001", "0.01", "0.1", "1"]],
    [1e-12, 1e12, 6, ["10⁻¹²", "10⁻⁸", "10⁻⁴", "1", "10000", "10⁸", "10¹²"]],
    [1, 100, 6, ["1", "2", "5", "10", "20", "50", "100"]],
    [0.9, 11, 6, ["1", "2", "5", "10"]],
    [1e5, 1e7, 3, ["10⁵", "10⁶", "10⁷"]],
    [2e5, 9e5, 9, ["2·10⁵", "3·10⁵", "4·10⁵", "5·10⁵", "6·10⁵", "7·10⁵", "8·10⁵", "9·10⁵"]],
  ])("from %d to %d in %d steps at most are %o", (low, high, most, expected) => {
    expect(labels(low, high, most)).toEqual(expected);
  });

  it("lie inside the domain, ascending, with at most the requested steps", () => {
    fc.assert(
      fc.property(domains, steps, ([low, high], most) => {
        const values = logTicks([low, high], most).map(({ value }) => value);
        expect(values.every((value) => value >= low * (1 - 1e-8) && value <= high * (1 + 1e-8))).toBe(true);
        expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
        expect(values.length).toBeLessThanOrEqual(most + 1);
      }),
      { numRuns: 500 },
    );
  });

  it("are evenly spaced powers of ten if the domain spans more decades than ticks are allowed", () => {
    fc.assert(
      fc.property(domains, steps, ([low, high], most) => {
        fc.pre(Math.log10(high / low) > most + 1.01);
        const exponents = logTicks([low, high], most).map(({ value }) => Math.log10(value));
        for (const exponent of exponents) expect(Math.abs(exponent - Math.round(exponent))).toBeLessThan(1e-9);
        const gaps = exponents.slice(1).map((exponent, i) => Math.round(exponent - (exponents[i] as number)));
        expect(new Set(gaps).size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it("always exist, even on an axis from 1.1 to 1.9", () => {
    expect(labels(1.1, 1.9, 6)).not.toEqual([]);
    fc.assert(
      fc.property(domains, steps, (domain, most) => {
        expect(logTicks(domain, most)).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a logarithmic scale", () => {
  it("makes every factor of ten equally long, and maps 0 and below to NaN", () => {
    const scale = logScale([0.01, 100], [400, 0]);
    expect([0.01, 0.1, 1, 10, 100].map((value) => Math.round(scale(value)))).toEqual([400, 300, 200, 100, 0]);
    expect([0, -1, Number.NaN].map(scale)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});
