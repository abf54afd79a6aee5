import type { FormatName } from "../formats/formats.js";

/**
 * The state of an artifact: identical to a fresh render (fresh), the same pictures with other bytes (equivalent), other
 * pictures (stale), rendered with parts that a reel file cannot hold (unverifiable), absent (missing), not checked
 * (failed).
 */
export type State = "fresh" | "equivalent" | "stale" | "unverifiable" | "missing" | "failed";

/** States that need attention, the most urgent first. */
export const WRONG: readonly State[] = ["stale", "missing", "failed"];

/** Names of pictures in a report's folder. A missing artifact has only `expected`. */
export interface FindingPictures {
  readonly expected: string;
  readonly actual?: string;
  readonly difference?: string;
}

/** A frame that differs. */
export interface FrameFinding {
  readonly frame: number;
  /** The number of its pixels that differ, and the largest difference, of 255. */
  readonly pixels: number;
  readonly largest: number;
  readonly pictures?: FindingPictures;
}

/** The result of checking one artifact, as plain data, with the first frame that differs. */
export interface Finding extends Partial<FrameFinding> {
  readonly path: string;
  readonly format: FormatName;
  readonly state: State;
  /** Sentences about how it differs, and why. */
  readonly cause?: string;
  readonly bytes?: number;
  /** The frame in which the most pixels differ, if that is another. */
  readonly worst?: FrameFinding;
}
