import { basename, isAbsolute } from "node:path";
import { fileBytesIfAny } from "../files/disk.js";
import { cardOf } from "../formats/formats.js";
import type { Plan, PlannedOutput } from "../plan/plan.js";
import type { PartialReel } from "../reel/reel.js";
import { digest, ingredients } from "./ingredients.js";

const DIGITS = 32;

/**
 * A digest of everything that decides a file's content: its format, its reel, the recorded runs, and the versions of
 * gradreel, node-canvas and the fonts. The file's path does not count, nor does a file of runs that cannot be read.
 *
 * @returns 32 hexadecimal digits.
 */
export function contentKey(plan: Plan, output: PlannedOutput): string {
  const { trajectory } = plan.reel;
  const bytes = typeof trajectory === "string" ? fileBytesIfAny(trajectory) : undefined;
  const parts = [output.format, artifactReel(plan, output), bytes && digest(bytes), ingredients()];
  return digest(JSON.stringify(parts)).slice(0, DIGITS);
}

/** The reel embedded in a file: the settings that differ from their defaults, without paths of this machine. */
export function artifactReel({ difference }: Plan, { budget: sizeBudget, format }: PlannedOutput): PartialReel {
  const { poster, sizeBudget: _budgets, ...others } = difference;
  const { trajectory } = others;
  return {
    ...others,
    ...(poster !== undefined && cardOf(format).readsPoster ? { poster } : {}),
    ...(sizeBudget === undefined ? {} : { sizeBudget }),
    ...(typeof trajectory === "string" && isAbsolute(trajectory) ? { trajectory: basename(trajectory) } : {}),
  };
}
