import { readFileSync, statSync } from "node:fs";
import { contentKey } from "../provenance/key.js";
import { type Provenance, provenanceOf } from "../provenance/provenance.js";
import { isWhole } from "../provenance/whole.js";
import { completeReel } from "../reel/complete.js";
import { filesOf, type Output, outputsOf } from "../reel/outputs.js";
import type { PartialReel } from "../reel/schema.js";

/** An artifact that is what its reel would give, by the key that it carries. */
export interface Current {
  readonly output: Output;
  readonly provenance: Provenance;
  readonly bytes: number;
}

/**
 * The artifacts of a reel, if all of them are there, are not cut off, and carry the key that they would get; nothing
 * otherwise. That one was changed and kept its key is for a check to find.
 */
export function currentArtifacts(reel: PartialReel): Current[] | undefined {
  const complete = completeReel(reel);
  const found: Current[] = [];
  for (const output of outputsOf(complete)) {
    const [first] = filesOf(output, 1) as [string];
    const file = readable(first);
    const provenance = file && provenanceOf(file);
    if (provenance?.key !== contentKey(complete, output) || !isWhole(file as Buffer, output.format)) return undefined;
    const files = filesOf(output, provenance.frames);
    if (!files.every((path) => statSync(path, { throwIfNoEntry: false })?.isFile())) return undefined;
    found.push({ output, provenance, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0) });
  }
  return found;
}

/** What cannot be read is not up to date; why, is found out when it is to be written. */
function readable(path: string): Buffer | undefined {
  try {
    // A pipe would keep whoever reads it waiting.
    return statSync(path).isFile() ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}
