import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Font, type Typeface, typefaceOf } from "../../scene/lettering/typeface.js";
import { trueTypeFont } from "./truetype.js";

let read: Buffer | undefined;
let loaded: Font | undefined;

/** DejaVu Sans, matplotlib's font, read from its npm package. */
export function dejaVuSansFont(): Font {
  loaded ??= trueTypeFont(dejaVuSansBytes());
  return loaded;
}

/** The bytes of the font's file. */
export function dejaVuSansBytes(): Buffer {
  read ??= readFileSync(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"));
  return read;
}

/** DejaVu Sans as a typeface. */
export function dejaVuSans(): Typeface {
  return typefaceOf(dejaVuSansFont());
}
