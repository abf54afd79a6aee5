import { UsageError } from "../errors.js";
import { fileBytes } from "../files/disk.js";
import { isReelFile } from "../reel-files/paths.js";
import { type Provenance, provenanceOf } from "./provenance.js";

/**
 * The provenance of a file.
 *
 * @throws {UsageError} if there is no such file, or it has no provenance.
 * @throws {SystemError} if it cannot be read.
 */
export function readProvenance(path: string): Provenance {
  const provenance = provenanceOf(fileBytes(path));
  if (provenance) return provenance;
  if (isReelFile(path)) {
    throw new UsageError(
      `"${path}" is a reel file, not something made from one.`,
      `Render it first: gradreel render ${path}`,
    );
  }
  throw new UsageError(
    `"${path}" has no embedded facts from gradreel.`,
    "Another program may have removed them, or a newer gradreel wrote the file.",
  );
}
