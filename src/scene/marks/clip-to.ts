import type { Rect } from "../../math/geometry.js";
import type { Context2D } from "../scene.js";

/** Clips painting to a rectangle until the context is restored. */
export function clipTo(context: Context2D, { x, y, width, height }: Rect): void {
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
}
