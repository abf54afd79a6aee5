import type { Writable } from "node:stream";
import { SystemError } from "../errors.js";
import { orAborted } from "../film/pace.js";
import type { Draft } from "./artifact.js";

export interface StreamOptions {
  /** Whether it may still be made anew: nothing is sent before it is settled then. */
  readonly isHeld: boolean;
  /** Whether nothing else is written: a reader who has seen enough then ends the work, else the sending alone. */
  readonly isOnly: boolean;
  /** Stops the waiting for a reader who does not read. */
  readonly signal?: AbortSignal | undefined;
}

/** What goes to a pipe. Once sent, it cannot be taken back. */
export function draftStream(stream: Writable, { isHeld, isOnly, signal }: StreamOptions): Draft {
  const held: Uint8Array[] = [];
  let bytes = 0;
  let isRead = true;
  async function send(chunk: Uint8Array): Promise<void> {
    if (!isRead) return;
    try {
      await sent(stream, chunk, signal);
    } catch (error) {
      if (isOnly || !isReaderGone(error)) throw error;
      isRead = false;
    }
  }
  return {
    sink: {
      async write(chunk) {
        bytes += chunk.length;
        // The bytes may be used again, and a pipe may take its time.
        const copy = chunk.slice();
        if (isHeld) held.push(copy);
        else await send(copy);
      },
      nextFile: async () => {},
    },
    get bytes() {
      return bytes;
    },
    close() {},
    async commit() {
      for (const chunk of held) await send(chunk);
    },
    abandon() {},
  };
}

/**
 * Waits until a stream has taken something.
 *
 * @throws {SystemError} if it cannot; the stream's own error, which `isReaderGone` knows, if nobody reads it anymore;
 *   the signal's reason if that is aborted first.
 */
export function sent(stream: Writable, chunk: Uint8Array | string, signal?: AbortSignal): Promise<void> {
  const taken = new Promise<void>((resolve, reject) => {
    stream.write(chunk, (error) => {
      if (!error) resolve();
      else reject(isReaderGone(error) ? error : new SystemError(`Cannot write to stdout: ${error.message}.`));
    });
  });
  return orAborted(taken, signal);
}

/** A reader that has seen enough, such as head, is no failure. */
export function isReaderGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === "EPIPE";
}
