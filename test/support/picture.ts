import { createCanvas, loadImage } from "canvas";

/** A picture in memory: four bytes a pixel, red first. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

/** Left, top, right and bottom pixel, all included. */
export type Corners = readonly [number, number, number, number];

export async function loadPicture(path: string): Promise<Picture> {
  const image = await loadImage(path);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { width, height } = image;
  return { width, height, rgba: context.getImageData(0, 0, width, height).data };
}

/** Rec. 601 luma, 0 to 255. */
export function lumaAt({ rgba, width }: Picture, x: number, y: number): number {
  const i = 4 * (y * width + x);
  return 0.299 * (rgba[i] as number) + 0.587 * (rgba[i + 1] as number) + 0.114 * (rgba[i + 2] as number);
}

/** How blue a pixel is: 0 for any gray. */
export function bluenessAt({ rgba, width }: Picture, x: number, y: number): number {
  const i = 4 * (y * width + x);
  return Math.max(0, (rgba[i + 2] as number) - (rgba[i] as number));
}

/** The box of the pixels darker than half, within a region. */
export function inkBox(picture: Picture, [left, top, right, bottom]: Corners): Corners {
  const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      if (lumaAt(picture, x, y) >= 128) continue;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  return box;
}

/**
 * Mean structural similarity of two pictures of one size, over 8×8 windows side by side, on luma.
 *
 * @see Wang, Bovik, Sheikh & Simoncelli 2004, equation 13, with K₁ 0.01, K₂ 0.03, L 255
 */
export function meanSsim(a: Picture, b: Picture): number {
  const side = 8;
  let sum = 0;
  let windows = 0;
  for (let y = 0; y + side <= a.height; y += side) {
    for (let x = 0; x + side <= a.width; x += side) {
      sum += ssimOfWindow(a, b, x, y, side);
      windows++;
    }
  }
  return sum / windows;
}

function ssimOfWindow(a: Picture, b: Picture, left: number, top: number, side: number): number {
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
  const count = side * side;
  let [sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + side; y++) {
    for (let x = left; x < left + side; x++) {
      const [va, vb] = [lumaAt(a, x, y), lumaAt(b, x, y)];
      sumA += va;
      sumB += vb;
      sumAA += va * va;
      sumBB += vb * vb;
      sumAB += va * vb;
    }
  }
  const [meanA, meanB] = [sumA / count, sumB / count];
  const varianceA = sumAA / count - meanA ** 2;
  const varianceB = sumBB / count - meanB ** 2;
  const covariance = sumAB / count - meanA * meanB;
  return (
    ((2 * meanA * meanB + c1) * (2 * covariance + c2)) / ((meanA ** 2 + meanB ** 2 + c1) * (varianceA + varianceB + c2))
  );
}
