import type { Footage } from "./footage.js";

/** A decoder of compressed pictures, which not every machine has. */
export interface PlaneSource {
  open(footage: Footage): Promise<Planes | Missing>;
}

/** The pictures as I420, in the order in which they are shown; one is written over the one before. */
export type Planes = () => AsyncGenerator<Uint8Array>;

/** Why there is no such decoder here, as a part of a sentence. */
export interface Missing {
  readonly missing: string;
}
