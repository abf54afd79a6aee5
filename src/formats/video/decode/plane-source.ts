import type { Footage } from "./footage.js";

/** A decoder of compressed pictures that some machines lack. */
export interface PlaneSource {
  open(footage: Footage): Promise<Planes | Missing>;
}

/** The pictures as I420 in display order; each overwrites the one before. */
export type Planes = () => AsyncGenerator<Uint8Array>;

/** The reason why this machine has no such decoder, as part of a sentence. */
export interface Missing {
  readonly missing: string;
}
