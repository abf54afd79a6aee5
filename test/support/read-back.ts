import type { DecodedFilm } from "../../src/formats/decoding/decoded-film.js";
import type { Decoded } from "./judges/judge.js";
import { withoutAlpha } from "./judges/omggif.js";

/** A film that gradreel decoded, as judges give theirs. */
export async function readBack({ size, images }: DecodedFilm): Promise<Decoded> {
  const all: Decoded["images"][number][] = [];
  for await (const { rgba, startMs, endMs } of images()) {
    all.push({ rgb: withoutAlpha(rgba), durationMs: endMs - startMs });
  }
  return { ...size, images: all };
}
