import type { Box } from "../../math/geometry.js";
import type { Place } from "../runs/track.js";
import type { Polyline } from "./polyline.js";

/**
 * The parts of a line through these places that lie in a box. An undefined place breaks the line. Clipping is needed
 * because canvases overflow at coordinates of some millions, which a diverging run soon reaches.
 */
export function clipLine(places: readonly (Place | undefined)[], box: Box): Polyline[] {
  const lines: number[][] = [];
  let line: number[] = [];
  const finish = (): void => {
    if (line.length > 2) lines.push(line);
    line = [];
  };
  for (let i = 1; i < places.length; i++) {
    const [a, b] = [places[i - 1], places[i]];
    const inside = a && b && clipSegment(a, b, box);
    if (!inside) {
      finish();
      continue;
    }
    const [from, to] = inside;
    if (from !== a) finish();
    if (line.length === 0) line.push(from.x, from.y);
    line.push(to.x, to.y);
    if (to !== b) finish();
  }
  finish();
  return lines;
}

/** The part of a segment in a box. An end that is not cut off is returned as the same object. */
function clipSegment(a: Place, b: Place, { left, right, top, bottom }: Box): [Place, Place] | undefined {
  let [from, to] = [a, b];
  const walls = [
    ["x", left, 1],
    ["x", right, -1],
    ["y", top, 1],
    ["y", bottom, -1],
  ] as const;
  for (const [axis, wall, inward] of walls) {
    const isOut = (place: Place): boolean => (place[axis] - wall) * inward < 0;
    if (isOut(from) && isOut(to)) return undefined;
    if (isOut(from)) from = wallCrossing(from, to, axis, wall);
    else if (isOut(to)) to = wallCrossing(to, from, axis, wall);
  }
  // Two places beyond the largest doubles have no computable crossing.
  return Number.isFinite(from.x + from.y + to.x + to.y) ? [from, to] : undefined;
}

/** The crossing of a segment with a wall, computed from its inner end, because the outer one may be at 1e300. */
function wallCrossing(outside: Place, inside: Place, axis: "x" | "y", wall: number): Place {
  const [dx, dy] = [outside.x - inside.x, outside.y - inside.y];
  if (axis === "x") return { x: wall, y: inside.y + (wall - inside.x) * (dy / dx) };
  return { x: inside.x + (wall - inside.y) * (dx / dy), y: wall };
}
