import leven from "leven";
import type { Options } from "yargs";
import { UsageError } from "../errors.js";
import { AMSGRAD_DEFAULTS } from "../optimizers/amsgrad.js";
import type { OptimizerSettings } from "../reel/reel.js";
import { numberOf, type Values } from "./values.js";

/** Farther than this a word is no misspelling of another. */
const MOST_EDITS = 3;

export type OptionTable = Readonly<Record<string, Options>>;

/** An option with a value. yargs hands over the text, so that a wrong value can be quoted. */
export function valued(description: string, more: Options = {}): Options {
  return { description, nargs: 1, ...more };
}

export const optimizerOptions: OptionTable = {
  "learning-rate": valued(`Learning rate, above 0 [${AMSGRAD_DEFAULTS.learningRate}]`, { alias: "lr" }),
  beta1: valued(`Decay of the first moment, in [0, 1) [${AMSGRAD_DEFAULTS.beta1}]`),
  beta2: valued(`Decay of the second moment, in [0, 1) [${AMSGRAD_DEFAULTS.beta2}]`),
  epsilon: valued(`Added to the root of the second moment [${AMSGRAD_DEFAULTS.epsilon}]`),
};

export function optimizerOf(values: Values): OptimizerSettings {
  return {
    name: "amsgrad",
    learningRate: numberOf(values, "learning-rate"),
    beta1: numberOf(values, "beta1"),
    beta2: numberOf(values, "beta2"),
    epsilon: numberOf(values, "epsilon"),
  };
}

/**
 * Looks at the names before yargs does, which trips over some (`--constructor`).
 *
 * @throws {UsageError} for an option that the command does not take, with the nearest that it does.
 */
export function rejectUnknownOptions(command: string, args: readonly string[], table: OptionTable): void {
  const known = Object.entries(table).flatMap(([name, { alias }]) => [name, ...[alias ?? []].flat()]);
  const taken = new Set([...known, "help", "h", "version"].map(dashed));
  const end = args.indexOf("--");
  const at = args.findIndex((arg, i) => (end < 0 || i < end) && /^-[^-]|^--./.test(arg) && !taken.has(nameIn(arg)));
  const flag = args.find((arg) => /=/.test(arg) && isFlag(nameIn(arg), table) && !/=(true|false)$/.test(arg));
  if (flag)
    throw new UsageError(`${nameIn(flag)} takes no value: "${flag}".`, `Write ${nameIn(flag)}, or leave it out.`);
  const [previous = "", unknown] = [args[at - 1], args[at]];
  if (unknown === undefined) return;
  if (wantsValue(previous, table)) throw missingValue(previous, unknown);
  const words = known.filter((name) => name.length > 1);
  const similar = nearest(nameIn(unknown).replace(/^-+/, ""), words);
  throw new UsageError(
    `Unknown option ${nameIn(unknown)}.`,
    similar ? `Did you mean ${dashed(similar)}?` : `See gradreel ${command} --help.`,
  );
}

/** What to say of an option without a value; `example` is one that begins with a dash. */
export function missingValue(option: string, example = "-1"): UsageError {
  return new UsageError(
    `${option} needs a value.`,
    `One that begins with a dash goes with an equals sign: ${option}=${example}.`,
  );
}

function wantsValue(arg: string, table: OptionTable): boolean {
  return Object.entries(table).some(
    ([name, { alias, nargs }]) => nargs === 1 && [name, ...[alias ?? []].flat()].map(dashed).includes(arg),
  );
}

function isFlag(option: string, table: OptionTable): boolean {
  return Object.entries(table).some(([name, { type }]) => type === "boolean" && dashed(name) === option);
}

function nameIn(arg: string): string {
  return arg.replace(/=.*$/s, "");
}

/** @throws {UsageError} for a word that belongs to no option. */
export function rejectStrayWords(command: string, { _: words }: Values): void {
  const [word] = words as (string | number)[];
  if (word === undefined) return;
  const hint = /^[\d.]/.test(String(word))
    ? "Lists of numbers have no spaces: -5,5."
    : `See gradreel ${command} --help.`;
  throw new UsageError(`gradreel ${command} takes no "${word}".`, hint);
}

/** The word that takes the fewest edits to reach, when they are few enough to be a misspelling. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((candidate) => ({ candidate, edits: leven(word, candidate) }))
    .sort((a, b) => a.edits - b.edits);
  return best && best.edits <= Math.min(MOST_EDITS, Math.ceil(word.length / 2)) ? best.candidate : undefined;
}

/**
 * Ties values that begin with a minus sign to their option, so that `--xlim -2,2` is not taken for
 * a row of flags.
 */
export function tieNegatives(args: readonly string[]): string[] {
  const tied: string[] = [];
  for (const arg of args) {
    const previous = tied.at(-1);
    const isOption = previous !== undefined && /^-{1,2}[a-z][^=]*$/i.test(previous);
    if (isOption && /^[-\u2212](\d|\.\d)/.test(arg)) tied[tied.length - 1] = `${previous}=${arg}`;
    else tied.push(arg);
  }
  return tied;
}

/** An option as it is typed. */
export function dashed(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}
