import type { Chart } from "../chart.js";
import { contour } from "./contour.js";
import { curve } from "./curve.js";
import { grid } from "./grid.js";
import type { Layout } from "./layout.js";
import { kindOf } from "./objective-kind.js";
import { online } from "./online.js";
import { single } from "./single.js";

/** Every layout. The first for a kind of objective is the usual one. */
export const layouts = [single(curve), single(contour), online, grid(curve), grid(contour)] as const;

export type LayoutName = (typeof layouts)[number]["name"];

/** Their names, each once. */
export const layoutNames: readonly LayoutName[] = [...new Set(layouts.map(({ name }) => name))];

/** The layout of a chart's picture. */
export function layoutOf({ picture, objective }: Pick<Chart, "picture" | "objective">): Layout {
  const kind = kindOf(objective);
  const layout: Layout | undefined = layouts.find((one) => one.kind === kind && one.name === picture.layout);
  if (layout) return layout;
  throw new Error(`There is no layout ${picture.layout} for ${kind}.`);
}
