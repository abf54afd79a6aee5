import { randomUUID } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { SystemError, UsageError } from "./errors.js";

const BUFFER_BYTES = 1 << 16;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOENT: "there can be no such folder",
  ENOTDIR: "a part of the path is a file, not a folder",
  EEXIST: "a part of the path is a file, not a folder",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "the symbolic link leads nowhere",
};

/** Where a file's bytes go. */
export interface ByteSink {
  /** Resolves when it may be given more; the bytes may be reused then. */
  write(bytes: Uint8Array): Promise<void>;
}

/** Where the files of a numbered sequence go, one after the other. */
export interface SequenceSink extends ByteSink {
  /** Ends the file that was written to and begins the next; to be called before each, the first included. */
  nextFile(): Promise<void>;
}

/**
 * Writes a file that appears whole or not at all: into a temporary file beside it, which takes the
 * name at the end and is removed on any failure. Missing folders are made, a symbolic link is
 * followed.
 *
 * @returns What `produce` gave, and the size of the file.
 * @throws {UsageError} if the path is a folder, a pipe or a device.
 * @throws {SystemError} if the file cannot be written, with the reason.
 */
export async function writeArtifact<Result>(
  path: string,
  produce: (sink: ByteSink) => Promise<Result>,
): Promise<{ result: Result; bytes: number }> {
  const { target, mode } = explained(path, () => targetOf(path));
  const partial = join(dirname(target), `.gradreel-${randomUUID()}.partial`);
  const file = explained(path, () => {
    mkdirSync(dirname(target), { recursive: true });
    return new PartialFile(partial, mode);
  });
  try {
    const result = await produce({ write: async (bytes) => explained(path, () => file.write(bytes)) });
    explained(path, () => {
      file.close();
      renameSync(partial, target);
    });
    return { result, bytes: file.bytes };
  } catch (error) {
    file.abandon();
    throw error;
  }
}

/**
 * A file in the making. It gathers small writes, so that the disk sees few, and those few are
 * synchronous: for files of some kilobytes the trips through the thread pool cost more than the writing.
 */
class PartialFile {
  bytes = 0;
  readonly #path: string;
  readonly #descriptor: number;
  readonly #buffer = new Uint8Array(BUFFER_BYTES);
  #buffered = 0;
  #isOpen = true;

  constructor(path: string, mode: number | undefined) {
    this.#path = path;
    this.#descriptor = openSync(path, "wx");
    if (mode !== undefined) fchmodSync(this.#descriptor, mode);
  }

  write(bytes: Uint8Array): void {
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

  abandon(): void {
    if (this.#isOpen) closeSync(this.#descriptor);
    rmSync(this.#path, { force: true });
  }

  #flush(): void {
    this.#writeAll(this.#buffer.subarray(0, this.#buffered));
    this.#buffered = 0;
  }

  #writeAll(bytes: Uint8Array): void {
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#descriptor, bytes, written);
    this.bytes += bytes.length;
  }
}

/** The file that a path means, symbolic links followed, and the permissions of the one that is there. */
function targetOf(path: string): { target: string; mode: number | undefined } {
  if (/[/\\]$/.test(path)) throw new UsageError(`Cannot write "${path}": it is a folder.`, "Name a file in it.");
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (!entry) return { target: resolve(path), mode: undefined };
  if (entry.isSymbolicLink()) return targetOf(followed(path));
  if (entry.isDirectory()) throw new UsageError(`Cannot write "${path}": it is a folder.`, "Name a file in it.");
  // A pipe or a device would be replaced by a file, not written to.
  if (!entry.isFile()) throw new UsageError(`Cannot write "${path}": it is no regular file.`, "Name another file.");
  accessSync(path, constants.W_OK);
  return { target: path, mode: entry.mode & 0o777 };
}

/** One link of a chain, or all of it when it leads to something; a chain without end is an error of the system's. */
function followed(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return resolve(dirname(path), readlinkSync(path));
  }
}

function explained<Result>(path: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code = "unknown", message } = error as NodeJS.ErrnoException;
    throw new SystemError(`Cannot write "${path}": ${REASONS[code] ?? message}.`, undefined, { cause: error });
  }
}
