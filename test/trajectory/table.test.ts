import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Objective } from "../../src/objectives/objective.js";
import { objectives, onlineObjectives } from "../../src/objectives/registry.js";
import { adam } from "../../src/optimizers/adam.js";
import { amsgrad } from "../../src/optimizers/amsgrad.js";
import { sgd } from "../../src/optimizers/sgd.js";
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
    expect(tabulate({ runs: [{ optimizer: amsgrad() }], objective, steps: 1 }).columns.join(",")).toBe(columns);
  });

  it("puts the start and its value alone into row 0", () => {
    const [row] = traced(objectives.quadratic, [1, 0], 3).rows();
    expect(row).toEqual([0, 1, 0, -4, ...new Array(11).fill(undefined)]);
  });

  it("puts the gradient at the point before into row t, and the value at the point after", () => {
    const [, first, second] = [...traced(objectives.cubic, [-1], 2).rows()];
    const x1 = -0.9900000015811385;
    expect(first?.slice(0, 4)).toEqual([1, x1, x1 - x1 ** 3, -2]);
    expect(second?.[3]).toBe(1 - 3 * x1 ** 2);
  });

  it("has one row more than steps", () => {
    const counts = [0, 1, 7].map((steps) => [...traced(objectives.cubic, [-1], steps).rows()].length);
    expect(counts).toEqual([1, 2, 8]);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses %d steps", (steps) => {
    expect(() => [...traced(objectives.cubic, [-1], steps).rows()]).toThrow(
      `steps must be a whole number, 0 or above, not ${steps}`,
    );
  });

  it("refuses a start with another number of variables, naming both numbers", () => {
    expect(() => traced(objectives.quadratic, [1], 1)).toThrow(/quadratic has 2 variables.*the start has 1/);
  });
});

describe("a table of several runs", () => {
  const runs = [{ optimizer: sgd() }, { label: "fast", optimizer: adam({ learningRate: 0.1 }) }];
  const table = tabulate({ runs, objective: objectives.quadratic, steps: 2 });

  it("has a first column with their labels, the optimizer's name where none is given", () => {
    expect(table.columns.slice(0, 4)).toEqual(["optimizer", "t", "x", "y"]);
    expect([...table.rows()].map(([label, t]) => [label, t])).toEqual([
      ["sgd", 0],
      ["sgd", 1],
      ["sgd", 2],
      ["fast", 0],
      ["fast", 1],
      ["fast", 2],
    ]);
  });

  it("has the state columns of all rules, empty for a rule without", () => {
    const at = table.columns.indexOf("moment1_x");
    expect(table.columns.slice(at - 1)).toEqual([
      ...["learning_rate_hat", "moment1_x", "moment1_y", "moment2_x", "moment2_y", "update_x", "update_y"],
    ]);
    const [, bare, , , filled] = [...table.rows()];
    expect(bare?.slice(at, at + 4)).toEqual([undefined, undefined, undefined, undefined]);
    expect(filled?.slice(at, at + 4).every(Number.isFinite)).toBe(true);
  });

  it("says of each run what a table of that run alone says", () => {
    const [only] = runs.slice(1);
    const alone = tabulate({ runs: [only as (typeof runs)[1]], objective: objectives.quadratic, steps: 2 });
    expect([...table.rows()].slice(3).map(([, ...row]) => row)).toEqual([...alone.rows()]);
  });
});

describe("every", () => {
  const rows = (every: number, steps: number) => [...traced(objectives.cubic, [-1], steps, every).rows()];

  it("keeps the rows of every so many steps and of the last", () => {
    expect(rows(4, 10).map(([t]) => t)).toEqual([0, 4, 8, 10]);
  });

  it("changes nothing in the rows it keeps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 60 }), (every, steps) => {
        const kept = rows(1, steps).filter((_, t) => t % every === 0 || t === steps);
        expect(rows(every, steps)).toEqual(kept);
      }),
    );
  });

  it("lets a caller give way while no row is due", () => {
    const slices = [...traced(objectives.cubic, [-1], 10_000, 10_000).slices()];
    expect(slices.filter((row) => row === undefined).length).toBeGreaterThan(3);
  });

  it.each([0, -1, 1.5, Number.NaN])("is refused when it is %d", (every) => {
    expect(() => rows(every, 3)).toThrow(`every must be a whole number, 1 or above, not ${every}.`);
  });
});

describe("a table of a stream of losses", () => {
  it("refuses a start outside the interval", () => {
    const runs = [{ optimizer: sgd() }];
    expect(() => tabulate({ runs, objective: onlineObjectives["reddi-3"], start: [5], steps: 1 })).toThrow(
      "reddi-3 is played on [-1, 1], but the start is [5].",
    );
  });

  const table = tabulate({
    runs: [{ optimizer: sgd({ learningRate: 0.1 }) }],
    objective: onlineObjectives["reddi-3"],
    steps: 4,
  });

  it("holds the loss of each step at the point before it, and the mean regret so far", () => {
    expect(table.columns).toEqual(["t", "x", "loss", "gradient", "update", "average_regret"]);
    // 10x, −x, −x, 10x from 0 with steps of 0.1 times the gradient, kept in [−1, 1]; the best is −1.
    expect([...table.rows()]).toEqual([
      [0, 0, undefined, undefined, undefined, undefined],
      [1, -1, 0, 10, -1, 10],
      [2, -0.9, 1, -1, 0.1, 5],
      [3, -0.8, 0.9, -1, 0.1, (10 + 0 - 0.1) / 3],
      [4, -1, -8, 10, -1, (10 + 0 - 0.1 + 2) / 4],
    ]);
  });
});

const doubles = fc.double();
const labels = fc.string().filter((text) => text !== "" && Number.isNaN(Number(text)));
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

  it("reads back to the same labels from CSV by another reader, whatever is in them", () => {
    fc.assert(
      fc.property(fc.array(labels, { minLength: 1, maxLength: 4 }), (texts) => {
        const [, ...lines] = parse([...toCsv(tableOf(texts.map((text) => [text, 1, undefined])))].join(""), {
          relax_column_count: false,
        });
        expect(lines).toEqual(texts.map((text) => [text, "1", ""]));
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
  return { columns: ["a", "b", "c"], rows: () => data, slices: () => data };
}

function traced(objective: Objective, start: readonly number[], steps: number, every?: number): Table {
  return tabulate({ runs: [{ optimizer: amsgrad() }], objective, start, steps, every });
}
