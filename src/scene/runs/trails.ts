import { type Box, grownBox, pixelsCovering } from "../../math/geometry.js";
import { clipLine } from "../marks/clip-line.js";
import { stripsAlong } from "../marks/strips.js";
import { trail, trailReach } from "../marks/trail.js";
import type { Part } from "../part.js";
import { knots } from "./knots.js";
import type { Place, Track } from "./track.js";

const TRAIL_PT = 2;
const CASING_PT = 0.9;
/** A piece is no shorter than so many widths. */
const SHORTEST_PIECE = 1.4;
/** Steps between two frames that are drawn as corners; more would not be told apart. */
const MOST_CORNERS = 500;
/** A trail that fades is this many frames long, and this many strokes over each other. */
const FADE_FRAMES = 40;
const FADE_STROKES = 8;
const FADE_ALPHA = 0.25;
/** How far outside the box a line goes on, so that its end is not seen, in widths. */
const BEYOND = 3;

export interface TrailsOptions {
  /** Which step a frame shows. */
  stepAt(frame: number): number;
  readonly box: Box;
  readonly pt: number;
  /** Of a casing along the lines; none when absent. */
  readonly casingColor: string | undefined;
}

/** The whole way of every run. A frame paints its newest piece alone: an old one costs nothing. */
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
        const places = placesBetween(track, stepAt(began), stepAt(frame));
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
        // Strokes over one another, each shorter than the one before: none ends at a corner of another.
        Array.from({ length: FADE_STROKES }, (_, i) => {
          const age = Math.round(FADE_FRAMES * (1 - i / FADE_STROKES));
          const places = placesBetween(track, stepAt(Math.max(0, frame - age)), stepAt(frame));
          return clipLine(places, grownBox(box, BEYOND * look.widthPx));
        }).flatMap((lines) => (lines.length > 0 ? [trail(lines, { ...look, color: track.color })] : [])),
      );
      return marks.reverse();
    },
  };
}

/** Where a track is from one step to another, both included. */
function placesBetween({ placeAt, steps }: Track, from: number, to: number): (Place | undefined)[] {
  const [first, last] = [Math.min(from, steps), Math.min(to, steps)];
  const count = Math.min(last - first, MOST_CORNERS);
  if (count === 0) return [];
  return Array.from({ length: count + 1 }, (_, i) => placeAt(first + Math.round((i * (last - first)) / count)));
}
