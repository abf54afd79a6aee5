import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Typeface } from "../../scene/typeface.js";
import { trueTypeFace } from "./truetype.js";

let loaded: Typeface | undefined;

/** DejaVu Sans, matplotlib's font, from the npm package that carries it. */
export function dejaVuSans(): Typeface {
  const path = createRequire(import.meta.url).resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf");
  loaded ??= trueTypeFace(readFileSync(path));
  return loaded;
}
