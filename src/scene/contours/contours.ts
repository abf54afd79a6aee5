import type { Polyline } from "../marks/polyline.js";
import type { Field } from "./field.js";
import type { Levels } from "./levels.js";
import { type Height, type Mesh, meshOf } from "./mesh.js";

/** Logarithms diverge at the base, so distances from it are at least this share of the lowest level's. */
const FLOOR = 0.25;

/**
 * For every level, rings in pixels around the places where a field is at it or above, closed outside the box. Values, or
 * their logarithms if `base` is set, are linear between places of the mesh.
 */
export function contoursOf(field: Field, { values: levels, base }: Levels): Polyline[][] {
  const heightOf = base === undefined ? undefined : logarithm(base, FLOOR * ((levels[0] ?? 1) - base));
  const mesh = meshOf(field, levels, heightOf);
  const placed = (ring: Polyline): Polyline =>
    ring.map((place, i) => (i % 2 === 0 ? field.x(place / mesh.fine) : field.y(place / mesh.fine)));
  return ringsOf(mesh, levels, heightOf).map((rings) => rings.map(placed));
}

function logarithm(base: number, least: number): Height {
  return (value) => Math.log(Math.max(value - base, least));
}

/** The crossings of one level with the sides of cells, linked along its contours. */
interface Crossings {
  /** The index of each crossing, by the key of its side. */
  readonly known: Map<number, number>;
  /** x₀ y₀ x₁ y₁ … */
  readonly places: number[];
  /** The index of the crossing after each one. */
  readonly next: number[];
}

/**
 * Marching squares: returns, for every level, the rings around places at it or above, in mesh coordinates. A cell
 * beside a smaller one has more than four corners, so both find the same crossings on their common side.
 */
