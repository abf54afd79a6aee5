import { contour } from "./contour.js";
import { curve } from "./curve.js";
import { grid } from "./grid.js";
import type { Layout } from "./layout.js";
import { online } from "./online.js";
import { single } from "./single.js";

/** A layout's name, as in the setting `layout`. */
export type LayoutName = "curve" | "contour" | "online" | "grid";

/** Every layout. The first for a kind of objective is the usual one. */
export const layouts: readonly Layout<LayoutName>[] = [
  single(curve),
  single(contour),
  online,
  grid(curve),
  grid(contour),
];
