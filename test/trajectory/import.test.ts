import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import { objectives } from "../../src/objectives/registry.js";
import { toCsv, toJson } from "../../src/trajectory/export.js";
import { collectRuns, type ImportedRun } from "../../src/trajectory/import-runs.js";
import { importTrajectories } from "../../src/trajectory/load.js";
import { propertyRuns } from "../support/property-runs.js";

const formats = ["csv", "json"] as const;
const { cubic, quadratic } = objectives;

describe.each(formats)("importing %s", (format) => {
  const write = format === "csv" ? toCsv : toJson;
  const read = (text: string, objective = cubic) => importTrajectories(text, { name: "run", format }, objective);

  it("reads what trace writes back to the same doubles, whatever the order of the columns", () => {
    const finite = fc.double({ noDefaultInfinity: true, noNaN: true });
    const points = fc.array(fc.tuple(finite, finite), { minLength: 1, maxLength: 20 });
    const orders = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
    fc.assert(
      fc.property(points, orders, (run, order) => {
        const names = ["t", "x", "y", "f", "gradient_x"];
        const rows = run.map(([x, y], t) => [t, x, y, Number.NaN, t === 0 ? undefined : Number.POSITIVE_INFINITY]);
        const text = write({
          columns: order.map((i) => names[i] as string),
          slices: () => rows.map((row) => order.map((i) => row[i])),
        });
        const [{ label, trajectory }, ...others] = read([...text].join(""), quadratic) as [ImportedRun];
        expect([label, others, trajectory.variables, trajectory.steps]).toEqual([
          undefined,
          [],
          ["x", "y"],
          run.length - 1,
        ]);
        expect(run.map((_, t) => trajectory.pointAt(t))).toEqual(run);
        expect([...trajectory.values]).toEqual(run.map((point) => quadratic.value(point)));
      }),
    );
  });

  it("reads the runs that trace labels, whatever the labels", () => {
    const labels = fc.uniqueArray(
      fc.string({ minLength: 1 }).map((label) => `<${label}>`),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(labels, (names) => {
        const rows = names.flatMap((name, i) => [0, 1, 2].map((t) => [name, t, i + t]));
        const text = [...write({ columns: ["optimizer", "t", "x"], slices: () => rows })].join("");
        const runs = read(text).map(({ label, trajectory }) => [label, trajectory.steps, trajectory.pointAt(2)]);
        expect(runs).toEqual(names.map((name, i) => [name, 2, [i + 2]]));
      }),
    );
  });

  it("refuses a file of nothing, naming it", () => {
    expect(() => read("")).toThrow(
      new UsageError("run: the file is empty.", undefined, { settings: [["trajectory"]] }),
    );
    expect(() => read("\uFEFF \r\n\n")).toThrow("run: the file is empty.");
  });

  it("refuses what is no UTF-8 text", () => {
    expect(() => read("t\0,\0x\0")).toThrow("run: the file is no UTF-8 text.");
  });

  it("takes any text, or says what is wrong with it", () => {
    const pieces = ["t", "x", "y", "optimizer", '"', "\\", ",", ":", "[", "]", "{", "}", "\n", "\r\n", " ", "\t", ";"];
    const words = ["0", "1", "2", "-0.0", "1e-05", "1e999", "nan", "NaN", "-Infinity", "null", "true", "__proto__"];
    const rows = ["t,x\n0,1\n", "1,2\n", '[{"t": 0, "x": 1}', ', {"t": 1, "x": 2}', "\uFEFF", "\ud800"];
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.constantFrom(...pieces, ...words, ...rows)).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(cubic, quadratic), (text, objective) => {
        try {
          expect(read(text, objective).length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
          expect((error as Error).message).toMatch(/^run(, line \d+)?(, column .*?)?: .*\.$/s);
        }
      }),
      { numRuns: propertyRuns(2000) },
    );
  });

  it("reads 100,000 rows", () => {
    const columns = "t,x,f,gradient,learning_rate_hat,moment1,moment2,moment2_hat,update".split(",");
    const rows = Array.from({ length: 100_000 }, (_, t) => columns.map((_, i) => (i === 0 ? t : Math.sin(t + i))));
    const text = [...write({ columns, slices: () => rows })].join("");
    expect(read(text)[0]?.trajectory.steps).toBe(99_999);
  });
});

describe("collecting runs", () => {
  it("takes 500,000 rows of a file and no more", () => {
    const { take, runs } = collectRuns("run", cubic);
    for (let t = 0; t < 500_000; t++) take({ t, line: t + 2, point: [0.5], label: undefined });
    expect(runs()[0]?.trajectory.steps).toBe(499_999);
    expect(() => take({ t: 500_000, line: 500_002, point: [0.5], label: undefined })).toThrow(
      "run, line 500002: a file has 500,000 rows at most.",
    );
  });
});