export function ringsOf(mesh: Mesh, levels: readonly number[], heightOf: Height = (value) => value): Polyline[][] {
  const { columns, rows, fine, values, isFiner, finer, keyOf, bandOf, sample } = mesh;
  const heights = levels.map(heightOf);
  const crossings = levels.map((): Crossings => ({ known: new Map(), places: [], next: [] }));
  const bands = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) bands[i] = bandOf(values[i] as number);

  /** The number of the current cell's corners; the arrays hold them clockwise. */
  let count = 0;
  const mostCorners = 4 * fine;
  const cornerX = new Int32Array(mostCorners);
  const cornerY = new Int32Array(mostCorners);
  const cornerValue = new Float64Array(mostCorners);
  const cornerBand = new Uint8Array(mostCorners);
  const ups = new Int32Array(mostCorners);
  const downs = new Int32Array(mostCorners);

  const addCorner = (x: number, y: number, value: number, band: number): void => {
    cornerX[count] = x;
    cornerY[count] = y;
    cornerValue[count] = value;
    cornerBand[count++] = band;
  };
  /** Adds the places of a side except the last. */
  const addSide = (x: number, y: number, dx: number, dy: number): void => {
    if (Math.abs(dx + dy) > 1 && finer.has(keyOf(x + dx / 2, y + dy / 2))) {
      addSide(x, y, dx / 2, dy / 2);
      addSide(x + dx / 2, y + dy / 2, dx / 2, dy / 2);
    } else if (x % fine === 0 && y % fine === 0) {
      const i = (y / fine) * columns + x / fine;
      addCorner(x, y, values[i] as number, bands[i] as number);
    } else {
      const value = finer.get(keyOf(x, y)) as number;
      addCorner(x, y, value, bandOf(value));
    }
  };

  /** Returns the index of a level's crossing with the side that begins at corner `i`; adds it if new. */
  const cross = ({ known, places, next }: Crossings, height: number, i: number): number => {
    const j = i + 1 < count ? i + 1 : 0;
    const x = cornerX[i] as number;
    const y = cornerY[i] as number;
    const dx = (cornerX[j] as number) - x;
    const dy = (cornerY[j] as number) - y;
    const key = 2 * keyOf(x + Math.min(dx, 0), y + Math.min(dy, 0)) + (dx === 0 ? 1 : 0);
    const index = known.get(key);
    if (index !== undefined) return index;
    const share = crossingShare(height, heightOf(cornerValue[i] as number), heightOf(cornerValue[j] as number));
    known.set(key, next.length);
    places.push(x + share * dx, y + share * dy);
    return next.push(-1) - 1;
  };
  /** Links every level's crossings across the current cell. */
  const march = (middleX: number, middleY: number): void => {
    let low = cornerBand[0] as number;
    let high = low;
    for (let i = 1; i < count; i++) {
      low = Math.min(low, cornerBand[i] as number);
      high = Math.max(high, cornerBand[i] as number);
    }
    for (let k = low; k < high; k++) {
      let pairs = 0;
      let fallen = 0;
      const startsAbove = (cornerBand[0] as number) > k;
      let wasAbove = startsAbove;
      for (let i = 0; i < count; i++) {
        const isAbove = (cornerBand[i + 1 < count ? i + 1 : 0] as number) > k;
        if (isAbove && !wasAbove) ups[pairs++] = i;
        if (wasAbove && !isAbove) downs[fallen++] = i;
        wasAbove = isAbove;
      }
      // In an ambiguous cell, the middle decides: the parts on its side of the level are connected.
      const isMiddleAbove = pairs > 1 && bandOf(sample(middleX, middleY)) > k;
      const shift = (startsAbove ? 1 : 0) + (isMiddleAbove ? pairs - 1 : 0);
      for (let i = 0; i < pairs; i++) {
        const own = crossings[k] as Crossings;
        const from = cross(own, heights[k] as number, ups[i] as number);
        own.next[from] = cross(own, heights[k] as number, downs[(i + shift) % pairs] as number);
      }
    }
  };

  const visitWhole = (i: number, x: number, y: number): void => {
    count = 0;
    addCorner(x, y, values[i] as number, bands[i] as number);
    addCorner(x + fine, y, values[i + 1] as number, bands[i + 1] as number);
    addCorner(x + fine, y + fine, values[i + columns + 1] as number, bands[i + columns + 1] as number);
    addCorner(x, y + fine, values[i + columns] as number, bands[i + columns] as number);
    march(x + fine / 2, y + fine / 2);
  };
  const visitFiner = (x: number, y: number, side: number): void => {
    const half = side / 2;
    if (side > 1 && finer.has(keyOf(x + half, y + half))) {
      visitFiner(x, y, half);
      visitFiner(x + half, y, half);
      visitFiner(x, y + half, half);
      visitFiner(x + half, y + half, half);
      return;
    }
    count = 0;
    addSide(x, y, side, 0);
    addSide(x + side, y, 0, side);
    addSide(x + side, y + side, -side, 0);
    addSide(x, y + side, 0, -side);
    march(x + half, y + half);
  };
  const visitRow = (row: number): void => {
    for (let column = 0, i = row * columns; column < columns - 1; column++, i++) {
      const band = bands[i];
      if (isFiner[i] === 1) visitFiner(column * fine, row * fine, fine);
      else if (bands[i + 1] !== band || bands[i + columns] !== band || bands[i + columns + 1] !== band) {
        visitWhole(i, column * fine, row * fine);
      }
    }
  };
  for (let row = 0; row < rows - 1; row++) visitRow(row);
  return crossings.map(ringsFrom);
}

/** A level's share of the way between two heights. If one is infinite or NaN, the crossing is at the other. */
function crossingShare(level: number, from: number, to: number): number {
  if (!Number.isFinite(from)) return 1;
  return Number.isFinite(to) ? (level - from) / (to - from) : 0;
}

/** Rings from linked crossings, each closed by repeating its first place. */
function ringsFrom({ places, next }: Crossings): Polyline[] {
  const isDone = new Uint8Array(next.length);
  const rings: Polyline[] = [];
  for (let first = 0; first < next.length; first++) {
    if (isDone[first] === 1) continue;
    const ring: number[] = [];
    for (let i = first; isDone[i] === 0; i = next[i] as number) {
      isDone[i] = 1;
      ring.push(places[2 * i] as number, places[2 * i + 1] as number);
    }
    ring.push(ring[0] as number, ring[1] as number);
    rings.push(ring);
  }
  return rings;
}
