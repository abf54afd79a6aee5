import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { basename, isAbsolute } from "node:path";
import { fileBytesIfAny } from "../files/disk.js";
import { cardOf } from "../formats/formats.js";
import type { Plan, PlannedOutput } from "../plan/plan.js";
import { dejaVuSansBytes } from "../raster/fonts/dejavu-sans.js";
import type { PartialReel } from "../reel/reel.js";
import { version, versionIn } from "../version.js";

const KEY_DIGITS = 32;
const FONTS_DIGITS = 16;

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
  return digest(JSON.stringify(parts)).slice(0, KEY_DIGITS);
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

/** Versions that a picture depends on besides its reel. */
export interface Ingredients {
  /** gradreel's version. */
  readonly version: string;
  /** node-canvas's version. */
  readonly canvas: string;
  /** The beginning of a SHA-256 of the font's bytes, in hexadecimal digits. */
  readonly fonts: string;
}

let known: Ingredients | undefined;

/** The versions on this machine. Does not load node-canvas. */
export function ingredients(): Ingredients {
  known ??= {
    version: version(),
    canvas: versionIn(createRequire(import.meta.url).resolve("canvas/package.json")),
    fonts: digest(dejaVuSansBytes()).slice(0, FONTS_DIGITS),
  };
  return known;
}

/** A SHA-256, in hexadecimal digits. */
function digest(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
