import type { DecodedFilm } from "../../src/formats/decoding/decoded-film.js";
import { cardOf, type FormatName } from "../../src/formats/formats.js";
import type { Decoded } from "./judges/judge.js";
import { withoutAlpha } from "./judges/omggif.js";

/** A file, opened by its format's decoder. */
export async function decodeFilm(file: Uint8Array, format: FormatName): Promise<DecodedFilm> {
  const { decode } = cardOf(format);
  if (!decode) throw new Error(`Nothing decodes ${format} files.`);
  return decode(file);
}

/** A film that gradreel decoded, as judges give theirs. */
export async function readBack({ size, images }: DecodedFilm): Promise<Decoded> {
  const all: Decoded["images"][number][] = [];
  for await (const { rgba, startMs, endMs } of images()) {
    all.push({ rgb: withoutAlpha(rgba), durationMs: endMs - startMs });
  }
  return { ...size, images: all };
}
