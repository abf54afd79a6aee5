import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trace } from "../../src/commands/trace.js";
import { type Cell, objectives, optimizers, tabulate } from "../../src/index.js";
import { terminalFor } from "../support/terminals.js";

const anyFinite = fc.double({ noNaN: true, noDefaultInfinity: true });
const runs = fc.record({
  objective: fc.constantFrom(objectives.cubic, objectives.quadratic),
  coordinates: fc.tuple(anyFinite, anyFinite),
  learningRate: fc.double({ min: Number.MIN_VALUE, max: 1e300, noNaN: true }),
  steps: fc.integer({ min: 0, max: 20 }),
});

const readers: Readonly<Record<string, (printed: string) => Cell[][]>> = {
  csv: (printed) =>
    printed
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").map((cell) => (cell === "" ? undefined : Number(cell)))),
  json: (printed) =>
    (JSON.parse(printed) as Record<string, number | string | null>[]).map((row) =>
      Object.values(row).map((cell) => (cell === null ? undefined : Number(cell))),
    ),
};

describe.each(Object.entries(readers))("gradreel trace --format %s", (format, read) => {
  it("prints any run, diverging ones too, so that every number reads back to the library's double", async () => {
    await fc.assert(
      fc.asyncProperty(runs, async ({ objective, coordinates, learningRate, steps }) => {
        const start = coordinates.slice(0, objective.variables.length);
        const printed = await printedBy({
          _: [],
          objective: objective.name,
          start: start.map(exactly).join(","),
          "learning-rate": exactly(learningRate),
          steps: String(steps),
          format,
        });
        const expected = [
          ...tabulate({ runs: [{ optimizer: optimizers.amsgrad({ learningRate }) }], objective, start, steps }).rows(),
        ];
        // toEqual tells -0 from 0 and holds NaN equal to NaN.
        expect(read(printed)).toEqual(expected);
      }),
    );
  });
});

async function printedBy(values: Readonly<Record<string, unknown>>): Promise<string> {
  const stdout = new PassThrough();
  const printed = text(stdout);
  await trace.run(values, terminalFor({ stdout }));
  stdout.end();
  return printed;
}

function exactly(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
