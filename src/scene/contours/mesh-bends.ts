/** How far a contour may be off before a cell is split, in pixels. */
const MOST_OFF_PX = 0.35;
/** A parabola that is lowest in a cell, whatever its direction, bends by half of what the corners are apart, or more. */
const TURNING = 0.5;

/** A side of a cell in a grid, as steps from the cell's upper left corner. */
interface Side {
  readonly start: number;
  readonly step: number;
  /** From here to the upper left corner, middles of three places in line with the side and as far apart. */
  readonly middles: readonly number[];
}

/** The sides of a cell in a grid, whose neighbors are in it. */
export function wholeCell(columns: number): readonly Side[] {
  return [
    { start: 0, step: 1, middles: [0, 1] },
    { start: columns, step: 1, middles: [columns, columns + 1] },
    { start: 0, step: columns, middles: [0, columns] },
    { start: 1, step: columns, middles: [1, columns + 1] },
  ];
}

/** The quarters of a cell that is split, in its 3×3 places: only those in the middle have two neighbors in line. */
export const QUARTERS: readonly { readonly corner: number; readonly cell: readonly Side[] }[] = [0, 1, 3, 4].map(
  (corner) => {
    const column = corner % 3;
    const row = corner - column;
    const across = [0, 3].map((start): Side => ({ start, step: 1, middles: [row + start + 1 - corner] }));
    const down = [0, 1].map((start): Side => ({ start, step: 3, middles: [3 + column + start - corner] }));
    return { corner, cell: [...across, ...down] };
  },
);

type SplitTest = (
  values: ArrayLike<number>,
  heights: ArrayLike<number>,
  corner: number,
  cell: readonly Side[],
  cellPx: number,
) => boolean;

/**
 * Whether contours need a cell split, by second differences. Across a cell they are straight, so they are off by an
 * eighth of what heights bend there over their slope. And on a side values may turn: a valley or a ridge that is
 * narrower than the cell is beyond both of its ends, a parabola's by an eighth of what it bends, a kink's by a half.
 */
export function splitTest(bandOf: (value: number) => number): SplitTest {
  return (values, heights, corner, cell, cellPx) => {
    let lowest = Infinity;
    let highest = -Infinity;
    let fewest = Infinity;
    let most = 0;
    let heightBend = 0;
    for (const { start, step, middles } of cell) {
      const i = corner + start;
      const a = values[i] as number;
      const b = values[i + step] as number;
      const low = Math.min(bandOf(a), bandOf(b));
      const high = Math.max(bandOf(a), bandOf(b));
      let bend = 0;
      for (const middle of middles) {
        bend = Math.max(bend, bendAt(values, corner + middle, step));
        heightBend = Math.max(heightBend, bendAt(heights, corner + middle, step));
      }
      const beyond = (bend - Math.abs(b - a)) / 2;
      if (beyond > 0 && (bandOf(Math.min(a, b) - beyond) < low || bandOf(Math.max(a, b) + beyond) > high)) return true;
      fewest = Math.min(fewest, low);
      most = Math.max(most, high);
      lowest = Math.min(lowest, heights[i] as number, heights[i + step] as number);
      highest = Math.max(highest, heights[i] as number, heights[i + step] as number);
    }
    return fewest !== most && !isEven(heightBend * cellPx, 8 * MOST_OFF_PX * (highest - lowest));
  };
}

/** The places of a grid, off its edge, that bend enough for a cell beside them to need a split. */
export function bentPlaces(values: Float64Array, columns: number): number[] {
  const bent: number[] = [];
  for (let i = columns + 1; i < values.length - columns - 1; i++) {
    const left = values[i - 1] as number;
    const right = values[i + 1] as number;
    const above = values[i - columns] as number;
    const below = values[i + columns] as number;
    const bend = Math.max(bendAt(values, i, 1), bendAt(values, i, columns));
    if (!isEven(bend, (TURNING * (Math.abs(right - left) + Math.abs(below - above))) / 2)) bent.push(i);
  }
  return bent;
}

/** Beside a pole, or where there is no number, nothing is. */
function isEven(bend: number, most: number): boolean {
  return bend <= most && most < Infinity;
}

function bendAt(values: ArrayLike<number>, i: number, step: number): number {
  return Math.abs((values[i - step] as number) - 2 * (values[i] as number) + (values[i + step] as number));
}
