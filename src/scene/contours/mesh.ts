import type { Field } from "./field.js";
import { bentPlaces, QUARTERS, splitTest, wholeCell } from "./mesh-bends.js";

/** Least size of a cell that is split. */
const FINE_PX = 0.4;
/** Most cells split at a time, as a share of the grid: splitting cannot help a function that bends everywhere. */
const MOST_SPLIT = 0.25;

/** Maps a value to the quantity interpolated linearly between places: the value itself, or its logarithm. */
export type Height = (value: number) => number;

/**
 * A field's grid, refined where contours need it. Coordinates count `fine` parts to a cell's side. A cell is split into
 * four if its middle is in the mesh; a side is split into two if its middle is.
 */
export interface Mesh {
  readonly columns: number;
  readonly rows: number;
  readonly fine: number;
  /** Values on the grid. The edge is −∞, so that contours are closed. */
  readonly values: Float64Array;
  /** 1 for cells with places of `finer` inside or on their sides, by the index of the upper left corner. */
  readonly isFiner: Uint8Array;
  /** Values between grid places, by `keyOf` their coordinates. */
  readonly finer: ReadonlyMap<number, number>;
  keyOf(x: number, y: number): number;
  /** The function at any place, in the mesh or not. */
  sample(x: number, y: number): number;
  /** The number of levels that a value reaches; 0 for NaN. */
  bandOf(value: number): number;
}

/** The mesh for contours of a field at ascending levels. */
export function meshOf(field: Field, levels: readonly number[], heightOf: Height | undefined): Mesh {
  const { columns, rows, values } = field;
  const cellPx = Math.max(field.x(1) - field.x(0), field.y(1) - field.y(0));
  const fine = 2 ** Math.max(0, Math.ceil(Math.log2(cellPx / FINE_PX)));
  const keyOf = (x: number, y: number): number => y * columns * fine + x;
  const sample = (x: number, y: number): number => field.valueAt(x / fine, y / fine);
  const bandOf = (value: number): number => {
    let band = 0;
    while (band < levels.length && value >= (levels[band] as number)) band++;
    return band;
  };
  const needsSplit = splitTest(bandOf);

  const finer = new Map<number, number>();
  const valueAt = (x: number, y: number): number => {
    if (x % fine === 0 && y % fine === 0) return values[(y / fine) * columns + x / fine] as number;
    const key = keyOf(x, y);
    const known = finer.get(key);
    if (known !== undefined) return known;
    const value = sample(x, y);
    finer.set(key, value);
    return value;
  };
  const most = MOST_SPLIT * values.length;
  const heights = heightOf ? values.map(heightOf) : values;
  const cells = roughCells(values, heights, columns, (i) => needsSplit(values, heights, i, wholeCell(columns), cellPx));
  const splitCells = cells.length > most ? [] : cells;

  /** Upper left corners of the cells to split: x₀ y₀ x₁ y₁ … */
  let corners = splitCells.flatMap((i) => [(i % columns) * fine, Math.floor(i / columns) * fine]);
  const v = new Float64Array(9);
  const h = heightOf ? new Float64Array(9) : v;
  for (let half = fine / 2; half >= 1 && corners.length / 2 <= most; half /= 2) {
    const next: number[] = [];
    for (let n = 0; n < corners.length; n += 2) {
      const x = corners[n] as number;
      const y = corners[n + 1] as number;
      for (let i = 0; i < 9; i++) {
        const value = valueAt(x + (i % 3) * half, y + Math.floor(i / 3) * half);
        v[i] = value;
        if (heightOf) h[i] = heightOf(value);
      }
      for (const quarter of QUARTERS) {
        if (!needsSplit(v, h, quarter.corner, quarter.cell, (half / fine) * cellPx)) continue;
        next.push(x + (quarter.corner % 3) * half, y + Math.floor(quarter.corner / 3) * half);
      }
    }
    corners = next;
  }
  const isFiner = new Uint8Array(values.length);
  for (const i of splitCells) for (const cell of [i, i - 1, i + 1, i - columns, i + columns]) isFiner[cell] = 1;
  return { columns, rows, fine, values: withEdgeBelowAll(values, columns), isFiner, finer, keyOf, sample, bandOf };
}

/** The cells of a grid to split, except those on its edge, by the index of their upper left corners. */
function roughCells(
  values: Float64Array,
  heights: Float64Array,
  columns: number,
  isRough: (cell: number) => boolean,
): number[] {
  const isSeen = new Uint8Array(values.length);
  const rough: number[] = [];
  for (const places of values === heights ? [values] : [values, heights]) {
    for (const place of bentPlaces(places, columns)) {
      for (const cell of [place - columns - 1, place - columns, place - 1, place]) {
        const column = cell % columns;
        const isInside = column > 0 && column < columns - 2 && cell > columns && cell < values.length - 2 * columns;
        if (isSeen[cell] === 1 || !isInside) continue;
        isSeen[cell] = 1;
        if (isRough(cell)) rough.push(cell);
      }
    }
  }
  return rough;
}

function withEdgeBelowAll(values: Float64Array, columns: number): Float64Array {
  const inner = values.slice();
  inner.fill(Number.NEGATIVE_INFINITY, 0, columns);
  inner.fill(Number.NEGATIVE_INFINITY, inner.length - columns);
  for (let i = columns; i < inner.length; i += columns) inner.fill(Number.NEGATIVE_INFINITY, i - 1, i + 1);
  return inner;
}
