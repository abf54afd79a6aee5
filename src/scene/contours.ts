import { contours } from "d3-contour";
import type { Field } from "./field.js";
import type { Levels } from "./levels.js";
import type { Polyline } from "./marks/polyline.js";

/** What encloses the places where a field is at a level or above, as rings in pixels, closed beyond the box. */
export interface Contour {
  readonly level: number;
  readonly rings: readonly Polyline[];
}

/** Near the base logarithms fall without end: they are cut off at this share of the lowest level. */
const FLOOR = 0.25;

/** Marching squares; between two places of the grid values change evenly, or their logarithms do. */
export function contoursOf({ columns, rows, values, x, y }: Field, { values: levels, base }: Levels): Contour[] {
  const heightOf = base === undefined ? (value: number) => value : logarithm(base, FLOOR * ((levels[0] ?? 1) - base));
  // Where there is no number, it is below everything.
  const heights = values.map((value) => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : heightOf(value)));
  const trace = contours().size([columns, rows]);
  // Values stand in the middle of d3's cells.
  const placed = (ring: readonly (readonly number[])[]): Polyline => {
    const line: number[] = [];
    for (const [column = 0, row = 0] of ring) line.push(x(column - 0.5), y(row - 0.5));
    return line;
  };
  return levels.map((level) => {
    // A typed array is all that is asked for, though not by its type.
    const { coordinates } = trace.contour(heights as unknown as number[], heightOf(level));
    return { level, rings: coordinates.flatMap((polygon) => polygon.map(placed)) };
  });
}

function logarithm(base: number, least: number): (value: number) => number {
  return (value) => Math.log(Math.max(value - base, least));
}
