import type { Writable } from "node:stream";
import type { Options } from "yargs";
import { UsageError } from "../errors.js";
import { nearest } from "../text/nearest.js";
import type { Values } from "./values.js";

/** What a command knows about the process it runs in. */
export interface Terminal {
  /** Results only. */
  readonly stdout: Writable;
  /** Progress, notes and errors. */
  readonly stderr: Writable;
  /** True if stderr is a terminal on which a bar can be redrawn. */
  readonly isInteractive: boolean;
  /** Aborted when the user stops the command. */
  readonly signal: AbortSignal;
  readonly processors: number;
  /** Sets the exit code of the process, which goes on; the highest one counts. */
  fail(code: number): void;
}

export const FAILURE = 1;
export const USAGE = 2;

export interface Option extends Options {
  /** The values it can have, for completion in shells. */
  readonly words?: readonly string[];
}

export type OptionTable = Readonly<Record<string, Option>>;

/** The texts of a help page. */
export interface HelpPage {
  readonly usage: string;
  readonly examples: readonly [commandLine: string, result: string][];
  /** Paragraphs after the examples. */
  readonly notes?: string;
  /** What the exit codes mean, if not the usual. */
  readonly exitCodes?: string;
  readonly options?: OptionTable;
  /** The order of its options by title; `options`' own order if absent. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
}

export interface Command extends HelpPage {
  /** Its line in `gradreel --help`. */
  readonly summary: string;
  readonly options: OptionTable;
  /** The number of words it takes besides its options; none if absent. */
  readonly words?: number;
  run(values: Values, terminal: Terminal): Promise<void>;
}

/** Options of every command. */
const COMMON: ReadonlySet<string> = new Set(["--help", "-h", "--version"]);
/** A formula that begins with a minus sign, not a one-letter option. */
const NEGATIVE_FORMULA = /^-(x|y|[^-]{2})/;

/** An option with a value. It is read as text, so that messages can quote it. */
export function valued(description: string, more: Option = {}): Option {
  return { description, nargs: 1, ...more };
}

export function flag(description: string): Option {
  return { description, type: "boolean" };
}

/** The option that a word of a command line names, such as `-o`. */
export function optionCalled(word: string, table: OptionTable): Option | undefined {
  const named = Object.entries(table).find(([name, { alias = [] }]) =>
    [name, alias].flat().some((one) => dashed(one) === word),
  );
  return named?.[1];
}

/**
 * Checks option names before yargs does, which fails on some (`--constructor`).
 *
 * @throws {UsageError} for an option that the command does not take, with the nearest one that it takes.
 */
export function rejectUnknownOptions(command: string, args: readonly string[], table: OptionTable): void {
  const end = args.indexOf("--");
  for (const [i, arg] of args.slice(0, end < 0 ? args.length : end).entries()) {
    const name = arg.replace(/=.*$/s, "");
    const option = optionCalled(name, table);
    if (option?.type === "boolean" && /=(?!(true|false)$)/.test(arg))
      throw new UsageError(`${name} takes no value: "${arg}".`, `Write ${name}, or leave it out.`);
    if (option || COMMON.has(name) || !/^-[^-]|^--./.test(name)) continue;
    const previous = args[i - 1] ?? "";
    if (optionCalled(previous, table)?.nargs === 1) throw missingValue(previous, arg);
    const words = Object.entries(table).flatMap(([word, { alias = [] }]) => [word, alias].flat());
    const similar = nearest(
      name.replace(/^-+/, ""),
      words.filter((word) => word.length > 1),
    );
    const hint = similar ? `Did you mean ${dashed(similar)}?` : `See gradreel ${command} --help.`;
    throw new UsageError(`Unknown option ${name}.`, hint);
  }
}

/** @param example A value that begins with a dash. */
export function missingValue(option: string, example = "-1"): UsageError {
  return new UsageError(
    `${option} needs a value.`,
    `Put an equals sign before a value that begins with a dash: ${option}=${example}.`,
  );
}

/** @throws {UsageError} if there are more words than the command takes. */
export function rejectStrayWords(command: string, words: readonly string[], taken: number): void {
  const word = words[taken];
  if (word === undefined) return;
  const hint = /^[\d.]/.test(word) ? "Lists of numbers have no spaces: -5,5." : `See gradreel ${command} --help.`;
  throw new UsageError(`gradreel ${command} takes no "${word}".`, hint);
}

/** Joins values that begin with a minus sign to their option (`--xlim=-2,2`), so that yargs does not read them as flags. */
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

/** An option as typed: `-o`, `--out`. */
export function dashed(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}
