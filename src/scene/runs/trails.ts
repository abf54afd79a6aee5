import { type Box, grownBox, pixelsCovering } from "../../math/geometry.js";
import { clipLine } from "../marks/clip-line.js";
import { stripsAlong } from "../marks/strips.js";
import { trail, trailReach } from "../marks/trail.js";
import type { Part } from "../part.js";
import { placesBetween, type Track } from "./track.js";

const TRAIL_PT = 2;
const CASING_PT = 0.9;
/** Least length of a piece, in widths. */
const SHORTEST_PIECE = 1.4;
/** Most corners drawn between two frames; more could not be told apart. */
const MOST_CORNERS = 500;
/** Length of a fading trail in frames, and the number of strokes it is made of. */
const FADE_FRAMES = 40;
const FADE_STROKES = 8;
const FADE_ALPHA = 0.25;
/** How far lines continue outside the box, in widths, so that their ends are not seen. */
const BEYOND = 3;

export interface TrailsOptions {
  /** Which step a frame shows. */
  stepAt(frame: number): number;
  readonly box: Box;
  readonly pt: number;
  /** Color of a casing along the lines; none when absent. */
  readonly casingColor: string | undefined;
}

/** The whole way of every run. A frame paints only its newest piece. */
export function fullTrails(tracks: readonly Track[], options: TrailsOptions): Part {
  const { stepAt, box, pt, casingColor } = options;
  const look = { widthPx: TRAIL_PT * pt, clip: pixelsCovering(box) };
  const casing = casingColor === undefined ? undefined : { color: casingColor, widthPx: CASING_PT * pt };
  const pieces = tracks.map((track) => knots(track, stepAt, SHORTEST_PIECE * look.widthPx));
  return {
    flatColors: tracks.map(({ color }) => color),
    additionsAt(frame) {
      const marks = tracks.flatMap((track, i) => {
        const began = pieces[i]?.(frame);
        if (began === undefined) return [];
        const places = placesBetween(track, stepAt(began), stepAt(frame), MOST_CORNERS);
        const lines = clipLine(places, grownBox(box, BEYOND * look.widthPx));
        const strips = lines.length > 0 ? stripsAlong(lines, trailReach({ ...look, casing }), look.clip) : [];
        return strips.map((clip) => trail(lines, { ...look, clip, casing, color: track.color }));
      });
      return marks.reverse();
    },
  };
}

/** The last part of the way of every run, fainter the older it is. */
export function fadingTrails(tracks: readonly Track[], { stepAt, box, pt }: TrailsOptions): Part {
  const look = { widthPx: TRAIL_PT * pt, clip: pixelsCovering(box), alpha: FADE_ALPHA };
  return {
    marksAt(frame) {
      const marks = tracks.flatMap((track) =>
        // Strokes on top of one another, each shorter than the one before.
        Array.from({ length: FADE_STROKES }, (_, i) => {
          const age = Math.round(FADE_FRAMES * (1 - i / FADE_STROKES));
          const places = placesBetween(track, stepAt(Math.max(0, frame - age)), stepAt(frame), MOST_CORNERS);
          return clipLine(places, grownBox(box, BEYOND * look.widthPx));
        }).flatMap((lines) => (lines.length > 0 ? [trail(lines, { ...look, color: track.color })] : [])),
      );
      return marks.reverse();
    },
  };
}

/**
 * Cuts a trail into pieces of at least `leastPx`, because the edges of two pieces are painted twice where they join.
 * So the trail lags a little behind its point, which hides the gap.
 *
 * @returns For the frame that ends a piece, the frame that began it; undefined for all others. Every frame is examined
 * once.
 */
function knots(
  { placeAt, steps }: Track,
  stepAt: (frame: number) => number,
  leastPx: number,
): (frame: number) => number | undefined {
  const began = new Map<number, number>();
  let [examined, last, wayPx] = [0, 0, 0];

  function examine(frame: number): void {
    const [from, to] = [stepAt(frame - 1), stepAt(frame)];
    wayPx += wayBetween(from, to);
    const isOver = from < steps && to >= steps;
    if (wayPx < leastPx && !isOver) return;
    if (wayPx > 0) began.set(frame, last);
    [last, wayPx] = [frame, 0];
  }
  /** The length of the way, counted no further than `leastPx`. */
  function wayBetween(from: number, to: number): number {
    let way = 0;
    for (let step = from; step < Math.min(to, steps) && way < leastPx; step++) {
      const [a, b] = [placeAt(step), placeAt(step + 1)];
      way += a && b ? Math.hypot(b.x - a.x, b.y - a.y) : Infinity;
    }
    return way;
  }
  return (frame) => {
    while (examined < frame) examine(++examined);
    return began.get(frame);
  };
}
