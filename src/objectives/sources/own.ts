import { type Mistake, mistake, throwMistakes } from "../../errors.js";
import type { Interval } from "../../math/geometry.js";
import type { Vector } from "../../math/vector.js";
import { described, literal, type Message, message, setting } from "../../text/message.js";
import { nearest } from "../../text/nearest.js";
import { canonicalName } from "../formula/greek.js";
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

const SETTINGS = ["name", "formula", "variables", "value", "gradient", "start", "minima", "view"];
const NAME = /^\p{L}[\p{L}\p{M}\p{Nd}_]{0,23}$/u;
/** Other columns of a trace. */
const TAKEN = ["t", "f", "loss", "gradient", "update", "optimizer"];
/** Layouts draw no more variables. */
const MOST_VARIABLES = 2;

/** Functions of your own, in TypeScript. */
export const own: ObjectiveSource<OwnObjective> = {
  takes: (choice): choice is OwnObjective =>
    typeof choice === "object" && choice !== null && ["variables", "value", "gradient"].some((name) => name in choice),
  resolve(choice) {
    throwMistakes(formMistakes(choice));
    const { name = UNNAMED, formula, view } = choice;
    const variables = Object.freeze([...choice.variables]);
    const start = Object.freeze(startFor({ name, variables, start: variables.map(() => 0) }, choice.start).slice());
    throwMistakes(valueMistakes(choice, start));
    const minima = Object.freeze((choice.minima ?? []).map((point) => Object.freeze([...point])));
    // The function gets a point of its own, which it may change.
    return Object.freeze({
      ...{ name, formula, variables, start, minima },
      ...(view && { view: Object.freeze(view.map(([low, high]) => Object.freeze([low, high]))) as typeof view }),
      value: (point: Vector) => choice.value([...point]),
      gradient: (point: Vector) => Array.from(choice.gradient([...point])),
    } satisfies Objective);
  },
  dataOf: () => undefined,
};

/** Mistakes that show without a call of the functions. */
function formMistakes(choice: OwnObjective): Mistake[] {
  const { variables, view, minima = [] } = choice;
  const isList = Array.isArray(variables);
  const isPlain = Object.getPrototypeOf(choice) === Object.prototype;
  const strays = isPlain ? Object.keys(choice).filter((name) => !SETTINGS.includes(name)) : [];
  const isInterval = (pair: unknown) => Array.isArray(pair) && isPoint(pair, 2) && pair[0] < pair[1];
  return [
    ...strays.map(strayMistake),
    ...(["name", "formula"] as const).flatMap((name) => {
      const isText = choice[name] === undefined || (typeof choice[name] === "string" && choice[name] !== "");
      return isText ? [] : [wrong(name, "text", choice[name])];
    }),
    ...(isList
      ? variableMistakes(variables)
      : [wrong("variables", message`names such as ${literal(["x"])}`, variables)]),
    ...(["value", "gradient"] as const).flatMap((name) =>
      typeof choice[name] === "function" ? [] : [wrong(name, "a function of a point", choice[name])],
    ),
    ...(choice.start === undefined ? [wrong("start", "a number for each variable", undefined)] : []),
    ...(isList && !(Array.isArray(minima) && minima.every((point) => isPoint(point, variables.length)))
      ? [wrong("minima", "points of a finite number for each variable", minima)]
      : []),
    ...(view === undefined || (Array.isArray(view) && view.length === 2 && view.every(isInterval))
      ? []
      : [
          wrong(
            "view",
            message`two intervals, such as ${literal([
              [-2, 2],
              [0, 4],
            ])}`,
            view,
          ),
        ]),
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

/** Mistakes in the results of the functions at the start. */
function valueMistakes(choice: OwnObjective, start: Vector): Mistake[] {
  const value: unknown = choice.value([...start]);
  const gradient: unknown = choice.gradient([...start]);
  const { length } = start;
  const slopes: unknown[] = Array.from(Object(gradient) as ArrayLike<unknown>);
  const isGradient = slopes.length === length && slopes.every((slope) => typeof slope === "number");
  return [
    ...(typeof value === "number" ? [] : [returned("value", "a number", value, start)]),
    ...(isGradient ? [] : [returned("gradient", `${length} ${length === 1 ? "number" : "numbers"}`, gradient, start)]),
  ];
}

function returned(name: string, wanted: string, result: unknown, start: Vector): Mistake {
  const what = message`${setting(name)} must return ${wanted}, not ${described(result)} at ${literal(start)}.`;
  return mistake(what, undefined, { value: result });
}

function wrong(name: string, wanted: string | Message, value: unknown): Mistake {
  return mistake(message`${setting(name)} must be ${wanted}, not ${described(value)}.`, undefined, { value });
}

function strayMistake(name: string): Mistake {
  const similar = nearest(name, SETTINGS);
  const hint = similar ? `Did you mean ${similar}?` : `It has ${SETTINGS.join(", ")}.`;
  return mistake(`An objective has no ${name}.`, hint, { settings: [[name]], isName: true });
}

function isPoint(point: unknown, length: number): boolean {
  return Array.isArray(point) && point.length === length && point.every(Number.isFinite);
}
