import type { Writable } from "node:stream";

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
}
