import { UsageError } from "../errors.js";
import type { Vector } from "../math/vector.js";
import type { Objective } from "./objective.js";
import type { OnlineObjective } from "./online.js";

/** @throws {UsageError} if the start has another number of variables than the objective, or is not finite. */
export function checkStart(
  { name, variables, start: usual }: Pick<Objective, "name" | "variables" | "start">,
  start: Vector,
): void {
  if (!Array.isArray(start)) throw new UsageError(`start must be a list of numbers, such as [-1], not ${start}.`);
  if (!start.every(Number.isFinite)) throw new UsageError(`start must be finite numbers, not ${start.join(",")}.`);
  const count = variables.length;
  if (start.length === count) return;
  throw new UsageError(
    `${name} has ${count} ${count === 1 ? "variable" : "variables"}, but the start has ${start.length}: ${start.join(",")}.`,
    `Its usual start is ${usual.join(",")}.`,
  );
}

/** @throws {UsageError} if the start is outside the interval of a stream of losses. */
export function checkInside({ name, interval: [low, high] }: OnlineObjective, start: Vector): void {
  if (start.every((x) => x >= low && x <= high)) return;
  throw new UsageError(`${name} is played on [${low}, ${high}], but the start is ${start.join(",")}.`);
}
