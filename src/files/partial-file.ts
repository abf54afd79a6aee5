import { randomUUID } from "node:crypto";
import { closeSync, fchmodSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";

const BUFFER_BYTES = 1 << 16;
const EXTENSION = ".partial";

/** The name of the process in its partial files; unique across machines. */
let owner: string = randomUUID();

/** Marks all partial files from now on with a name, so that another process can remove them. */
export function namePartials(name: string): void {
  owner = name;
}

/** The path of an unfinished file, in the folder of its target, so that the rename never crosses disks. */
export function partialBeside(target: string): string {
  return join(dirname(target), `${prefixOf(owner)}${randomUUID()}${EXTENSION}`);
}

/** Removes the partial files of a process that has died, from these folders. */
export function removePartialsOf(name: string, folders: readonly string[]): void {
  for (const folder of new Set(folders)) {
    for (const file of namesIn(folder)) {
      if (!file.startsWith(prefixOf(name)) || !file.endsWith(EXTENSION)) continue;
      rmSync(join(folder, file), { recursive: true, force: true });
    }
  }
}

function prefixOf(name: string): string {
  return `.gradreel-${name}-`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // The folder does not exist, so it has no partial files.
    return [];
  }
}

/**
 * An unfinished file. Small writes are buffered and written synchronously: for files of some kilobytes, trips
 * through the thread pool cost more than the writing.
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
    // The system may have given the closed descriptor to another file.
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

  /** Never throws: the error that led here matters more. */
  abandon(): void {
    try {
      if (this.#isOpen) closeSync(this.#descriptor);
      this.#isOpen = false;
      rmSync(this.#path, { force: true });
    } catch {
      // The file cannot be removed.
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
