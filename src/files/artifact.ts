import { accessSync, constants, lstatSync, mkdirSync, readlinkSync, realpathSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
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

/**
 * The files of a numbered sequence. They are written to a temporary folder beside their paths and moved together on
 * commit. Existing files with higher numbers stay.
 *
 * @param nameOf The path of each file by its number from 0; all paths are in one folder.
 * @throws Errors of `draftFile`, for each file when it begins.
 */
export function draftSequence(nameOf: (number: number) => string): Draft {
  const first = nameOf(0);
  const partial = partialBeside(first);
  const folder = dirname(partial);
  withWriteErrors(first, () => makeFolder(folder));
  const forgetFolders = () => unmakeFolder(folder);
  withWriteErrors(first, () => mkdirSync(partial), forgetFolders);
  const targets: string[] = [];
  let file: PartialFile | undefined;
  let finished = 0;

  const placeOf = (number: number) => join(partial, basename(nameOf(number)));
  function end(): void {
    if (!file) return;
    file.close();
    finished += file.bytes;
    file = undefined;
  }

  return {
    sink: {
      nextFile: async () => {
        const number = targets.length;
        const path = nameOf(number);
        withWriteErrors(path, () => {
          end();
          const { target, mode } = targetOf(path);
          targets.push(target);
          file = new PartialFile(placeOf(number), mode);
        });
      },
      write: async (bytes) => withWriteErrors(nameOf(targets.length - 1), () => file?.write(bytes)),
    },
    get bytes() {
      return finished + (file?.bytes ?? 0);
    },
    close: () => withWriteErrors(nameOf(targets.length - 1), end),
    async commit() {
      targets.forEach((target, number) => {
        withWriteErrors(nameOf(number), () => {
          mkdirSync(dirname(target), { recursive: true });
          renameSync(placeOf(number), target);
        });
      });
      rmSync(partial, { recursive: true, force: true });
      keepFolder(folder);
    },
    abandon() {
      file?.abandon();
      try {
        rmSync(partial, { recursive: true, force: true });
      } catch {
        // The folder cannot be removed; the error that led here matters more.
      }
      forgetFolders();
    },
  };
}

/** The file at a path after following symbolic links, and the permissions of an existing file. */
function targetOf(path: string): { target: string; mode: number | undefined } {
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
