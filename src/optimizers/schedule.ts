import { UsageError } from "../errors.js";
import { described, literal, type Message, message } from "../text/message.js";
import { checkHyperParameter } from "./hyper-parameter.js";

/** The learning rate at step t, counted from 1. */
export type Schedule = (t: number) => number;

/** A constant learning rate, or one that depends on the step. */
export type LearningRate = number | Schedule;

interface ScheduleKind {
  /** Its syntax. */
  readonly usage: string;
  readonly description: string;
  /** Least and greatest number of arguments. */
  readonly takes: readonly [number, number];
  factor(t: number, first?: number, second?: number): number;
  isValid?(first?: number, second?: number): boolean;
}

/** A learning rate with a schedule, as data. */
interface ScheduledRate {
  readonly learningRate: number;
  readonly schedule: string;
}

const rates = new WeakMap<Schedule, ScheduledRate>();

const DECIMAL = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const isCount = (value = 0): boolean => Number.isSafeInteger(value) && value >= 1;
const isShare = (value = 0): boolean => value >= 0 && value <= 1;

const kinds: Readonly<Record<string, ScheduleKind>> = {
  constant: { usage: "constant", description: "1", takes: [0, 0], factor: () => 1 },
  "1/sqrt": {
    usage: "1/sqrt(t)",
    description: "1/√t, the rate of the convergence proofs",
    takes: [0, 0],
    factor: (t) => 1 / Math.sqrt(t),
  },
  step: {
    usage: "step(n,γ)",
    description: "γ^⌊(t−1)/n⌋; γ is 0.1 when left out",
    takes: [1, 2],
    isValid: (n, gamma = 0.1) => isCount(n) && isShare(gamma),
    factor: (t, n = 1, gamma = 0.1) => gamma ** Math.floor((t - 1) / n),
  },
  exponential: {
    usage: "exponential(γ)",
    description: "γ^(t−1)",
    takes: [1, 1],
    isValid: isShare,
    factor: (t, gamma = 1) => gamma ** (t - 1),
  },
  cosine: {
    usage: "cosine(n,floor)",
    description: "from 1 down to the floor over n steps, half a cosine; the floor is 0 when left out",
    takes: [1, 2],
    isValid: (n, floor = 0) => isCount(n) && isShare(floor),
    factor: (t, n = 1, floor = 0) => floor + ((1 - floor) * (1 + Math.cos((Math.PI * Math.min(t - 1, n)) / n))) / 2,
  },
  warmup: {
    usage: "warmup(n)",
    description: "t/n until step n, then 1",
    takes: [1, 1],
    isValid: isCount,
    factor: (t, n = 1) => Math.min(1, t / n),
  },
};

/** The syntax of every schedule and its factor on the learning rate. */
export const schedules: readonly { readonly usage: string; readonly description: string }[] = Object.values(kinds);

/**
 * A learning rate with a schedule: the rate times every factor of the schedule, with t from 1.
 *
 * @param learningRate α > 0.
 * @param description A schedule, or a product of several: `warmup(10)*cosine(200)`.
 * @throws {UsageError} if the description has wrong syntax, or a number in it is out of range.
 */
export function scheduledRate(learningRate: number, description: string): Schedule {
  checkHyperParameter("learningRate", learningRate);
  if (typeof description !== "string") {
    throw scheduleError(
      description,
      message`A schedule is text, such as ${literal("1/sqrt(t)")}, not ${described(description)}.`,
    );
  }
  const factors = description.split("*").map((part) => factorOf(part, description));
  const schedule: Schedule = (t) => factors.reduce((rate, factor) => rate * factor(t), learningRate);
  rates.set(schedule, { learningRate, schedule: description });
  return schedule;
}

/** The data of a learning rate; undefined if `scheduledRate` did not create it. */
export function rateOf(schedule: Schedule): ScheduledRate | undefined {
  return rates.get(schedule);
}

/** Converts a learning rate to a schedule. */
export function scheduleOf(learningRate: LearningRate): Schedule {
  if (typeof learningRate === "function") return learningRate;
  checkHyperParameter("learningRate", learningRate);
  return () => learningRate;
}

function factorOf(part: string, whole: string): Schedule {
  const [, word = "", list = ""] = part.trim().match(/^([^()]+)(?:\(([^()]*)\))?$/) ?? [];
  const name = word.replaceAll(/\s/g, "");
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind) {
    throw scheduleError(
      whole,
      `There is no learning-rate schedule "${part.trim() || whole}".`,
      `Schedules are ${schedules.map(({ usage }) => usage).join(", ")}; a product of several is written with *.`,
    );
  }
  const isBare = ["", "t"].includes(list.trim());
  const numbers = isBare ? [] : list.split(",").map((text) => (DECIMAL.test(text.trim()) ? Number(text) : Number.NaN));
  const [least, most] = kind.takes;
  const doFit = numbers.length >= least && numbers.length <= most && numbers.every(Number.isFinite);
  if (!doFit || kind.isValid?.(...numbers) === false) {
    throw scheduleError(
      whole,
      `The learning-rate schedule "${part.trim()}" has wrong numbers.`,
      `It is written ${kind.usage}: ${kind.description}. n counts steps; γ and the floor are from 0 to 1.`,
    );
  }
  const [first, second] = numbers;
  return (t) => kind.factor(t, first, second);
}

function scheduleError(value: unknown, what: string | Message, hint?: string): UsageError {
  return new UsageError(what, hint, { settings: [["schedule"]], value });
}
