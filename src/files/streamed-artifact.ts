import type { Writable } from "node:stream";
import { SystemError } from "../errors.js";
import { abortable } from "../film/pace.js";
import type { Draft } from "./artifact.js";

export interface StreamOptions {
  /** True if the artifact may be rendered again: nothing is sent before `commit`. */
  readonly isHeld: boolean;
  /** True if this is the only output: a reader that closes the pipe then ends the work, otherwise only the sending. */
  readonly isOnly: boolean;
  /** Stops waiting for a reader that does not read. */
  readonly signal?: AbortSignal | undefined;
}

/** A draft that writes to a pipe. Bytes already sent cannot be taken back. */
export function draftStream(stream: Writable, { isHeld, isOnly, signal }: StreamOptions): Draft {
  const held: Uint8Array[] = [];
  let bytes = 0;
  let isRead = true;
  async function send(chunk: Uint8Array): Promise<void> {
    if (!isRead) return;
    try {
      await writeChunk(stream, chunk, signal);
    } catch (error) {
      if (isOnly || !isReaderGone(error)) throw error;
      isRead = false;
    }
  }
  return {
    sink: {
      async write(chunk) {
        bytes += chunk.length;
        // The caller may reuse the bytes before the pipe has taken them.
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
 * Writes to a stream and waits until it has taken the bytes.
 *
 * @throws {SystemError} if writing fails; the stream's own error if its reader is gone (see `isReaderGone`); the
 *   signal's reason if that is aborted first.
 */
export function writeChunk(stream: Writable, chunk: Uint8Array | string, signal?: AbortSignal): Promise<void> {
  const taken = new Promise<void>((resolve, reject) => {
    stream.write(chunk, (error) => {
      if (!error) resolve();
      else reject(isReaderGone(error) ? error : new SystemError(`Cannot write to stdout: ${error.message}.`));
    });
  });
  return abortable(taken, signal);
}

/** Returns true if the reader closed the pipe, as `head` does; that is not a failure. */
export function isReaderGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === "EPIPE";
}
