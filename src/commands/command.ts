import type { Writable } from "node:stream";
import type { OptionTable } from "./options.js";
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

/** The texts of a help page. */
export interface HelpPage {
  /** How to call it, and what it does. */
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

/** A word after `gradreel`. */
export interface Command extends HelpPage {
  /** Its line in `gradreel --help`. */
  readonly summary: string;
  readonly options: OptionTable;
  /** The number of words it takes besides its options; none if absent. */
  readonly words?: number;
  run(values: Values, terminal: Terminal): Promise<void>;
}
