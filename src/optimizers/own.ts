import { type Mistake, mistake, throwMistakes, UsageError } from "../errors.js";
import { numbersIn, type Vector } from "../math/vector.js";
import { described, message, setting } from "../text/message.js";
import { counted } from "../text/typeset.js";
import type { Optimizer, Readout } from "./optimizer.js";

/** A rule of the caller's. Points, gradients and steps have a number for each variable. */
export interface OwnRule<State = unknown> {
  /** Its name in legends. */
  readonly name: string;
  /** The state before the first step. */
  init(start: Vector): State;
  /** One step from `point`: the vector to add to it, and the state after it. */
  update(gradient: Vector, state: State, point: Vector): { readonly step: ArrayLike<number>; readonly state: State };
  /** The place of the next gradient; the point itself when absent. */
  lookAhead?(point: Vector, state: State): Vector;
  /** The parts of the state that traces and panels show. */
  readonly readouts?: readonly Readout<State>[];
}

/** Returns true if an object looks like a rule of the caller's. Its parts may still be wrong. */
export function isOwnRule(choice: unknown): choice is OwnRule {
  return typeof choice === "object" && choice !== null && ("init" in choice || "update" in choice);
}

/**
 * Adapts a rule of the caller's to an optimizer. Each step is checked as it is made.
 *
 * @throws {UsageError} if a part of the rule is missing or of a wrong kind.
 */
export function ownOptimizer(rule: OwnRule): Optimizer {
  throwMistakes(partMistakes(rule));
  const { name, readouts = [] } = rule;
  const lookAhead = rule.lookAhead && ((point: Vector, state: unknown) => rule.lookAhead?.(point, state) as Vector);
  return {
    name,
    readouts,
    ...(lookAhead && { lookAhead }),
    init: (start) => rule.init(start),
    update(gradient, state, point) {
      const result: unknown = rule.update(gradient, state, point);
      const { step, state: next } = Object(result) as { readonly step?: unknown; readonly state?: unknown };
      return { step: numbersIn(step, point.length) ?? wrongStep(name, step, point), state: next };
    },
  };
}

function partMistakes(rule: OwnRule): Mistake[] {
  const parts: readonly [keyof OwnRule, wanted: string, isRight: boolean][] = [
    ["name", "the rule's name", typeof rule.name === "string" && rule.name.trim() !== ""],
    ["init", "a function of the start", typeof rule.init === "function"],
    ["update", "a function of gradient, state and point", typeof rule.update === "function"],
    ["lookAhead", "a function of point and state", ["undefined", "function"].includes(typeof rule.lookAhead)],
    ["readouts", "a list of what the state shows", rule.readouts === undefined || Array.isArray(rule.readouts)],
  ];
  return parts.flatMap(([part, wanted, isRight]) => {
    const value = rule[part];
    const what = message`${setting(part)} must be ${wanted}, not ${described(value)}.`;
    return isRight ? [] : [mistake(what, undefined, { value })];
  });
}

function wrongStep(name: string, step: unknown, { length }: Vector): never {
  throw new UsageError(
    message`Each step of ${name} must be ${counted(length, "number")}, not ${described(step)}.`,
    "update returns { step, state }: the step has a number for each variable.",
    { settings: [["update"]], value: step },
  );
}
