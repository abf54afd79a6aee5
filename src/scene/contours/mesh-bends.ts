/** How far a contour may be off before a cell is split, in pixels. */
const MOST_OFF_PX = 0.35;
/** A parabola that is lowest in a cell, whatever its direction, bends by half of what the corners are apart, or more. */
const TURNING = 0.5;

/*
 * A bend is the second difference of three places in line, at the middle one: |before − 2·here + after|. Each side of a
 * cell is tested by the bends in line with it whose three places are known.
 *
 *        n   ·            A whole cell has known neighbors. Its sides are tested at both ends, for instance
 *        │   │              A─B  at A, by w A B,  and at B, by A B e
 *    w───A───B───e          A─C  at A, by n A C,  and at C, by A C s
 *        │   │
 *    ·───C───D───·
 *        │   │
 *        s   ·
 *
 *        A───p───B        A split cell has 3×3 known places, and four quarters. Each side of a quarter is tested at
 *        │ 1 │ 2 │        the one place in line that has two neighbors. Quarter 1:
 *        q───m───r          A─p  at p, by A p B      q─m  at m, by q m r
 *        │ 3 │ 4 │          A─q  at q, by A q C      p─m  at m, by p m t
 *        C───t───D
 */

/** A side of a cell, by indices of places, counted from the cell's upper left corner. */
interface Side {
  readonly start: number;
  /** From one end to the other, and from place to place in line with it. */
  readonly step: number;
  /** The places whose bends test it. */
  readonly middles: readonly number[];
}

/** The sides of a whole cell in a grid. */
export function wholeCell(columns: number): readonly Side[] {
  return [
    { start: 0, step: 1, middles: [0, 1] },
    { start: columns, step: 1, middles: [columns, columns + 1] },
    { start: 0, step: columns, middles: [0, columns] },
    { start: 1, step: columns, middles: [1, columns + 1] },
  ];
}

/** The quarters of a split cell: their upper left corners among its 3×3 places, and their sides. */
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
 * Tests whether contours need a cell split. There are two reasons.
 *
 * Values turn between the ends of a side, so that a level is crossed twice and neither end shows it. A side that bends
 * by `bend` may go beyond its ends by `beyond`: at most half of what it bends more than its ends differ, for a kink; a
 * parabola goes an eighth.
 *
 *     a ●
 *        ╲             ● b
 *     ────╲───────────╱────── level
 *          ╲_________╱   ↕ beyond
 *
 * Or a contour through the cell, which is drawn straight, would be off by more than `MOST_OFF_PX`: by an eighth of
 * what heights bend, over their slope.
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

/** The places inside a grid that bend enough for a cell beside them to need a split. */
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

/** False beside a pole, and where there is no number. */
function isEven(bend: number, most: number): boolean {
  return bend <= most && most < Infinity;
}

function bendAt(values: ArrayLike<number>, i: number, step: number): number {
  return Math.abs((values[i - step] as number) - 2 * (values[i] as number) + (values[i + step] as number));
}
