import type { Polyline } from "../marks/polyline.js";
import type { Field } from "./field.js";
import type { Levels } from "./levels.js";
import { meshOf } from "./mesh.js";
import { ringsOf } from "./rings.js";

/** Rings in pixels around the places where a field is at a level or above, closed outside the box. */
export interface Contour {
  readonly level: number;
  readonly rings: readonly Polyline[];
}

/** Logarithms diverge at the base, so distances from it are at least this share of the lowest level's. */
const FLOOR = 0.25;

/** The contours of a field. Values, or their logarithms if `base` is set, are linear between places of the mesh. */
export function contoursOf(field: Field, { values: levels, base }: Levels): Contour[] {
  const heightOf = base === undefined ? undefined : logarithm(base, FLOOR * ((levels[0] ?? 1) - base));
  const mesh = meshOf(field, levels, heightOf);
  const placed = (ring: Polyline): Polyline =>
    ring.map((place, i) => (i % 2 === 0 ? field.x(place / mesh.fine) : field.y(place / mesh.fine)));
  return ringsOf(mesh, levels, heightOf).map((rings, i) => ({ level: levels[i] as number, rings: rings.map(placed) }));
}

function logarithm(base: number, least: number): (value: number) => number {
  return (value) => Math.log(Math.max(value - base, least));
}
