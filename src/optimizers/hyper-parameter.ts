import { UsageError } from "../errors.js";

/** A step length α: finite and above 0. */
export function checkLearningRate(value: number): void {
  if (value > 0 && Number.isFinite(value)) return;
  throw new UsageError(
    `The learning rate must be a finite number above 0, not ${value}.`,
    "0.01 is the post's; smaller is slower and safer.",
  );
}

/** A decay rate β: how much of a running average survives a step, in [0, 1). */
export function checkDecay(name: string, value: number): void {
  if (value >= 0 && value < 1) return;
  throw new UsageError(
    `${name} must lie in [0, 1), not ${value}.`,
    "Usual values are 0.9 for beta1 and 0.999 for beta2.",
  );
}

/** A guard ε against division by zero: finite, 0 or more. */
export function checkEpsilon(value: number): void {
  if (value >= 0 && Number.isFinite(value)) return;
  throw new UsageError(`epsilon must be a finite number, 0 or above, not ${value}.`, "The usual value is 1e-8.");
}

/** Refuses a setting that the rule does not have, a misspelled one above all. */
export function checkNames(rule: string, options: object, known: object): void {
  const unknown = Object.keys(options).find((name) => name !== "name" && !Object.hasOwn(known, name));
  if (unknown === undefined) return;
  throw new UsageError(`${rule} has no setting "${unknown}".`, `It has ${Object.keys(known).join(", ")}.`);
}
