import { basename, isAbsolute } from "node:path";
import { fileBytesIfAny } from "../files/disk.js";
import { cardOf } from "../formats/formats.js";
import type { Output } from "../reel/outputs.js";
import { reducedReel } from "../reel/reduced.js";
import { budgetOf, type Reel } from "../reel/reel.js";
import type { PartialReel } from "../reel/schema.js";
import { digest, ingredients } from "./ingredients.js";

const DIGITS = 32;

/**
 * A key over everything that decides what an artifact is: its format, what its reel says, the recorded runs that are
 * drawn, and the versions of gradreel, node-canvas and the fonts. Where it is written is no part of it.
 *
 * @param said What the reel says of the artifact, where that is known already.
 * @returns 32 hexadecimal digits.
 */
export function contentKey(reel: Reel, output: Output, said: PartialReel = artifactReel(reel, output)): string {
  const runs = reel.trajectory === undefined ? undefined : fileDigest(reel.trajectory);
  return digest(JSON.stringify([output.format, said, runs, ingredients()])).slice(0, DIGITS);
}

/** What a reel says of one artifact: besides what is usual, and without places on this machine. */
export function artifactReel(reel: Reel, output: Output): PartialReel {
  const { poster, sizeBudget: _budgets, trajectory, ...said } = reducedReel(reel);
  const sizeBudget = budgetOf(output, reel.sizeBudget);
  return {
    ...said,
    ...(poster !== undefined && cardOf(output.format).readsPoster ? { poster } : {}),
    ...(sizeBudget === undefined ? {} : { sizeBudget }),
    ...(trajectory === undefined ? {} : { trajectory: isAbsolute(trajectory) ? basename(trajectory) : trajectory }),
  };
}

/** Of a file that cannot be read there is none: whoever draws it says what is wrong. */
function fileDigest(path: string): string | undefined {
  const bytes = fileBytesIfAny(path);
  return bytes && digest(bytes);
}
