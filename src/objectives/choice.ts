import { nestedError, UsageError } from "../errors.js";
import { assignment, described, enumeration, message } from "../text/message.js";
import { nearest } from "../text/nearest.js";
import type { ObjectiveData } from "./data.js";
import type { Objective } from "./objective.js";
import type { OnlineObjective } from "./online.js";
import type { OwnObjective } from "./sources/own.js";
import { sources } from "./sources/sources.js";

/** A known stream of losses. Only `OwnObjective` has functions, so that TypeScript infers their parameters. */
type Stream = Omit<OnlineObjective, "value" | "gradient">;

/** An objective as a reel in TypeScript may give it: data, a known or typed function itself, or one of your own. */
export type ObjectiveChoice = ObjectiveData | OwnObjective | Stream;

/** The objective that a choice stands for. */
export interface ResolvedObjective {
  readonly objective: Objective | OnlineObjective;
  /** Data that means the same objective in a reel file; undefined for a function of your own. */
  readonly data: ObjectiveData | undefined;
}

/**
 * Finds the objective that a reel's choice stands for.
 *
 * @throws {UsageError} about `objective`, or a setting in it, if no source takes the choice or it is wrong.
 */
export async function resolveObjective(choice: ObjectiveChoice): Promise<ResolvedObjective> {
  try {
    const source = sources.find(({ takes }) => takes(choice));
    if (!source) throw unknownObjective(choice);
    const objective = await source.resolve(choice);
    return { objective, data: source.dataOf(choice) as ObjectiveData | undefined };
  } catch (error) {
    throw nestedError(["objective"], error);
  }
}

function unknownObjective(choice: unknown): UsageError {
  if (typeof choice === "string") return unknownName(choice);
  const forms = enumeration(
    sources.flatMap(({ example }) => (example === undefined ? [] : [example])),
    "or",
  );
  const hint = typeof choice === "function" ? 'Write { variables: ["x"], value, gradient, start: [1] }.' : undefined;
  return new UsageError(message`An objective is ${forms}, not ${described(choice)}.`, hint, { value: choice });
}

function unknownName(name: string): UsageError {
  const names = sources.flatMap((source) => source.names ?? []);
  const similar = nearest(name, names);
  // Names have neither powers nor parentheses in them.
  const hint = /[\^()*+/]/.test(name)
    ? message`Write a formula as ${assignment([], { formula: name })}.`
    : `There are ${names.join(", ")}.`;
  const about = { value: name };
  return new UsageError(`There is no objective "${name}".`, similar ? `Did you mean ${similar}?` : hint, about);
}
