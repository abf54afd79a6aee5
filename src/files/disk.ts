import { readFileSync, readlinkSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { SystemError, UsageError } from "../errors.js";

const MOST_BYTES = 2 ** 31 - 1;

/**
 * What is at a path, symbolic links followed; nothing where there is nothing, as below a file.
 *
 * @throws {SystemError} if the disk says no.
 */
export function entryAt(path: string): Stats | undefined {
  return reading(path, () => {
    try {
      return statSync(path, { throwIfNoEntry: false });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
      throw error;
    }
  });
}

/**
 * The bytes of a regular file. A pipe or a device is not read: it could keep whoever does waiting.
 *
 * @throws {UsageError} if there is no such file, or it is no regular one, or has 2 GiB or more.
 * @throws {SystemError} if the disk says no.
 */
export function fileBytes(path: string): Buffer {
  const entry = entryAt(path);
  if (!entry) throw new UsageError(`There is no file "${path}".`);
  if (!entry.isFile()) throw new UsageError(`"${path}" is no regular file.`);
  if (entry.size > MOST_BYTES)
    throw new UsageError(`"${path}" has ${entry.size} bytes: no file of gradreel's is so large.`);
  return reading(path, () => readFileSync(path));
}

/** The same, where it does not matter why a file cannot be read. */
export function fileBytesIfAny(path: string): Buffer | undefined {
  try {
    return fileBytes(path);
  } catch {
    return undefined;
  }
}

/** Looks at something on the disk. @throws {SystemError} with the reason, where the disk says no. */
export function reading<Found>(path: string, look: () => Found): Found {
  try {
    return look();
  } catch (cause) {
    throw new SystemError(`Cannot read "${path}": ${(cause as Error).message}.`, undefined, { cause });
  }
}

/** Where a path leads, symbolic links followed as far as there is something: two paths of one file lead to one place. */
export function realPlace(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync(whole);
  } catch {
    // A link may lead to what is not there yet; links that go on from there are not worth it.
    const target = leadsTo(whole);
    if (target !== undefined && leadsTo(target) === undefined) return realPlace(target);
    const parent = dirname(whole);
    return parent === whole ? whole : join(realPlace(parent), basename(whole));
  }
}

/** Where a symbolic link leads; nowhere, if the path is none. */
function leadsTo(path: string): string | undefined {
  try {
    return resolve(dirname(path), readlinkSync(path));
  } catch {
    return undefined;
  }
}
