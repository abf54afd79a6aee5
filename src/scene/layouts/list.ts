import { contour } from "./contour.js";
import { curve } from "./curve.js";
import { grid } from "./grid.js";
import { online } from "./online.js";
import { single } from "./single.js";

/** Every layout. The first for a kind of objective is the usual one. */
export const layouts = [single(curve), single(contour), online, grid(curve), grid(contour)] as const;

export type LayoutName = (typeof layouts)[number]["name"];
