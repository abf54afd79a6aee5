import { accessSync, constants, lstatSync, readlinkSync, realpathSync, renameSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { SystemError, UsageError } from "../errors.js";
import { keepFolder, makeFolder, unmakeFolder } from "./made-folders.js";
import { PartialFile, partialBeside } from "./partial-file.js";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOENT: "there can be no such folder",
  ENOTDIR: "a part of the path is a file, not a folder",
  EEXIST: "a part of the path is a file, not a folder",
  EISDIR: "it is a folder",
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

/** A file in the making. After `close`, one of `commit` and `abandon` ends it; `abandon` may come at any time before. */
export interface Draft {
  readonly sink: SequenceSink;
  /** How many were written so far. */
  readonly bytes: number;
  /** Nothing is written from now on: what can go wrong with the disk has gone wrong then. */
  close(): void;
  /** Lets it appear under its name. */
  commit(): Promise<void>;
  /** Leaves no trace of it. */
  abandon(): void;
}

/**
 * Writes a file that appears whole or not at all.
 *
 * @throws What `produce` throws, and as `draftFile` does.
 */
export async function writeArtifact(path: string, produce: (sink: ByteSink) => Promise<void>): Promise<void> {
  const draft = draftFile(path);
  try {
    await produce(draft.sink);
    draft.close();
    await draft.commit();
  } catch (error) {
    draft.abandon();
    throw error;
  }
}

/** A file whose bytes are known already: nothing is left but that it takes its name. @throws As `draftFile` does. */
export async function draftOf(path: string, bytes: Uint8Array): Promise<Draft> {
  const draft = draftFile(path);
  try {
    await draft.sink.write(bytes);
    draft.close();
    return draft;
  } catch (error) {
    draft.abandon();
    throw error;
  }
}

/**
 * A temporary file beside the one that it is to be, whose name it takes at the end. Missing folders are made, a
 * symbolic link is followed.
 *
 * @throws {UsageError} if the path is a folder, a pipe or a device.
 * @throws {SystemError} if the file cannot be written, with the reason.
 */
export function draftFile(path: string): Draft {
  const { target, mode } = explained(path, () => targetOf(path));
  const partial = partialBeside(target);
  const folder = dirname(target);
  explained(path, () => makeFolder(folder));
  const forgetFolders = () => unmakeFolder(folder);
  const file = explained(path, () => new PartialFile(partial, mode), forgetFolders);
  return {
    sink: {
      write: async (bytes) => explained(path, () => file.write(bytes)),
      nextFile: async () => {},
    },
    get bytes() {
      return file.bytes;
    },
    close: () => explained(path, () => file.close()),
    async commit() {
      explained(path, () => renameSync(partial, target));
      keepFolder(folder);
    },
    abandon() {
      file.abandon();
      forgetFolders();
    },
  };
}

/** The file that a path means, symbolic links followed, and the permissions of the one that is there. */
export function targetOf(path: string): { target: string; mode: number | undefined } {
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

/** Does something with a file, and says of an error of the system's what it means. */
export function explained<Result>(path: string, action: () => Result, onFailure?: () => void): Result {
  try {
    return action();
  } catch (error) {
    onFailure?.();
    if (error instanceof UsageError) throw error;
    const { code = "unknown", message } = error as NodeJS.ErrnoException;
    throw new SystemError(`Cannot write "${path}": ${REASONS[code] ?? message}.`, undefined, { cause: error });
  }
}
