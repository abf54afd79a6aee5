import { readFileSync, readlinkSync, realpathSync, type Stats, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { SystemError, UsageError } from "../errors.js";

const MOST_BYTES = 2 ** 31 - 1;

/**
 * The entry at a path after following symbolic links; undefined if there is none, or if a parent is a file.
 *
 * @throws {SystemError} if the path cannot be read.
 */
export function entryAt(path: string): Stats | undefined {
  return withReadErrors(path, () => {
    try {
      return statSync(path, { throwIfNoEntry: false });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
      throw error;
    }
  });
}

/**
 * The bytes of a regular file. Pipes and devices are refused, because reading them may block.
 *
 * @throws {UsageError} if the file does not exist, is not a regular file, or has 2 GiB or more.
 * @throws {SystemError} if the file cannot be read.
 */
export function fileBytes(path: string): Buffer {
  const entry = entryAt(path);
  if (!entry) throw new UsageError(`There is no file "${path}".`);
  if (!entry.isFile()) throw new UsageError(`"${path}" is not a regular file.`);
  if (entry.size > MOST_BYTES) throw new UsageError(`"${path}" has ${entry.size} bytes; the limit is 2 GiB.`);
  return withReadErrors(path, () => readFileSync(path));
}

/** The bytes of a regular file; undefined if it cannot be read, whatever the reason. */
export function fileBytesIfAny(path: string): Buffer | undefined {
  try {
    return fileBytes(path);
  } catch {
    return undefined;
  }
}

/** Runs `look`; a system error is rethrown as a `SystemError` with its reason. */
export function withReadErrors<Found>(path: string, look: () => Found): Found {
  try {
    return look();
  } catch (cause) {
    throw new SystemError(`Cannot read "${path}": ${(cause as Error).message}.`, undefined, { cause });
  }
}

/** The canonical path: symbolic links are followed as far as entries exist, so all paths of a file give the same. */
export function realPath(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync(whole);
  } catch {
    // A link may point to a file that does not exist yet. Chains of such links are not followed.
    const target = linkTarget(whole);
    if (target !== undefined && linkTarget(target) === undefined) return realPath(target);
    const parent = dirname(whole);
    return parent === whole ? whole : join(realPath(parent), basename(whole));
  }
}

/** The target of a symbolic link; undefined if the path is not a link. */
function linkTarget(path: string): string | undefined {
  try {
    return resolve(dirname(path), readlinkSync(path));
  } catch {
    return undefined;
  }
}

/**
 * The path of a file that the build puts into dist/. The package is found by its name, because the bundled code is not
 * where its source is.
 */
export function builtFile(name: string): string {
  return join(dirname(createRequire(import.meta.url).resolve("gradreel/package.json")), "dist", name);
}
