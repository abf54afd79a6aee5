import { UsageError } from "../errors.js";
import type { Interval } from "../math/geometry.js";
import type { Vector } from "../math/vector.js";
import { assignment, described, literal, type Message, message, setting } from "../text/message.js";
import { counted } from "../text/typeset.js";
import { canonicalName } from "./formula/variables.js";
import type { Objective } from "./objective.js";

/** Where a run starts: a number for each variable, in their order or by name: `[1, 2]`, `{ w: 1, b: 2 }`. */
export type Start = Vector | Readonly<Record<string, number>>;

/** What a start has to fit. */
type Ground = Pick<Objective, "name" | "variables" | "start"> & { readonly interval?: Interval };

const START = setting("start");
const ABOUT = { settings: [["start"]] } as const;

/**
 * The point at which a run starts.
 *
 * @param start The objective's usual one when absent.
 * @throws {UsageError} if it is no finite number for each variable, or outside the interval of a stream of losses.
 */
export function startFor(objective: Ground, start: Start = objective.start): Vector {
  const point = isByName(start) ? pointOf(objective, start) : start;
  checkStart(objective, point);
  return point;
}

/** @throws {UsageError} likewise. */
export function checkStart(objective: Ground, start: Vector): void {
  const { name, variables, start: usual } = objective;
  const stray = Array.isArray(start) ? start.findIndex((x) => !Number.isFinite(x)) : undefined;
  if (stray !== -1) {
    const value: unknown = stray === undefined ? start : start[stray];
    const given: unknown[] = typeof start === "string" ? (start as string).split(",") : [value];
    const numbers = given.map((one) => (typeof one === "string" && one.trim() !== "" ? Number(one) : one));
    throw new UsageError(
      message`${START} must be a list of finite numbers, not ${described(value)}.`,
      stray === undefined && numbers.every(Number.isFinite)
        ? message`Write ${assignment("start", numbers)}`
        : undefined,
      { settings: [stray === undefined ? ["start"] : ["start", stray]], value },
    );
  }
  if (start.length !== variables.length) {
    throw new UsageError(
      message`${name} has ${counted(variables.length, "variable")}, but the start has ${start.length}: ${literal(start)}.`,
      message`Its usual start is ${literal(usual)}.`,
      ABOUT,
    );
  }
  const [low, high] = objective.interval ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (start.every((x) => x >= low && x <= high)) return;
  const what = message`${name} is played on [${low}, ${high}], but the start is ${literal(start)}.`;
  throw new UsageError(what, undefined, ABOUT);
}

function isByName(start: Start): start is Readonly<Record<string, number>> {
  return typeof start === "object" && start !== null && !Array.isArray(start);
}

/** The point that names give; `theta` and `θ` are one name. */
function pointOf({ name, variables, start: usual }: Ground, start: Readonly<Record<string, number>>): Vector {
  const example = assignment("start", Object.fromEntries(variables.map((variable, i) => [variable, usual[i]])));
  const wrong = (what: Message) => new UsageError(what, message`Write ${example}.`, ABOUT);
  const given = Object.keys(start);
  const wanted = variables.map(canonicalName);
  const stray = given.find((key) => !wanted.includes(canonicalName(key)));
  if (stray !== undefined) throw wrong(message`${name} has no variable ${stray}, only ${variables.join(" and ")}.`);
  return variables.map((variable, i) => {
    const [key, twice] = given.filter((other) => canonicalName(other) === wanted[i]);
    if (key === undefined) throw wrong(message`${START} has no value for ${variable}.`);
    if (twice !== undefined) throw wrong(message`${START} has two values for ${variable}.`);
    return start[key] as number;
  });
}
