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
  ENOENT: "its folder cannot be created",
  ENOTDIR: "a part of the path is a file, not a folder",
  EEXIST: "a part of the path is a file, not a folder",
  EISDIR: "it is a folder",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "the symbolic link leads nowhere",
};

/** The destination of a file's bytes. */
export interface ByteSink {
  /** Resolves when the next write may start; the caller may then reuse the bytes. */
  write(bytes: Uint8Array): Promise<void>;
}

/** The destination of a numbered sequence of files, one after the other. */
export interface SequenceSink extends ByteSink {
  /** Closes the current file and begins the next. Call it before each file, including the first. */
  nextFile(): Promise<void>;
}

/** An unfinished file. After `close`, call `commit` or `abandon`; `abandon` is allowed until `commit` succeeds. */
export interface Draft {
  readonly sink: SequenceSink;
  /** Bytes written so far. */
  readonly bytes: number;
  /** Writes buffered bytes and closes the file; every error that writing can cause is thrown by now. */
  close(): void;
  /** Moves the file to its final path. */
  commit(): Promise<void>;
  /** Removes the file and the folders created for it. */
  abandon(): void;
}

/**
 * Writes a file that appears whole or not at all.
 *
 * @throws Errors of `produce` and `draftFile`.
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

/** A closed draft with these bytes, ready to commit. @throws Errors of `draftFile`. */
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
 * A temporary file beside `path`, renamed to it on commit. Missing folders are created; a symbolic link is followed
 * to the file it points to.
 *
 * @throws {UsageError} if the path is a folder, a pipe or a device.
 * @throws {SystemError} if the file cannot be written; the message has the reason.
 */
export function draftFile(path: string): Draft {
  const { target, mode } = withWriteErrors(path, () => targetOf(path));
  const partial = partialBeside(target);
  const folder = dirname(target);
  withWriteErrors(path, () => makeFolder(folder));
  const forgetFolders = () => unmakeFolder(folder);
  const file = withWriteErrors(path, () => new PartialFile(partial, mode), forgetFolders);
  return {
    sink: {
      write: async (bytes) => withWriteErrors(path, () => file.write(bytes)),
      nextFile: async () => {},
    },
    get bytes() {
      return file.bytes;
    },
    close: () => withWriteErrors(path, () => file.close()),
    async commit() {
      withWriteErrors(path, () => renameSync(partial, target));
      keepFolder(folder);
    },
    abandon() {
      file.abandon();
      forgetFolders();
    },
  };
}

/** The file at a path after following symbolic links, and the permissions of an existing file. */
export function targetOf(path: string): { target: string; mode: number | undefined } {
  if (/[/\\]$/.test(path)) throw new UsageError(`Cannot write "${path}": it is a folder.`, "Name a file in it.");
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (!entry) return { target: resolve(path), mode: undefined };
  if (entry.isSymbolicLink()) return targetOf(finalTarget(path));
  if (entry.isDirectory()) throw new UsageError(`Cannot write "${path}": it is a folder.`, "Name a file in it.");
  // A pipe or a device would be replaced by a file, not written to.
  if (!entry.isFile()) throw new UsageError(`Cannot write "${path}": it is not a regular file.`, "Name another file.");
  accessSync(path, constants.W_OK);
  return { target: path, mode: entry.mode & 0o777 };
}

/** The target of a symbolic link: the end of its chain if that exists, else of one link. @throws ELOOP on a cycle. */
function finalTarget(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return resolve(dirname(path), readlinkSync(path));
  }
}

/** Runs an action on a file; a system error is rethrown as a `SystemError` with a readable reason. */
export function withWriteErrors<Result>(path: string, action: () => Result, onFailure?: () => void): Result {
  try {
    return action();
  } catch (error) {
    onFailure?.();
    if (error instanceof UsageError) throw error;
    const { code = "unknown", message } = error as NodeJS.ErrnoException;
    throw new SystemError(`Cannot write "${path}": ${REASONS[code] ?? message}.`, undefined, { cause: error });
  }
}
