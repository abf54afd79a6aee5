import type { CanvasRenderingContext2D } from "canvas";
import type { Timeline } from "../film/frame.js";
import type { Rect, Size } from "../math/geometry.js";

/** What marks are painted on. The type alone: scene/ runs on any canvas, a browser's too. */
export type Context2D = Pick<
  CanvasRenderingContext2D,
  | "arc"
  | "beginPath"
  | "clip"
  | "closePath"
  | "fill"
  | "fillRect"
  | "fillStyle"
  | "globalAlpha"
  | "lineCap"
  | "lineJoin"
  | "lineTo"
  | "lineWidth"
  | "moveTo"
  | "quadraticCurveTo"
  | "rect"
  | "restore"
  | "save"
  | "stroke"
  | "strokeStyle"
>;

/** One drawn thing. It touches no pixel outside its bounds and leaves the context as it found it. */
export interface Mark {
  readonly bounds: Rect;
  paint(context: Context2D): void;
}

/** An animation as data, random-access by frame. */
export interface Scene {
  readonly size: Size;
  readonly timeline: Timeline;
  /** Colors that fill areas, as `#rrggbb`. */
  readonly flatColors: readonly string[];
  /** Drawn once, under everything; the first mark covers the whole picture. */
  readonly backdrop: readonly Mark[];
  /** Painted once at this frame, and there to stay: a trail's newest segment. */
  additionsAt(frame: number): readonly Mark[];
  /** Drawn for this frame only. */
  marksAt(frame: number): readonly Mark[];
}
