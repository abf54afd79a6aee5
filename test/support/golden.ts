import { existsSync, rmSync, writeFileSync } from "node:fs";
import { createCanvas, createImageData } from "canvas";
import { expect } from "vitest";
import { rasterizer } from "../../src/raster/rasterize.js";
import type { Scene } from "../../src/scene/scene.js";
import { loadPicture, type Picture } from "./picture.js";
import { pictures } from "./scenes.js";

/**
 * Another cairo may round edges otherwise: no more than one pixel in a thousand may differ by more than 24 of 255 in a
 * channel. A line that is moved by a pixel, or a label that is missing, is more than that.
 */
const FAR_OFF = 24;
const MOST_FAR_OFF = 1 / 1000;

/**
 * Compares a frame with `test/golden/NAME.png`. What differs is left beside it as `NAME-actual.png`. With UPDATE_GOLDEN
 * set the picture is written instead: look at it before it is kept.
 */
export async function expectGolden(name: string, scene: Scene, frame: number): Promise<void> {
  const [golden, actual] = [`${name}.png`, `${name}-actual.png`].map(
    (file) => new URL(`../golden/${file}`, import.meta.url).pathname,
  ) as [string, string];
  const picture = pictureOf(scene, frame);
  rmSync(actual, { force: true });
  if (process.env["UPDATE_GOLDEN"]) {
    writeFileSync(golden, pngOf(picture));
    return;
  }
  const share = existsSync(golden) ? shareFarOff(picture, await loadPicture(golden)) : 1;
  if (share > MOST_FAR_OFF) writeFileSync(actual, pngOf(picture));
  expect(share, `see ${actual}`).toBeLessThanOrEqual(MOST_FAR_OFF);
}

/** The share of pixels that are far off; all of them where the sizes differ. */
export function shareFarOff(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let count = 0;
  for (let i = 0; i < a.rgba.length; i += 4) {
    const isFar = [0, 1, 2].some((k) => Math.abs((a.rgba[i + k] as number) - (b.rgba[i + k] as number)) > FAR_OFF);
    if (isFar) count++;
  }
  return count / (a.width * a.height);
}

function pictureOf(scene: Scene, wanted: number): Picture {
  let frame = 0;
  for (const rgba of pictures(scene.size, rasterizer(scene)())) {
    if (frame++ === wanted) return { ...scene.size, rgba };
  }
  throw new Error(`There is no frame ${wanted}.`);
}

function pngOf({ width, height, rgba }: Picture): Buffer {
  const canvas = createCanvas(width, height);
  canvas.getContext("2d").putImageData(createImageData(rgba, width, height), 0, 0);
  return canvas.toBuffer("image/png");
}
