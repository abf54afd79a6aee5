import { wholeOf } from "../../src/math/geometry.js";
import { Surface } from "../../src/raster/surface.js";
import type { Mark, Scene } from "../../src/scene/scene.js";

/** A frame in its plain form: everything that is there, painted on an empty surface. */
export function paintedAnew(scene: Scene, frame: number): Uint8ClampedArray {
  const surface = new Surface(scene.size);
  surface.paint(scene.backdrop);
  for (let i = 0; i <= frame; i++) surface.paint(scene.additionsAt(i));
  surface.paint(scene.marksAt(frame));
  return surface.read(wholeOf(scene.size));
}

/** Arrays are compared many times slower. */
export function areSameBytes(a: Uint8ClampedArray, b: Uint8ClampedArray): boolean {
  return Buffer.from(a.buffer, a.byteOffset, a.length).equals(Buffer.from(b.buffer, b.byteOffset, b.length));
}

/** Every mark of a scene, once each: some are painted in many frames. */
export function marksOf({ backdrop, additionsAt, marksAt, timeline }: Scene): Mark[] {
  const frames = Array.from({ length: timeline.frameCount }, (_, frame) => frame);
  return [...new Set([...backdrop, ...frames.flatMap((frame) => [...additionsAt(frame), ...marksAt(frame)])])];
}

/** By how much the pictures differ in the channel of a pixel where they differ most. */
export function worstDifference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  return a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - (b[i] as number))), 0);
}
