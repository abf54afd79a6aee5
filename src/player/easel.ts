import { isEmpty, type Size } from "../math/geometry.js";
import type { Mark, Scene } from "../scene/scene.js";

type Context = CanvasRenderingContext2D;
type Rect = readonly [x: number, y: number, width: number, height: number];

/**
 * Shows any frame of a scene on a canvas, at the canvas's own resolution.
 *
 * Additions are painted on a canvas of their own, the ground, so that the next frame paints only what is new. An earlier
 * frame starts again from the backdrop, which is kept as well.
 */
export class Easel {
  readonly #picture: Context;
  readonly #ground = contextOf(document.createElement("canvas"));
  readonly #backdrop = contextOf(document.createElement("canvas"));
  #scene: Scene;
  /** The last frame whose additions are on the ground; −1 for none. */
  #painted = -1;
  #shown = -1;

  constructor(canvas: HTMLCanvasElement, scene: Scene) {
    this.#picture = contextOf(canvas);
    this.#scene = scene;
  }

  /** Changes the scene to another of the same size, or the resolution in device pixels. */
  prepare(scene: Scene, { width, height }: Size): void {
    this.#scene = scene;
    const scale = [width / scene.size.width, height / scene.size.height] as const;
    for (const context of [this.#picture, this.#ground, this.#backdrop]) {
      // Setting a canvas's size resets its context.
      context.canvas.width = width;
      context.canvas.height = height;
      context.scale(...scale);
      alignToDevicePixels(context, scale);
    }
    paint(this.#backdrop, scene.backdrop);
    this.#painted = this.#shown = -1;
  }

  show(frame: number): void {
    if (frame === this.#shown) return;
    if (this.#painted < 0 || frame < this.#painted) {
      copy(this.#backdrop, this.#ground);
      this.#painted = -1;
    }
    while (this.#painted < frame) paint(this.#ground, this.#scene.additionsAt(++this.#painted));
    copy(this.#ground, this.#picture);
    paint(this.#picture, this.#scene.marksAt(frame));
    this.#shown = frame;
  }
}

function contextOf(canvas: HTMLCanvasElement): Context {
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Error("This browser gives no canvas to draw on.");
  return context;
}

function paint(context: Context, marks: readonly Mark[]): void {
  // A browser's context has everything that marks use.
  for (const mark of marks) if (!isEmpty(mark.bounds)) mark.paint(context as Parameters<Mark["paint"]>[0]);
}

function copy(from: Context, to: Context): void {
  to.save();
  to.resetTransform();
  to.drawImage(from.canvas, 0, 0);
  to.restore();
}

/**
 * Aligns rectangles to device pixels at any scale, so that lines made of filled rectangles stay crisp and clipped pieces
 * join without a seam. A filled rectangle is at least one device pixel thick.
 */
function alignToDevicePixels(context: Context, [scaleX, scaleY]: readonly [number, number]): void {
  const { rect, fillRect } = CanvasRenderingContext2D.prototype;
  const aligned = ([x, y, width, height]: Rect, least: number): Rect => {
    const [left, right] = alignedSpan(x, width, scaleX, least);
    const [top, bottom] = alignedSpan(y, height, scaleY, least);
    return [left, top, right - left, bottom - top];
  };
  context.rect = (...box: Rect) => rect.apply(context, aligned(box, 0) as [number, number, number, number]);
  context.fillRect = (...box: Rect) => {
    if (box[2] !== 0 && box[3] !== 0) fillRect.apply(context, aligned(box, 1) as [number, number, number, number]);
  };
}

function alignedSpan(start: number, length: number, scale: number, least: number): [number, number] {
  const [first, end] = [Math.round(start * scale), Math.round((start + length) * scale)];
  if (end - first >= least) return [first / scale, end / scale];
  const middle = Math.floor((start + length / 2) * scale);
  return [middle / scale, (middle + least) / scale];
}
