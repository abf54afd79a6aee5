import { fileBytesIfAny } from "../files/disk.js";
import { missingFolders, removeIfEmpty } from "../files/made-folders.js";
import { cardOf } from "../formats/formats.js";
import type { Plan } from "../plan/plan.js";
import { contentKey } from "../provenance/key.js";
import { leftoversOf, type Provenance, provenanceOf } from "../provenance/provenance.js";
import { filesOf, type Output } from "../reel/outputs.js";
import type { FiledReel } from "../reel-files/load.js";
import { inOrder, workersFor } from "./pool.js";
import { type Checked, outFolders, type Result } from "./work.js";

interface BatchOptions {
  /** The number of reels to work on in parallel. */
  readonly jobs: number;
  readonly signal: AbortSignal;
}

/** An artifact whose embedded key matches its reel. */
export interface Current {
  readonly output: Output;
  readonly provenance: Provenance;
  readonly bytes: number;
}

/** The result of rendering a reel of a file. */
export type Built = { readonly filed: FiledReel } & (
  | Result
  | { readonly state: "up to date"; readonly artifacts: readonly Current[] }
);

/**
 * Renders reels and yields results in their order. It goes on after one that fails.
 *
 * @param options.isForced True to render reels that are up to date, too.
 */
export async function* build(
  reels: readonly FiledReel[],
  { isForced, jobs, signal }: BatchOptions & { readonly isForced: boolean },
): AsyncGenerator<Built> {
  const current = reels.map(({ plan }) => (isForced ? undefined : currentArtifacts(plan)));
  const orders = reels.filter((_, i) => !current[i]).map(({ reel, plan }) => ({ kind: "make" as const, reel, plan }));
  const missing = [...new Set(orders.flatMap(({ reel }) => outFolders(reel)).flatMap(missingFolders))];
  const answers = inOrder(orders, workersFor(orders.length, jobs, signal), signal);
  try {
    for (const [i, filed] of reels.entries()) {
      const artifacts = current[i];
      if (artifacts) yield { filed, state: "up to date", artifacts };
      else yield { filed, ...((await answers.next()).value as Result) };
    }
  } finally {
    await answers.return(undefined);
    // Not before: several processes may use one folder. The inmost first, so that it can leave its parent empty.
    for (const folder of missing.sort((a, b) => b.length - a.length)) removeIfEmpty(folder);
  }
}

/**
 * Checks the artifacts of reels and yields results in the reels' order.
 *
 * @param options.reportFolder A folder for pictures of the differences.
 */
export async function* check(
  reels: readonly FiledReel[],
  { reportFolder, jobs, signal }: BatchOptions & { readonly reportFolder: string | undefined },
): AsyncGenerator<{ readonly filed: FiledReel; readonly checked: Checked }> {
  const orders = reels.map(({ reel, plan }) => ({ kind: "check" as const, reel, plan, reportFolder }));
  let i = 0;
  for await (const checked of inOrder(orders, workersFor(orders.length, jobs, signal), signal))
    yield { filed: reels[i++] as FiledReel, checked: checked as Checked };
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
