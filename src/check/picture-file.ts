import type { Film } from "../film/frame.js";
import { poster } from "../formats/png/encode/poster.js";
import { wholeOf } from "../math/geometry.js";
import type { Picture } from "./picture.js";

/** Gray levels of the checkerboard behind transparent pixels. */
const SQUARE_PX = 8;
const SQUARES = [255, 204] as const;
const OPAQUE = 255;

/** A picture as a PNG in full color, over a checkerboard where it is transparent. */
export async function pictureFile(picture: Picture): Promise<Uint8Array> {
  const { width, height } = picture;
  const size = { width, height };
  const frame = { index: 0, patches: [{ rect: wholeOf(size), pixels: onCheckerboard(picture) }] };
  const timeline = { frameCount: 1, frameMs: 1, introMs: 0, holdMs: 0, plays: 1 };
  const film: Film = { size, timeline, flatColors: [], frames: async function* () {} };
  const pieces: Uint8Array[] = [];
  const sink = {
    async write(bytes: Uint8Array) {
      pieces.push(bytes);
    },
  };
  const encoder = await poster.open(film, sink, { colors: 256, dither: false, comment: "", posterFrame: 0 });
  await encoder.write(frame);
  await encoder.finish();
  return Buffer.concat(pieces);
}

function onCheckerboard({ width, rgba }: Picture): Uint8ClampedArray {
  const shown = rgba.slice();
  for (let at = 0; at < shown.length; at += 4) {
    const share = (rgba[at + 3] as number) / OPAQUE;
    if (share === 1) continue;
    const pixel = at / 4;
    const squares = Math.floor((pixel % width) / SQUARE_PX) + Math.floor(Math.floor(pixel / width) / SQUARE_PX);
    const beneath = SQUARES[squares % 2] as number;
    for (let k = at; k < at + 3; k++) shown[k] = share * (rgba[k] as number) + (1 - share) * beneath;
    shown[at + 3] = OPAQUE;
  }
  return shown;
}
