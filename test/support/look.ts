import { dejaVuSans } from "../../src/raster/fonts/dejavu-sans.js";
import type { Look } from "../../src/scene/look.js";
import { type Theme, themes } from "../../src/scene/theme.js";

/** How text and lines look at so many pixels per inch; as in the post when nothing is said. */
export function lookOf({
  dpi = 100,
  fontSize = 22,
  theme = themes.matplotlib,
}: {
  readonly dpi?: number;
  readonly fontSize?: number;
  readonly theme?: Theme;
} = {}): Look {
  const pt = dpi / 72;
  return { theme, typeface: dejaVuSans(), pt, fontPx: fontSize * pt };
}
