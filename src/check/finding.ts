import type { FormatName } from "../formats/formats.js";

/**
 * The state of an artifact: byte for byte what its reel gives (fresh), the same pictures written otherwise (equivalent),
 * other pictures (stale), rendered from what no reel file can say (unverifiable), absent (missing), not checked (failed).
 */
export type State = "fresh" | "equivalent" | "stale" | "unverifiable" | "missing" | "failed";

/** Names of pictures in a report's folder. Of what is missing there is one: what should be there. */
export interface FindingPictures {
  readonly expected: string;
  readonly actual?: string;
  readonly difference?: string;
}

/** How one frame differs. */
export interface FrameFinding {
  readonly frame: number;
  readonly pixels: number;
  readonly largest: number;
  readonly pictures?: FindingPictures;
}

/** What a check has found of one artifact: plain data. */
export interface Finding {
  readonly path: string;
  readonly format: FormatName;
  readonly state: State;
  /** Sentences that say how it differs, and why, where it does. */
  readonly cause?: string;
  /** Of the artifact. */
  readonly bytes?: number;
  /** The first frame that differs, how many of its pixels do, and by how much at most, of 255. */
  readonly frame?: number;
  readonly pixels?: number;
  readonly largest?: number;
  readonly pictures?: FindingPictures;
  /** The frame of which the most pixels differ, where that is another. */
  readonly worst?: FrameFinding;
}
