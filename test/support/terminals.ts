import { PassThrough } from "node:stream";
import type { Terminal } from "../../src/commands/command.js";

/** What a command sees when nobody is watching; some of it may be otherwise. */
export function terminalFor(differing: Partial<Terminal>): Terminal {
  return {
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    isInteractive: false,
    signal: new AbortController().signal,
    processors: 1,
    fail: () => {},
    ...differing,
  };
}
