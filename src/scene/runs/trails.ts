import { type Box, grownBox, pixelsCovering } from "../../math/geometry.js";
import { clipLine } from "../marks/clip-line.js";
import { stripsAlong } from "../marks/strips.js";
import { trail, trailReach } from "../marks/trail.js";
import type { Part } from "../part.js";
import { knots } from "./knots.js";
import type { Place, Track } from "./track.js";

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
        // Strokes on top of one another, each shorter than the one before.
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

/** A track's places from one step to another, both included. */
function placesBetween({ placeAt, steps }: Track, from: number, to: number): (Place | undefined)[] {
  const [first, last] = [Math.min(from, steps), Math.min(to, steps)];
  const count = Math.min(last - first, MOST_CORNERS);
  if (count === 0) return [];
  return Array.from({ length: count + 1 }, (_, i) => placeAt(first + Math.round((i * (last - first)) / count)));
}
