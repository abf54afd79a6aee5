import { type Mistake, mistake, mistakesIn, throwMistakes, UsageError } from "../../errors.js";
import type { Interval } from "../../math/geometry.js";
import { numbersIn, type Vector } from "../../math/vector.js";
import { described, literal, type Message, message, type SettingPath, setting } from "../../text/message.js";
import { nearest } from "../../text/nearest.js";
import { counted } from "../../text/typeset.js";
import { canonicalName, MOST_VARIABLES } from "../formula/variables.js";
import { type Objective, UNNAMED } from "../objective.js";
import { type Start, startFor } from "../start.js";
import type { ObjectiveSource } from "./source.js";

/** A function of your own, to be minimized. */
export interface OwnObjective {
  /** Its name in titles and texts. */
  readonly name?: string | undefined;
  /** Its formula in titles. */
  readonly formula?: string | undefined;
  /** The names of its variables, one or two: `["w", "b"]`. */
  readonly variables: readonly string[];
  /** The value at a point: an array of a number for each variable. */
  value(point: number[]): number;
  /** The partial derivative by each variable. */
  gradient(point: number[]): ArrayLike<number>;
  /** Where runs start unless a reel says otherwise. */
  readonly start: Start;
  /** Its known local minima. */
  readonly minima?: readonly Vector[] | undefined;
  /** The usual limits of the axes: of the variable, then of the value or the second variable. */
  readonly view?: readonly [Interval, Interval] | undefined;
}

const NAME = /^\p{L}[\p{L}\p{M}\p{Nd}_]{0,23}$/u;
/** Other columns of a trace. */
const TAKEN = ["t", "f", "loss", "gradient", "update", "optimizer"];

type Check = (value: unknown, choice: Partial<OwnObjective>) => boolean;

/** The settings of a function of your own: what each must be, and whether it is, by itself. */
const SETTINGS: Readonly<Record<keyof OwnObjective, readonly [string | Message, Check]>> = {
  name: ["text", isOptional(isText)],
  formula: ["text", isOptional(isText)],
  variables: [message`names such as ${literal(["x"])}`, Array.isArray],
  value: ["a function of a point", isFunction],
  gradient: ["a function of a point", isFunction],
  start: ["a number for each variable", (start) => start !== undefined],
  minima: [
    "points of a finite number for each variable",
    isOptional((points, { variables }) => isList(points, (point) => isPoint(point, variables?.length))),
  ],
  view: [
    "two intervals, each a lower and an upper end",
    isOptional((view) => isList(view, (ends) => isPoint(ends, 2) && ends[0] < ends[1], 2)),
  ],
};

/** Functions of your own, in TypeScript. */
export const own: ObjectiveSource<OwnObjective> = {
  takes: (choice): choice is OwnObjective =>
    typeof choice === "object" && choice !== null && ["variables", "value", "gradient"].some((name) => name in choice),
  resolve(choice) {
    throwMistakes(formMistakes(choice));
    const { name = UNNAMED, formula, view } = choice;
    const variables = Object.freeze([...choice.variables]);
    const start = Object.freeze(startFor({ name, variables, start: variables.map(() => 0) }, choice.start).slice());
    throwMistakes([...mistakesIn(() => valueAt(choice, start)), ...mistakesIn(() => gradientAt(choice, start))]);
    const minima = Object.freeze((choice.minima ?? []).map((point) => Object.freeze([...point])));
    // The function gets a point of its own, which it may change.
    return Object.freeze({
      ...{ name, formula, variables, start, minima },
      ...(view && { view: Object.freeze(view.map(([low, high]) => Object.freeze([low, high]))) as typeof view }),
      value: (point: Vector) => valueAt(choice, point, ["objective"]),
      gradient: (point: Vector) => gradientAt(choice, point, ["objective"]),
    } satisfies Objective);
  },
  dataOf: () => undefined,
};

/** Mistakes that show without a call of the functions. */
function formMistakes(choice: OwnObjective): Mistake[] {
  const isPlain = Object.getPrototypeOf(choice) === Object.prototype;
  const strays = isPlain ? Object.keys(choice).filter((name) => !(name in SETTINGS)) : [];
  const wrong = Object.entries(SETTINGS).flatMap(([name, [wanted, isRight]]) => {
    const value = choice[name as keyof OwnObjective];
    if (isRight(value, choice)) return [];
    return [mistake(message`${setting(name)} must be ${wanted}, not ${described(value)}.`, undefined, { value })];
  });
  return [
    ...strays.map(strayMistake),
    ...wrong,
    ...(Array.isArray(choice.variables) ? variableMistakes(choice.variables) : []),
  ];
}

function variableMistakes(variables: readonly unknown[]): Mistake[] {
  const count = variables.length;
  if (count < 1 || count > MOST_VARIABLES) {
    return [
      mistake(message`${setting("variables")} must be one name or two, not ${count}.`, undefined, { value: variables }),
    ];
  }
  return variables.flatMap((name, i) => {
    const what = message`${setting("variables", i)} cannot be ${literal(name)}`;
    if (typeof name !== "string" || !NAME.test(name)) {
      return [mistake(message`${what}.`, "A name is a letter, and up to 23 letters, digits or _ after it: w, x1, θ.")];
    }
    if (TAKEN.includes(name))
      return [mistake(message`${what}: a trace has a column of this name.`, "Choose another name.")];
    const isTwice = variables.findIndex((other) => canonicalName(String(other)) === canonicalName(name)) < i;
    return isTwice ? [mistake(message`${what}: there are two of this name.`, "Name each variable once.")] : [];
  });
}

/** JavaScript would convert anything else than a number silently. */
function valueAt(choice: OwnObjective, point: Vector, outer: SettingPath = []): number {
  const value = choice.value([...point]);
  if (typeof value !== "number") throw wrongResult([...outer, "value"], "a number", value, point);
  return value;
}

function gradientAt(choice: OwnObjective, point: Vector, outer: SettingPath = []): Vector {
  const gradient = choice.gradient([...point]);
  const { length } = point;
  const slopes = numbersIn(gradient, length);
  if (slopes === undefined) throw wrongResult([...outer, "gradient"], counted(length, "number"), gradient, point);
  return slopes;
}

function wrongResult(path: SettingPath, wanted: string, result: unknown, point: Vector): UsageError {
  const what = message`${setting(...path)} must return ${wanted}, not ${described(result)} at ${literal([...point])}.`;
  return new UsageError(what, undefined, { settings: [path], value: result });
}

function strayMistake(name: string): Mistake {
  const names = Object.keys(SETTINGS);
  const similar = nearest(name, names);
  const hint = similar ? `Did you mean ${similar}?` : `It has ${names.join(", ")}.`;
  return mistake(`An objective has no ${name}.`, hint, { settings: [[name]], isName: true });
}

function isOptional(check: Check): Check {
  return (value, choice) => value === undefined || check(value, choice);
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}

function isList(value: unknown, check: (item: unknown) => boolean, length?: number): boolean {
  return Array.isArray(value) && value.length === (length ?? value.length) && value.every(check);
}

function isPoint(value: unknown, length: number | undefined): value is readonly [number, number] {
  return isList(value, Number.isFinite, length);
}
