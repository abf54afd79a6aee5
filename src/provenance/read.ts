import { readFileSync, statSync } from "node:fs";
import { SystemError, UsageError } from "../errors.js";
import { type Provenance, provenanceOf } from "./provenance.js";

const MOST_BYTES = 2 ** 31 - 1;

/**
 * What a file says of itself.
 *
 * @throws {UsageError} if there is no such file, or it says nothing.
 * @throws {SystemError} if it cannot be read.
 */
export function readProvenance(path: string): Provenance {
  const provenance = provenanceOf(bytesOf(path));
  if (provenance) return provenance;
  throw new UsageError(
    `"${path}" does not say how it was made.`,
    "gradreel writes that into every file; another program may have taken it out.",
  );
}

function bytesOf(path: string): Buffer {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry) throw new UsageError(`There is no file "${path}".`);
  if (!entry.isFile()) throw new UsageError(`"${path}" is no regular file.`, "Name one that gradreel has made.");
  if (entry.size > MOST_BYTES)
    throw new UsageError(`"${path}" has ${entry.size} bytes: no file of gradreel's is so large.`);
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new SystemError(`Cannot read "${path}": ${(cause as Error).message}.`, undefined, { cause });
  }
}
