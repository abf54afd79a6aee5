import type { Film, Frame, Patch, Timeline } from "../../../src/film/frame.js";
import type { Rect, Size } from "../../../src/math/geometry.js";

/** A film of one picture, with a color for each column as hexadecimal digits. */
export function filmOfPictures(
  size: Size,
  colorAt: (x: number) => string,
  frameCount: number,
  timeline: Partial<Timeline> = {},
): Film {
  return film(size, frameCount, timeline, (index) =>
    index === 0 ? [patch({ x: 0, y: 0, ...size }, (x) => Buffer.from(colorAt(x), "hex"))] : [],
  );
}

/** A film in which every frame changes the color of the square in the middle. */
export function filmOfSquares(size: Size, frameCount: number, timeline: Partial<Timeline> = {}): Film {
  const width = Math.ceil(size.width / 2);
  const height = Math.ceil(size.height / 2);
  const square = { x: Math.floor(size.width / 4), y: Math.floor(size.height / 4), width, height };
  return film(size, frameCount, timeline, (index) => [
    ...(index === 0 ? [patch({ x: 0, y: 0, ...size }, () => Buffer.from([255, 255, 255]))] : []),
    patch(square, () => Buffer.from([(40 * index) % 256, 80, 160])),
  ]);
}

function film(
  size: Size,
  frameCount: number,
  timeline: Partial<Timeline>,
  patchesAt: (index: number) => readonly Patch[],
): Film {
  async function* frames(): AsyncGenerator<Frame> {
    for (let index = 0; index < frameCount; index++) yield { index, patches: patchesAt(index) };
  }
  return {
    size,
    timeline: { frameCount, frameMs: 20, introMs: 0, holdMs: 0, plays: 0, ...timeline },
    flatColors: [],
    frames,
  };
}

function patch(rect: Rect, colorAt: (x: number) => Uint8Array): Patch {
  const pixels = new Uint8ClampedArray(4 * rect.width * rect.height).fill(255);
  for (let i = 0; i < rect.width * rect.height; i++) pixels.set(colorAt(rect.x + (i % rect.width)), 4 * i);
  return { rect, pixels };
}
