import type { Box, Interval } from "../../math/geometry.js";
import type { Objective } from "../../objectives/objective.js";
import { linearScale } from "../axes/scale.js";

/** Contours are straight across a cell; cells are too small to show it. Small boxes have smaller cells. */
const CELL_PX = 5.5;
const FEWEST_CELLS = 200;
const SMALLEST_CELL_PX = 2;
/** Cells outside each edge, where contours are closed out of sight. */
const BEYOND = 3;

/** A function of two variables, sampled on a grid over a box. */
export interface Field {
  readonly columns: number;
  readonly rows: number;
  /** Row by row from the top; NaN where the function is not a number. */
  readonly values: Float64Array;
  /** Pixel coordinates of a column and a row, which may be fractions. */
  x(column: number): number;
  y(row: number): number;
  /** The function at a column and row, which may be fractions. */
  valueAt(column: number, row: number): number;
}

export function fieldOf({ value }: Objective, box: Box, xlim: Interval, ylim: Interval): Field {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const cellPx = Math.max(SMALLEST_CELL_PX, Math.min(CELL_PX, Math.max(width, height) / FEWEST_CELLS));
  const [across, down] = [Math.ceil(width / cellPx), Math.ceil(height / cellPx)];
  const [columns, rows] = [across + 2 * BEYOND + 1, down + 2 * BEYOND + 1];
  const x = (column: number): number => box.left + ((column - BEYOND) * width) / across;
  const y = (row: number): number => box.top + ((row - BEYOND) * height) / down;
  const toX = linearScale([box.left, box.right], xlim);
  const toY = linearScale([box.bottom, box.top], ylim);
  const values = new Float64Array(columns * rows);
  for (let row = 0, i = 0; row < rows; row++) {
    const at = toY(y(row));
    for (let column = 0; column < columns; column++) values[i++] = value([toX(x(column)), at]);
  }
  const valueAt = (column: number, row: number): number => value([toX(x(column)), toY(y(row))]);
  return { columns, rows, values, x, y, valueAt };
}
