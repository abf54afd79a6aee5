import { canonicalName, USUAL_VARIABLES } from "../objectives/formula/variables.js";
import type { Objective } from "../objectives/objective.js";
import { fault, quoted, type SourceLocation } from "./import-fault.js";

/** The column that names the run of a row, if there are several. */
export const LABEL = "optimizer";

/** Other names of the counter and of the first and second variable, in lower case and without signs. */
const COUNTERS = ["t", "step", "steps", "iteration", "iter", "epoch", "i", "time", "index"];
const FIRST = ["x", "x0", "x1", "theta", "w", "weight", "param", "parameter"];
const SECOND = ["y", "x1", "x2", "theta1", "theta2", "w1", "w2"];

/** Of a long header only this many names are listed. */
const LISTED_NAMES = 12;

/** The columns of numbers that a run of this objective has: `t`, then its variables. */
export function numberColumns({ variables }: Objective): string[] {
  return ["t", ...variables];
}

/** @throws {UsageError} if a name is there twice, one that is needed is missing, or there is a variable too many. */
export function checkColumns(names: readonly string[], objective: Objective, place: SourceLocation): void {
  const named = names.filter((name) => name !== ""); // pandas leaves its index unnamed
  if (new Set(named).size < named.length) {
    const twice = named.find((name, i) => named.indexOf(name) < i) ?? "";
    throw fault(place, `there are two columns ${quoted(twice)}.`, "Give every column a name of its own.");
  }
  const wanted = numberColumns(objective);
  const isUsual = objective.variables.every((variable) => USUAL_VARIABLES.includes(variable));
  const surplus = USUAL_VARIABLES.find((variable) => isUsual && !wanted.includes(variable) && names.includes(variable));
  if (surplus !== undefined) {
    throw fault(
      { ...place, column: surplus },
      `the file has more variables than ${objective.name}, which has ${wanted.slice(1).join(" and ")} alone.`,
      `Choose an objective of more variables, or take the column ${surplus} out.`,
    );
  }
  const missing = wanted.find((name) => !names.includes(name));
  if (missing === undefined) return;
  throw fault(
    place,
    `there is no column ${missing}, which a run of ${objective.name} needs; found ${listed(names)}.`,
    hintFor(missing, names, wanted),
  );
}

function hintFor(missing: string, names: readonly string[], wanted: readonly string[]): string {
  const free = names.filter((name) => !wanted.includes(name));
  const aliases = [COUNTERS, FIRST, SECOND][wanted.indexOf(missing)] ?? [];
  const twin = free.find((name) => canonicalName(name) === canonicalName(missing));
  const similar = aliases
    .map((alias) => free.find((name) => name.toLowerCase().replace(/[^a-z0-9]/g, "") === alias))
    .find((name) => name !== undefined);
  const renamed = twin ?? similar;
  if (renamed !== undefined) return `Rename the column ${quoted(renamed)} to ${missing}.`;
  if (missing === "t" && names.includes("")) return 'pandas names its index with to_csv(…, index_label="t").';
  return `The columns ${wanted.join(", ")} are needed, by these names and in any order; others are ignored.`;
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return "none";
  const more = names.length > LISTED_NAMES ? ", …" : "";
  return `${names.slice(0, LISTED_NAMES).map(quoted).join(", ")}${more}`;
}

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** How Python, pandas and JavaScript write what is no finite number. */
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i;

/**
 * The number that a text stands for.
 *
 * @throws {UsageError} if it is empty, no decimal, not finite, or in column t not whole.
 */
export function parseNumber(text: string, place: SourceLocation): number {
  if (DECIMAL.test(text)) return checkNumber(Number(text), place);
  if (text === "") throw fault(place, "expected a number, found nothing.", "pandas writes NaN as an empty cell.");
  if (isNotFinite(text)) throw notFinite(quoted(text), place);
  const hint = text.startsWith("tensor(")
    ? "The number in a tensor of one element is tensor.item()."
    : "Write a decimal, such as 0.5 or 1e-05.";
  throw fault(place, `expected a number, found ${quoted(text)}.`, hint);
}

/** @throws {UsageError} if it is not finite, or in column t not whole. */
export function checkNumber(value: number, place: SourceLocation): number {
  if (!Number.isFinite(value)) throw notFinite(String(value), place);
  if (place.column === "t" && !Number.isInteger(value)) {
    throw fault(place, `expected a whole number, found ${value}.`, "t counts the steps: 0, 1, 2, …");
  }
  return value;
}

export function isNotFinite(text: string): boolean {
  return NOT_FINITE.test(text);
}

function notFinite(text: string, place: SourceLocation): Error {
  return fault(
    place,
    `expected a finite number, found ${text}.`,
    "Cut the file before the row where the run diverges.",
  );
}
