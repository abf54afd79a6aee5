import { randomUUID } from "node:crypto";
import { closeSync, fchmodSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";

const BUFFER_BYTES = 1 << 16;
const EXTENSION = ".partial";

/** Whose files these are: one process's, on whatever machine. */
let maker: string = randomUUID();

/** Has what is begun from now on be known by this, so that others can take it away. */
export function beginAs(name: string): void {
  maker = name;
}

/** A name for what is not whole yet, in the folder of what it is to be: a rename never crosses disks then. */
export function partialBeside(target: string): string {
  return join(dirname(target), `${beginningOf(maker)}${randomUUID()}${EXTENSION}`);
}

/** Takes away what somebody has begun in folders who cannot do that anymore. */
export function removePartialsOf(name: string, folders: readonly string[]): void {
  for (const folder of new Set(folders)) {
    for (const file of namesIn(folder)) {
      if (!file.startsWith(beginningOf(name)) || !file.endsWith(EXTENSION)) continue;
      rmSync(join(folder, file), { recursive: true, force: true });
    }
  }
}

function beginningOf(name: string): string {
  return `.gradreel-${name}-`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Nothing was begun where there is nothing.
    return [];
  }
}

/**
 * A file in the making. It gathers small writes, so that the disk sees few, and those few are
 * synchronous: for files of some kilobytes the trips through the thread pool cost more than the writing.
 */
export class PartialFile {
  readonly #path: string;
  readonly #descriptor: number;
  readonly #buffer = new Uint8Array(BUFFER_BYTES);
  #buffered = 0;
  #flushed = 0;
  #isOpen = true;

  constructor(path: string, mode: number | undefined) {
    this.#path = path;
    this.#descriptor = openSync(path, "wx");
    if (mode !== undefined) fchmodSync(this.#descriptor, mode);
  }

  get bytes(): number {
    return this.#flushed + this.#buffered;
  }

  write(bytes: Uint8Array): void {
    // The number of a closed file may be another's by now.
    if (!this.#isOpen) throw new Error("The file is closed.");
    if (this.#buffered + bytes.length > BUFFER_BYTES) this.#flush();
    if (bytes.length > BUFFER_BYTES) {
      this.#writeAll(bytes);
    } else {
      this.#buffer.set(bytes, this.#buffered);
      this.#buffered += bytes.length;
    }
  }

  close(): void {
    this.#flush();
    this.#isOpen = false;
    closeSync(this.#descriptor);
  }

  /** Never fails: what went wrong before is what counts. */
  abandon(): void {
    try {
      if (this.#isOpen) closeSync(this.#descriptor);
      this.#isOpen = false;
      rmSync(this.#path, { force: true });
    } catch {
      // A folder that lets nothing go.
    }
  }

  #flush(): void {
    this.#writeAll(this.#buffer.subarray(0, this.#buffered));
    this.#buffered = 0;
  }

  #writeAll(bytes: Uint8Array): void {
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#descriptor, bytes, written);
    this.#flushed += bytes.length;
  }
}
