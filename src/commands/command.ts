import type { Writable } from "node:stream";
import type { Argv } from "yargs";
import type { OptionTable } from "./options.js";
import type { Values } from "./values.js";

/** What a command sees of the world it runs in. */
export interface Terminal {
  /** Results and nothing else. */
  readonly stdout: Writable;
  /** Progress, remarks and errors. */
  readonly stderr: Writable;
  /** Whether stderr is a terminal that a bar can be redrawn on. */
  readonly isInteractive: boolean;
  /** Aborted when the user wants to stop. */
  readonly signal: AbortSignal;
  /** How many processors there are. */
  readonly processors: number;
  /** Has the process end with this exit code, once the rest is done; of several the highest counts. */
  fail(code: number): void;
}

/** Exit codes. */
export const FAILURE = 1;
export const USAGE = 2;

/** A word after `gradreel`. */
export interface Command {
  /** What `gradreel --help` says of it. */
  readonly summary: string;
  readonly options: OptionTable;
  /** How many words it takes besides its options; none when absent. */
  readonly words?: number;
  /** Its options and its page of help. */
  describe(yargs: Argv): Argv;
  run(values: Values, terminal: Terminal): Promise<void>;
}
