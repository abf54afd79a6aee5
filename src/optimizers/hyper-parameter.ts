import { UsageError } from "../errors.js";
import { described, message, setting } from "../text/message.js";

/** A number that tunes a rule. A name has the same meaning in every rule. */
export interface HyperParameter {
  /** Its short name on the command line and in titles; the full name when absent. */
  readonly short?: string;
  /** One line for help pages. */
  readonly description: string;
  isValid(value: number): boolean;
  /** The condition of `isValid` in words, and a hint with usual values. */
  readonly range: string;
  readonly usual: string;
}

const decay = {
  isValid: (value: number) => value >= 0 && value < 1,
  range: "lie in [0, 1)",
};
const guard = {
  isValid: (value: number) => value >= 0 && Number.isFinite(value),
  range: "be a finite number, 0 or above",
};

/** The name of a setting of optimizers. */
export type HyperParameterName =
  | "learningRate"
  | "momentum"
  | "dampening"
  | "rho"
  | "beta1"
  | "beta2"
  | "beta3"
  | "epsilon"
  | "epsilonRoot"
  | "weightDecay"
  | "initialAccumulator"
  | "momentumDecay";

/** All hyper-parameters by their names in code. */
export const hyperParameters: Readonly<Record<HyperParameterName, HyperParameter>> = {
  learningRate: {
    short: "lr",
    description: "Learning rate α: scales every update; of Adam and its kin about the first step's length",
    isValid: (value) => value > 0 && Number.isFinite(value),
    range: "be a finite number above 0",
    usual: "0.01 is the post's; smaller is slower and safer.",
  },
  momentum: { ...decay, description: "Share of the velocity that a step keeps", usual: "The usual value is 0.9." },
  dampening: {
    description: "Share of the gradient that the velocity does not take up",
    isValid: (value) => value >= 0 && value <= 1,
    range: "lie in [0, 1]",
    usual: "The usual value is 0.",
  },
  rho: { ...decay, description: "Decay of the mean of squares", usual: "Usual values are 0.9 to 0.99." },
  beta1: { ...decay, description: "Decay of the first moment", usual: "The usual value is 0.9." },
  beta2: { ...decay, description: "Decay of the second moment", usual: "The usual value is 0.999." },
  beta3: { ...decay, description: "Decay of the third moment", usual: "The usual value is 0.99." },
  epsilon: { ...guard, short: "eps", description: "Guard against division by zero", usual: "The usual value is 1e-8." },
  epsilonRoot: {
    ...guard,
    short: "eps-root",
    description: "Guard added to a squared quantity",
    usual: "Usual values are 1e-16 to 1e-8.",
  },
  weightDecay: {
    ...guard,
    short: "wd",
    description: "Pull of the point toward the origin",
    usual: "Usual values are 0 to 0.1.",
  },
  initialAccumulator: {
    ...guard,
    description: "What the sum or mean of squares starts with",
    usual: "Usual values are 0, 1e-6 and 0.1.",
  },
  momentumDecay: {
    ...guard,
    description: "How fast the momentum of NAdam warms up",
    usual: "PyTorch's value is 0.004, Keras's 1.",
  },
};

/** @throws {UsageError} if the value is outside the range of that hyper-parameter. */
export function checkHyperParameter(name: HyperParameterName, value: number): void {
  const { isValid, range, usual } = hyperParameters[name];
  if (typeof value === "number" && isValid(value)) return;
  throw new UsageError(message`${setting(name)} must ${range}, not ${described(value)}.`, usual, { value });
}
