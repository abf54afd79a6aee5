import { wordsOf } from "../film/frame.js";
import { intersect, isEmpty, type Rect, wholeOf } from "../math/geometry.js";
import { difference, offBy, type Picture } from "./picture.js";

/** Equal pixels are grays from this to white, so that only differences have colors. */
const DARKEST_GRAY = 165;
/** The colors of a difference within the tolerance, of the smallest beyond it and of the largest. */
const FAINT = [255, 214, 160] as const;
const LEAST = [255, 120, 110] as const;
const MOST = [190, 0, 20] as const;
/** The gap between differing pixels and the frame that makes them easy to find. */
const FRAME_GAP_PX = 6;
const FRAME_WIDTH_PX = 2;
const OPAQUE = 255;

/**
 * A picture of where two pictures of one size differ: the expected one in light grays; orange where a pixel is off within
 * the tolerance, red where it is off by more, darker for more; and a frame around everything red.
 */
export function differencePicture(expected: Picture, actual: Picture, tolerance: number): Picture {
  const { width, height } = expected;
  const rgba = new Uint8ClampedArray(expected.rgba.length);
  const [wanted, got] = [wordsOf(expected.rgba), wordsOf(actual.rgba)];
  for (let at = 0; at < rgba.length; at += 4) {
    const off = offBy(wanted[at / 4] as number, got[at / 4] as number);
    if (off === 0) rgba.fill(grayOf(expected.rgba, at), at, at + 3);
    else if (off <= tolerance) rgba.set(FAINT, at);
    else rgba.set(mixed((off - tolerance) / (OPAQUE - tolerance)), at);
    rgba[at + 3] = OPAQUE;
  }
  const picture = { width, height, rgba };
  drawFrame(picture, difference(expected.rgba, actual.rgba, expected, tolerance).where);
  return picture;
}

/** Rec. 709 luma, lightened. */
function grayOf(rgba: Uint8ClampedArray, at: number): number {
  const [red = 0, green = 0, blue = 0] = rgba.subarray(at, at + 3);
  const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return DARKEST_GRAY + (luma * (OPAQUE - DARKEST_GRAY)) / OPAQUE;
}

/** @param share From 0, the smallest difference beyond the tolerance, to 1. */
function mixed(share: number): number[] {
  return LEAST.map((least, i) => least + share * ((MOST[i] as number) - least));
}

/** Draws a frame around a rectangle, as far as it lies in the picture. */
function drawFrame({ width, height, rgba }: Picture, where: Rect): void {
  if (isEmpty(where)) return;
  const reach = FRAME_GAP_PX + FRAME_WIDTH_PX;
  const outer = intersect(
    { x: where.x - reach, y: where.y - reach, width: where.width + 2 * reach, height: where.height + 2 * reach },
    wholeOf({ width, height }),
  );
  for (let y = outer.y; y < outer.y + outer.height; y++) {
    for (let x = outer.x; x < outer.x + outer.width; x++) {
      const across = Math.max(where.x - x, x - where.x - where.width + 1);
      const down = Math.max(where.y - y, y - where.y - where.height + 1);
      if (Math.max(across, down) > FRAME_GAP_PX) rgba.set(MOST, 4 * (y * width + x));
    }
  }
}
