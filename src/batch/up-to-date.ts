import { fileBytesIfAny } from "../files/disk.js";
import { cardOf } from "../formats/formats.js";
import type { Plan } from "../plan/plan.js";
import { contentKey } from "../provenance/key.js";
import { leftoversOf } from "../provenance/leftovers.js";
import { type Provenance, provenanceOf } from "../provenance/provenance.js";
import { filesOf, type Output } from "../reel/outputs.js";

/** An artifact whose embedded key matches its reel. */
export interface Current {
  readonly output: Output;
  readonly provenance: Provenance;
  readonly bytes: number;
}

/**
 * The artifacts of a reel if all of them exist, are complete, carry the key that they would get, and no files of a longer
 * sequence follow them; undefined otherwise. A check finds changed files that kept their key.
 */
export function currentArtifacts(plan: Plan): Current[] | undefined {
  const found: Current[] = [];
  for (const output of plan.outputs) {
    const key = contentKey(plan, output);
    const [path] = filesOf(output, 1) as [string];
    const first = current(path, output, key);
    if (!first) return undefined;
    const { provenance } = first;
    const others = filesOf(output, provenance.frames).slice(1);
    const files = [first, ...others.map((other) => current(other, output, key))];
    const bytes = files.reduce((sum, file) => sum + (file?.bytes ?? Number.NaN), 0);
    if (Number.isNaN(bytes) || leftoversOf(output, provenance.frames).length > 0) return undefined;
    found.push({ output, provenance, bytes });
  }
  return found;
}

/** A file that cannot be read counts as out of date; writing it reports why. */
function current(path: string, { format }: Output, key: string): Omit<Current, "output"> | undefined {
  const file = fileBytesIfAny(path);
  const provenance = file && provenanceOf(file);
  if (!file || provenance?.key !== key || !cardOf(format).isWhole(file)) return undefined;
  return { provenance, bytes: file.length };
}
