import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { objectives } from "../../src/objectives/registry.js";
import { amsgrad } from "../../src/optimizers/amsgrad.js";
import { toCsv, toJson } from "../../src/trajectory/export.js";
import { type Cell, type Table, tabulate } from "../../src/trajectory/table.js";

const ONE = "t,x,f,gradient,learning_rate_hat,moment1,moment2,moment2_hat,update";
const TWO =
  "t,x,y,f,gradient_x,gradient_y,learning_rate_hat,moment1_x,moment1_y,moment2_x,moment2_y," +
  "moment2_hat_x,moment2_hat_y,update_x,update_y";

describe("tabulate", () => {
  it.each([
    ["one variable", objectives.cubic, ONE],
    ["two variables", objectives.quadratic, TWO],
  ])("names the columns of a run in %s", (_, objective, columns) => {
    expect(tabulate(amsgrad(), objective, objective.start, 1).columns.join(",")).toBe(columns);
  });

  it("puts the start and its value alone into row 0", () => {
    const [row] = tabulate(amsgrad(), objectives.quadratic, [1, 0], 3).rows();
    expect(row).toEqual([0, 1, 0, -4, ...new Array(11).fill(undefined)]);
  });

  it("puts the gradient at the point before into row t, and the value at the point after", () => {
    const [, first, second] = [...tabulate(amsgrad(), objectives.cubic, [-1], 2).rows()];
    const x1 = -0.9900000015811385;
    expect(first?.slice(0, 4)).toEqual([1, x1, x1 - x1 ** 3, -2]);
    expect(second?.[3]).toBe(1 - 3 * x1 ** 2);
  });

  it("has one row more than steps", () => {
    const counts = [0, 1, 7].map((steps) => [...tabulate(amsgrad(), objectives.cubic, [-1], steps).rows()].length);
    expect(counts).toEqual([1, 2, 8]);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses %d steps", (steps) => {
    expect(() => [...tabulate(amsgrad(), objectives.cubic, [-1], steps).rows()]).toThrow(
      `steps must be a whole number, 0 or above, not ${steps}`,
    );
  });

  it("refuses a start with another number of variables, naming both numbers", () => {
    expect(() => tabulate(amsgrad(), objectives.quadratic, [1], 1)).toThrow(
      /quadratic has 2 variables.*the start has 1/,
    );
  });
});

const doubles = fc.double();
const cells = fc.option(doubles, { nil: undefined });
const rows = fc.array(fc.tuple(cells, cells, cells), { minLength: 1, maxLength: 5 });

describe("what is exported", () => {
  it("reads back to the same doubles from CSV", () => {
    fc.assert(
      fc.property(rows, (data) => {
        const [, ...lines] = [...toCsv(tableOf(data))].join("").trimEnd().split("\n");
        const read = lines.map((line) => line.split(",").map((cell) => (cell === "" ? undefined : Number(cell))));
        expect(read).toEqual(data);
      }),
    );
  });

  it("reads back to the same doubles from JSON, infinities and NaN as text", () => {
    fc.assert(
      fc.property(rows, (data) => {
        const objects: Record<string, number | string | null>[] = JSON.parse([...toJson(tableOf(data))].join(""));
        const read = objects.map(({ a, b, c }) => [a, b, c].map((cell) => (cell === null ? undefined : Number(cell))));
        expect(read).toEqual(data);
      }),
    );
  });
});

function tableOf(data: readonly (readonly Cell[])[]): Table {
  return { columns: ["a", "b", "c"], rows: () => data };
}
