import { basename, isAbsolute } from "node:path";
import { fileBytesIfAny } from "../files/disk.js";
import { cardOf } from "../formats/formats.js";
import type { Plan, PlannedOutput } from "../plan/plan.js";
import type { PartialReel } from "../reel/reel.js";
import { digest, ingredients } from "./ingredients.js";

const DIGITS = 32;

/**
 * A key over everything that decides what an artifact is: its format, what its reel says, the recorded runs that are
 * drawn, and the versions of gradreel, node-canvas and the fonts. Where it is written is no part of it.
 *
 * @param said What the reel says of the artifact, where that is known already.
 * @returns 32 hexadecimal digits.
 */
export function contentKey(plan: Plan, output: PlannedOutput, said: PartialReel = artifactReel(plan, output)): string {
  const { trajectory } = plan.reel;
  const runs = typeof trajectory === "string" ? fileDigest(trajectory) : undefined;
  return digest(JSON.stringify([output.format, said, runs, ingredients()])).slice(0, DIGITS);
}

/** What a reel says of one artifact: besides what is usual, and without places on this machine. */
export function artifactReel({ difference }: Plan, { budget: sizeBudget, format }: PlannedOutput): PartialReel {
  const { poster, sizeBudget: _budgets, ...said } = difference;
  return {
    ...said,
    ...(poster !== undefined && cardOf(format).readsPoster ? { poster } : {}),
    ...(sizeBudget === undefined ? {} : { sizeBudget }),
    ...(typeof said.trajectory === "string" && isAbsolute(said.trajectory)
      ? { trajectory: basename(said.trajectory) }
      : {}),
  };
}

/** Of a file that cannot be read there is none: whoever draws it says what is wrong. */
function fileDigest(path: string): string | undefined {
  const bytes = fileBytesIfAny(path);
  return bytes && digest(bytes);
}
