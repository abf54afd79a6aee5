import { intersect, pixelsCovering, type Rect } from "../../math/geometry.js";
import type { Context2D, Mark } from "../scene.js";

/** The corners of a line in pixels: x₀ y₀ x₁ y₁ … */
export type Polyline = readonly number[];

export interface Clip {
  /** The mark paints nothing outside it. */
  readonly clip: Rect;
}

/** A mark that paints within a rectangle. `reach` holds everything it would paint; `draw` begins with an empty path. */
export function clippedMark({ clip }: Clip, reach: Rect, draw: (context: Context2D) => void): Mark {
  return {
    bounds: intersect(clip, reach),
    paint(context) {
      context.save();
      context.beginPath();
      context.rect(clip.x, clip.y, clip.width, clip.height);
      context.clip();
      context.beginPath();
      draw(context);
      context.restore();
    },
  };
}

export interface PolylineOptions extends Clip {
  readonly color: string;
  readonly widthPx: number;
}

/** Separate lines with round joins. */
export function polylines(lines: readonly Polyline[], options: PolylineOptions): Mark {
  return clippedMark(options, pixelsAlong(lines, options.widthPx), (context) => {
    context.strokeStyle = options.color;
    context.lineWidth = options.widthPx;
    context.lineJoin = "round";
    context.lineCap = "butt";
    traceLines(context, lines);
    context.stroke();
  });
}

/** The filled area inside rings; a ring inside another one that runs in the other direction is a hole. */
export function area(rings: readonly Polyline[], options: Omit<PolylineOptions, "widthPx">): Mark {
  return clippedMark(options, pixelsAlong(rings, 1), (context) => {
    context.fillStyle = options.color;
    traceLines(context, rings);
    context.fill();
  });
}

/** Adds lines to the current path. */
export function traceLines(context: Context2D, lines: readonly Polyline[]): void {
  for (const line of lines) {
    for (let i = 0; i + 1 < line.length; i += 2) {
      if (i === 0) context.moveTo(line[i] as number, line[i + 1] as number);
      else context.lineTo(line[i] as number, line[i + 1] as number);
    }
  }
}

/** The smallest rectangle of whole pixels that covers lines and everything within `reachPx` of their corners. */
export function pixelsAlong(lines: readonly Polyline[], reachPx: number): Rect {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const line of lines) {
    for (let i = 0; i + 1 < line.length; i += 2) {
      box.left = Math.min(box.left, (line[i] as number) - reachPx);
      box.right = Math.max(box.right, (line[i] as number) + reachPx);
      box.top = Math.min(box.top, (line[i + 1] as number) - reachPx);
      box.bottom = Math.max(box.bottom, (line[i + 1] as number) + reachPx);
    }
  }
  return pixelsCovering(box);
}

/** Points along lines, at most `stepPx` apart: x₀ y₀ x₁ y₁ … */
export function pointsAlong(lines: readonly Polyline[], stepPx: number): number[] {
  const points: number[] = [];
  for (const line of lines) {
    for (let i = 0; i + 3 < line.length; i += 2) {
      const [x0, y0, x1, y1] = line.slice(i, i + 4) as [number, number, number, number];
      const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / stepPx));
      for (let k = 0; k < steps; k++) points.push(x0 + ((x1 - x0) * k) / steps, y0 + ((y1 - y0) * k) / steps);
    }
  }
  return points;
}
