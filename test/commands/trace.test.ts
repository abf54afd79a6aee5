import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshFolder, gradreel } from "../support/spawn.js";

const CUBIC = "t,x,f,gradient,learning_rate_hat,moment1,moment2,moment2_hat,update";
const QUADRATIC =
  "t,x,y,f,gradient_x,gradient_y,learning_rate_hat,moment1_x,moment1_y,moment2_x,moment2_y," +
  "moment2_hat_x,moment2_hat_y,update_x,update_y";

const objectives = [
  { objective: "cubic", header: CUBIC, start: { x: "-1", f: "0" }, end: { x: -0.5773502691896256 } },
  {
    objective: "quadratic",
    header: QUADRATIC,
    start: { x: "1", y: "0", f: "-4" },
    end: { x: 1.9999999999999996, y: -1 },
  },
];

describe.each(objectives)("gradreel trace --objective $objective", ({ objective, header, start, end }) => {
  it("prints a header, the start and a row a step: 1000 unless told otherwise", async () => {
    const { stdout } = await traced(["--objective", objective]);
    const lines = stdout.split("\n");
    expect(lines[0]).toBe(header);
    expect(lines.at(-1)).toBe("");
    expect(lines.slice(1, -1).map((line) => line.split(",")[0])).toEqual(
      Array.from({ length: 1001 }, (_, t) => `${t}`),
    );
  });

  it("ends where the post's run ends, to 1e-12", async () => {
    const row = cellsOf((await traced(["--objective", objective])).stdout, 1000);
    for (const [name, value] of Object.entries(end)) expect(Math.abs(Number(row[name]) - value)).toBeLessThan(1e-12);
  });

  it("has t, the start and f there in row 0, and nothing else", async () => {
    const { stdout } = await traced(["--objective", objective, "--steps", "0"]);
    const empty = Object.fromEntries(header.split(",").map((name) => [name, ""]));
    expect(cellsOf(stdout, 0)).toEqual({ ...empty, t: "0", ...start });
    expect(stdout.split("\n")).toHaveLength(3);
  });

  it("says the same in JSON by the same names, null for nothing", async () => {
    const csv = (await traced(["--objective", objective, "--steps", "5"])).stdout;
    const { stdout } = await traced(["--objective", objective, "--steps", "5", "--format", "json"]);
    const rows = JSON.parse(stdout) as Record<string, number | null>[];
    expect(rows.map((row) => Object.keys(row).join(","))).toEqual(rows.map(() => header));
    const asText = rows.map((row) => Object.values(row).map((cell) => (cell === null ? "" : `${cell}`)));
    expect(asText.map((cells) => cells.join(","))).toEqual(csv.trimEnd().split("\n").slice(1));
  });
});

describe("gradreel trace", () => {
  it("traces the cubic from -1 unless told otherwise", async () => {
    expect((await traced([])).stdout).toBe((await traced(["--objective", "cubic", "--start", "-1"])).stdout);
  });

  it("heeds every optimizer option", async () => {
    const plain = cellsOf((await traced(["--steps", "3"])).stdout, 3);
    for (const option of ["--lr=0.02", "--learning-rate=0.02", "--beta1=0.5", "--beta2=0.5", "--epsilon=1"]) {
      expect(cellsOf((await traced(["--steps", "3", option])).stdout, 3)["x"]).not.toBe(plain["x"]);
    }
  });

  it("keeps a zero's sign, in both formats", async () => {
    const csv = (await traced(["--start", "-0", "--steps", "0"])).stdout;
    expect(Number(cellsOf(csv, 0)["x"])).toBe(-0);
    const [row] = JSON.parse((await traced(["--start", "-0", "--steps", "0", "--format", "json"])).stdout);
    expect(row.x).toBe(-0);
  });

  it("carries a diverging run on to infinity and NaN, in both formats", async () => {
    const run = ["--start", "3", "--lr", "1e300", "--steps", "3"];
    const rows = JSON.parse((await traced([...run, "--format", "json"])).stdout);
    expect(rows.map((row: Record<string, unknown>) => row["f"])).toEqual([-24, "-Infinity", "NaN", "NaN"]);
    const csv = (await traced(run)).stdout;
    expect([0, 1, 2, 3].map((t) => Number(cellsOf(csv, t)["f"]))).toEqual([-24, -Infinity, NaN, NaN]);
  });
});

describe("gradreel trace --out", () => {
  it.each([
    ["run.csv", [], /^t,x,f/],
    ["run.json", [], /^\[/],
    ["RUN.JSON", [], /^\[/],
    ["deep/er/run.csv", [], /^t,x,f/],
    ["run.txt", ["--format", "csv"], /^t,x,f/],
    ["run", ["--format", "json"], /^\[/],
  ])("writes %s %j in the right format, and prints nothing", async (out, more, opening) => {
    const folder = freshFolder();
    const args = ["trace", "--steps", "3", "--out", out, ...more];
    expect(await gradreel(args, folder)).toEqual({ code: 0, signal: null, stdout: "", stderr: "" });
    expect(readFileSync(join(folder, out), "utf8")).toMatch(opening);
  });

  it.each(["csv", "json"])("writes what it would print (%s)", async (format) => {
    const folder = freshFolder();
    await gradreel(["trace", "--steps", "2000", "-o", `run.${format}`], folder);
    const { stdout } = await gradreel(["trace", "--steps", "2000", "--format", format], folder);
    expect(readFileSync(join(folder, `run.${format}`), "utf8")).toBe(stdout);
  });
});

describe("a mistake in trace", () => {
  it.each([
    ["--format xml", '"xml"', "csv", "json"],
    ["--out run.txt", '"run.txt"', ".csv", ".json", "--format"],
    ["--out run", '"run"', ".csv", ".json"],
    ["--objective foo", '"foo"', "cubic", "quadratic"],
    ["--objective constructor", '"constructor"'],
    ["--steps -1", "steps", "not -1"],
    ["--steps 1.5", "steps", "not 1.5"],
    ["--steps many", "--steps", '"many"'],
    ["--steps", "--steps", "value"],
    ["--start 1,2", "cubic", "1,2"],
    ["--objective quadratic --start 1", "quadratic", "has 1: 1", "1,0"],
    ["--start 1,", "--start", '""'],
    ["--lr 0", "--learning-rate", "not 0"],
    ["--beta2 1", "beta2", "not 1"],
    ["--stepz 3", "--stepz", "--steps"],
    ["--width 3", "--width", "gradreel trace --help"],
    ["stray", '"stray"', "gradreel trace --help"],
  ])("%s ends with 2, names %s, and leaves no file", async (args, ...names) => {
    const folder = freshFolder();
    const { code, stdout, stderr } = await gradreel(["trace", "--steps", "2", ...args.split(" ")], folder);
    for (const name of names) expect(stderr).toContain(name);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(readdirSync(folder)).toEqual([]);
  });
});

async function traced(args: readonly string[]) {
  const outcome = await gradreel(["trace", ...args], freshFolder());
  expect(outcome).toMatchObject({ code: 0, stderr: "" });
  return outcome;
}

/** Row t of a CSV, by column. */
function cellsOf(csv: string, t: number): Record<string, string> {
  const [header = "", ...rows] = csv.split("\n");
  const cells = rows[t]?.split(",") ?? [];
  return Object.fromEntries(header.split(",").map((name, i) => [name, cells[i] ?? ""]));
}
