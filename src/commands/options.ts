import type { Options } from "yargs";
import { UsageError } from "../errors.js";
import { nearest } from "../text/nearest.js";

/** An option, and the words that it takes where it takes one of a few: for shells, which complete them. */
export interface Option extends Options {
  readonly words?: readonly string[];
}

export type OptionTable = Readonly<Record<string, Option>>;

/** An option with a value. yargs hands over the text, so that a wrong value can be quoted. */
export function valued(description: string, more: Option = {}): Option {
  return { description, nargs: 1, ...more };
}

/** An option that is there or not. */
export function flag(description: string): Option {
  return { description, type: "boolean" };
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

/** @throws {UsageError} for a word that belongs to no option, beyond those that the command takes. */
export function rejectStrayWords(command: string, words: readonly string[], taken: number): void {
  const word = words[taken];
  if (word === undefined) return;
  const hint = /^[\d.]/.test(word) ? "Lists of numbers have no spaces: -5,5." : `See gradreel ${command} --help.`;
  throw new UsageError(`gradreel ${command} takes no "${word}".`, hint);
}

/** What a formula that begins with a minus sign goes on with; a lone letter after it is an option. */
const NEGATIVE_FORMULA = /^-(x|y|[^-]{2})/;

/**
 * Ties values that begin with a minus sign to their option, so that `--xlim -2,2` and `-f -x^2` are
 * not taken for rows of flags.
 */
export function tieNegatives(args: readonly string[]): string[] {
  const tied: string[] = [];
  for (const arg of args) {
    const previous = tied.at(-1) ?? "";
    const isOption = /^-{1,2}[a-z][^=]*$/i.test(previous);
    const isNumber = /^[-\u2212](\d|\.\d)/.test(arg);
    const isFormula = /^(-f|--function)$/.test(previous) && NEGATIVE_FORMULA.test(arg);
    if (isOption && (isNumber || isFormula)) tied[tied.length - 1] = `${previous}=${arg}`;
    else tied.push(arg);
  }
  return tied;
}

/** An option as it is typed. */
export function dashed(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}
