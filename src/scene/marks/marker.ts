import type { Mark } from "../scene.js";
import { type Clip, clippedMark, pixelsAlong, traceLines } from "./polyline.js";

/** The edge's width, in radii of the circle. */
const EDGE = 0.2;
/** Distance of a star's inner corners from its center, as a share of that of the outer ones. */
const STAR_WAIST = 0.45;

export interface MarkerOptions extends Clip {
  readonly color: string;
  /** Color of a thin outline that separates overlapping markers; no outline when absent. */
  readonly edgeColor?: string;
  /** Radius of the circle. Every other shape has the circle's area. */
  readonly radiusPx: number;
}

type Corner = readonly [x: number, y: number];

export type MarkerShape = "circle" | "triangle" | "square" | "cross" | "diamond" | "triangle-down" | "plus" | "star";

/** Corners around the center of mass, for a circle of radius 1; y grows downward. Neighbors in the list differ most. */
const SHAPES: Readonly<Record<MarkerShape, readonly Corner[]>> = {
  circle: [],
  triangle: polygon(3, 0),
  square: polygon(4, 45),
  cross: plus(45),
  diamond: polygon(4, 0),
  "triangle-down": polygon(3, 180),
  plus: plus(0),
  star: ofUnitArea(spokes(10, 0).map(([x, y], i) => (i % 2 === 0 ? [x, y] : [STAR_WAIST * x, STAR_WAIST * y]))),
};

/** The shapes in the order in which runs take them. */
export const markerShapes: readonly MarkerShape[] = Object.keys(SHAPES) as MarkerShape[];

/** A filled shape whose center of mass is (x, y), at subpixel precision. */
export function marker(shape: MarkerShape, x: number, y: number, options: MarkerOptions): Mark {
  const { color, edgeColor, radiusPx } = options;
  const edgePx = edgeColor === undefined ? 0 : EDGE * radiusPx;
  const corners = SHAPES[shape].flatMap(([dx, dy]) => [x + dx * radiusPx, y + dy * radiusPx]);
  const extremes = shape === "circle" ? [x - radiusPx, y - radiusPx, x + radiusPx, y + radiusPx] : corners;
  return clippedMark(options, pixelsAlong([extremes], edgePx), (context) => {
    if (shape === "circle") context.arc(x, y, radiusPx, 0, 2 * Math.PI);
    traceLines(context, [corners]);
    context.closePath();
    if (edgeColor !== undefined) {
      context.strokeStyle = edgeColor;
      // The fill covers the inner half of the line.
      context.lineWidth = 2 * edgePx;
      context.lineJoin = "round";
      context.stroke();
    }
    context.fillStyle = color;
    context.fill();
  });
}

/** A filled circle around (x, y) without an outline, at subpixel precision. */
export function dot(x: number, y: number, options: Omit<MarkerOptions, "edgeColor">): Mark {
  const { color, radiusPx } = options;
  return clippedMark(options, pixelsAlong([[x, y]], radiusPx), (context) => {
    context.fillStyle = color;
    context.arc(x, y, radiusPx, 0, 2 * Math.PI);
    context.fill();
  });
}

/** Evenly spaced unit vectors; the first points up, turned clockwise by `turnedBy` degrees. */
function spokes(count: number, turnedBy: number): Corner[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count + (Math.PI * turnedBy) / 180;
    return [Math.sin(angle), -Math.cos(angle)];
  });
}

function polygon(sides: number, turnedBy: number): Corner[] {
  return ofUnitArea(spokes(sides, turnedBy));
}

/** A plus sign whose arms are a third of its width. */
function plus(turnedBy: number): Corner[] {
  const ends = spokes(4, turnedBy).flatMap(([x, y]): Corner[] => [
    [3 * x + y, 3 * y - x],
    [3 * x - y, 3 * y + x],
    [x - y, y + x],
  ]);
  return ofUnitArea(ends);
}

/** Scales a polygon to the area of a circle of radius 1, by the shoelace formula. */
function ofUnitArea(corners: readonly Corner[]): Corner[] {
  const twice = corners.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % corners.length] as Corner;
    return sum + x * nextY - nextX * y;
  }, 0);
  const scale = Math.sqrt((2 * Math.PI) / Math.abs(twice));
  return corners.map(([x, y]) => [scale * x, scale * y]);
}
