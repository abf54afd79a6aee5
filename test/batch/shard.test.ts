import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareOf } from "../../src/batch/shard.js";
import { shardOf } from "../../src/commands/batch-options.js";
import { UsageError } from "../../src/errors.js";

interface Item {
  readonly name: number;
  readonly cost: number;
}
/** Costs that are often alike. */
const items: fc.Arbitrary<Item[]> = fc
  .array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.double({ min: 0.001, max: 1e6, noNaN: true })), { maxLength: 40 })
  .map((costs) => costs.map((cost, name) => ({ name, cost })));
const counts = fc.integer({ min: 1, max: 12 });
const costOf = ({ cost }: Item) => cost;
const loadOf = (share: readonly Item[]) => share.reduce((sum, { cost }) => sum + cost, 0);

function sharesOf(all: readonly Item[], count: number): Item[][] {
  return Array.from({ length: count }, (_, i) => shareOf(all, costOf, { index: i + 1, count }));
}

/** The longest share of the best division there is, by trying all. */
function bestMakespan([first, ...rest]: readonly number[], loads: readonly number[]): number {
  if (first === undefined) return Math.max(...loads);
  return Math.min(
    ...loads.map((_, k) =>
      bestMakespan(
        rest,
        loads.map((load, i) => (i === k ? load + first : load)),
      ),
    ),
  );
}

describe("shares of the work", () => {
  it("hold every item once, each in the order of the items", () => {
    fc.assert(
      fc.property(items, counts, (all, count) => {
        const shares = sharesOf(all, count);
        expect(shares.flat().sort((a, b) => a.name - b.name)).toEqual(all);
        for (const share of shares) expect(share).toEqual([...share].sort((a, b) => a.name - b.name));
      }),
    );
  });

  it("are decided by the costs and the order alone: no machine sees others", () => {
    fc.assert(
      fc.property(items, counts, (all, count) => {
        expect(
          sharesOf(
            all.map((item) => ({ ...item })),
            count,
          ),
        ).toEqual(sharesOf(all, count));
      }),
    );
    const alike = Array.from({ length: 6 }, (_, name) => ({ name, cost: 1 }));
    expect(sharesOf(alike, 3).map((share) => share.map(({ name }) => name))).toEqual([
      [0, 3],
      [1, 4],
      [2, 5],
    ]);
  });

  it("are at most 4/3 - 1/(3m) as long as the best there is, which is Graham's bound", () => {
    const few = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(few, fc.integer({ min: 1, max: 3 }), (costs, m) => {
        const all = costs.map((cost, name) => ({ name, cost }));
        const longest = Math.max(...sharesOf(all, m).map(loadOf));
        const best = bestMakespan(costs, new Array(m).fill(0));
        expect(longest).toBeLessThanOrEqual(best * (4 / 3 - 1 / (3 * m)) + 1e-9);
      }),
    );
  });

  it("reach that bound with the items that Graham names", () => {
    const all = [5, 5, 4, 4, 3, 3, 3].map((cost, name) => ({ name, cost }));
    expect(Math.max(...sharesOf(all, 3).map(loadOf))).toBe(11);
  });

  it("exceed the mean by less than an item: who is longest had least before the last one", () => {
    fc.assert(
      fc.property(items, counts, (all, count) => {
        fc.pre(all.length > 0);
        const mean = loadOf(all) / count;
        const longest = Math.max(...sharesOf(all, count).map(loadOf));
        expect(longest).toBeLessThanOrEqual((mean + Math.max(...all.map(costOf))) * (1 + 1e-12));
      }),
    );
  });
});

describe("a shard", () => {
  it.each([
    ["1/1", { index: 1, count: 1 }],
    ["2/5", { index: 2, count: 5 }],
    ["10000/10000", { index: 10_000, count: 10_000 }],
  ])("may be %s", (text, shard) => {
    expect(shardOf(text)).toEqual(shard);
  });

  it.each([
    "0/3",
    "4/3",
    "1/0",
    "0/0",
    "x",
    "",
    "1",
    "1/",
    "/3",
    "1/3/5",
    "-1/3",
    "1.5/3",
    "1e0/3",
    " 1/3",
    "1/10001",
    "1/99999999999999999999",
    "٣/٥",
  ])("cannot be %j", (text) => {
    expect(() => shardOf(text)).toThrow(UsageError);
    expect(() => shardOf(text)).toThrow(`--shard must be a number of a count, such as 2/5, not "${text}".`);
  });
});
