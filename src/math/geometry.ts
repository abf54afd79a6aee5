/** Width and height in whole pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** cairo's limit for one side of a picture. */
export const LONGEST_SIDE_PX = 32_767;

/** A rectangle of whole pixels with its upper left corner at (x, y); empty when either side is 0. */
export interface Rect extends Size {
  readonly x: number;
  readonly y: number;
}

/** The edges of a box in pixels, not rounded. y grows downward. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** An interval, from the lower end to the upper. */
export type Interval = readonly [number, number];

export const EMPTY_RECT: Rect = { x: 0, y: 0, width: 0, height: 0 };

export function isEmpty({ width, height }: Size): boolean {
  return width <= 0 || height <= 0;
}

export function wholeOf({ width, height }: Size): Rect {
  return { x: 0, y: 0, width, height };
}

/** The box with every edge moved outward by `by` pixels. */
export function grownBox({ left, right, top, bottom }: Box, by: number): Box {
  return { left: left - by, right: right + by, top: top - by, bottom: bottom + by };
}

/** The smallest rectangle of whole pixels that holds the box. */
export function pixelsCovering({ left, top, right, bottom }: Box): Rect {
  const x = Math.floor(left);
  const y = Math.floor(top);
  return { x, y, width: Math.ceil(right) - x, height: Math.ceil(bottom) - y };
}

/** The smallest rectangle that holds both; an empty one adds nothing. */
export function union(a: Rect, b: Rect): Rect {
  if (isEmpty(a)) return b;
  if (isEmpty(b)) return a;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** Returns true if the rectangles share a pixel. */
export function doOverlap(a: Rect, b: Rect): boolean {
  const isAcross = Math.max(a.x, b.x) < Math.min(a.x + a.width, b.x + b.width);
  return isAcross && Math.max(a.y, b.y) < Math.min(a.y + a.height, b.y + b.height);
}

/** The rectangle that both share; `EMPTY_RECT` if they share none. */
export function intersect(a: Rect, b: Rect): Rect {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : EMPTY_RECT;
}
