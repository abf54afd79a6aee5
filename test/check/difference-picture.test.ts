import { describe, expect, it } from "vitest";
import type { Picture } from "../../src/check/picture.js";
import { differencePicture, pictureFile } from "../../src/check/report-pictures.js";
import { decodePng } from "../support/judges/libpng.js";

const [WIDTH, HEIGHT] = [60, 40];

function picture(changes: readonly (readonly [x: number, y: number, level: number])[] = [], opacity = 255): Picture {
  const rgba = new Uint8ClampedArray(4 * WIDTH * HEIGHT).fill(100);
  for (let at = 3; at < rgba.length; at += 4) rgba[at] = opacity;
  for (const [x, y, level] of changes) rgba[4 * (y * WIDTH + x)] = level;
  return { width: WIDTH, height: HEIGHT, rgba };
}

const pixelAt = ({ rgba }: Picture, x: number, y: number) => [
  ...rgba.subarray(4 * (y * WIDTH + x), 4 * (y * WIDTH + x) + 4),
];
const saturation = ([red = 0, green = 0]: readonly number[]) => red - green;

describe("a difference picture", () => {
  const changed = picture([
    [30, 20, 120],
    [31, 20, 140],
    [32, 20, 255],
  ]);
  const shown = differencePicture(picture(), changed, 32);

  it("is gray where nothing differs", () => {
    for (const [x, y] of [
      [0, 0],
      [33, 20],
      [59, 39],
    ] as const) {
      const [red, green, blue, opacity] = pixelAt(shown, x, y);
      expect([green, blue, opacity]).toEqual([red, red, 255]);
    }
  });

  it("is redder the more a pixel differs, and faint where it may", () => {
    const [faint, some, much] = [30, 31, 32].map((x) => pixelAt(shown, x, 20)) as [number[], number[], number[]];
    expect(saturation(faint)).toBeGreaterThan(20);
    expect(saturation(some)).toBeGreaterThan(2 * saturation(faint));
    expect(saturation(much)).toBeGreaterThan(saturation(some));
  });

  it("has a frame around what differs too much, with room between, that stays within the picture", () => {
    const reds = (picture: Picture) => {
      const found: [number, number][] = [];
      for (let y = 0; y < HEIGHT; y++)
        for (let x = 0; x < WIDTH; x++) if (saturation(pixelAt(picture, x, y)) > 100) found.push([x, y]);
      return found;
    };
    const [xs, ys] = [0, 1].map((k) => reds(shown).map((place) => place[k] as number)) as [number[], number[]];
    expect([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]).toEqual([23, 40, 12, 28]);
    expect(saturation(pixelAt(shown, 28, 20))).toBe(0);
    const corner = reds(differencePicture(picture(), picture([[0, 0, 255]]), 32));
    expect(corner).toContainEqual([7, 0]);
    expect(corner).toContainEqual([0, 7]);
    expect(reds(differencePicture(picture(), picture([[30, 20, 132]]), 32))).toEqual([]);
  });

  it("shows what is transparent in one of them", () => {
    expect(saturation(pixelAt(differencePicture(picture(), picture([], 0), 32), 30, 20))).toBeGreaterThan(100);
  });
});

describe("a picture's file", () => {
  it("has its pixels, and a checkerboard where there are none", async () => {
    const colorful = picture(
      Array.from({ length: WIDTH * HEIGHT }, (_, i) => [i % WIDTH, Math.floor(i / WIDTH), i % 256] as const),
    );
    const rgb = await decodePng(Buffer.from(await pictureFile(colorful)));
    const wanted = Buffer.from(colorful.rgba.filter((_, i) => i % 4 < 3));
    expect(rgb.equals(wanted)).toBe(true);
    const clear = await decodePng(Buffer.from(await pictureFile(picture([], 0))));
    expect(new Set(clear)).toEqual(new Set([255, 204]));
    expect([clear[0], clear[3 * 8], clear[3 * 8 * WIDTH]]).toEqual([255, 204, 204]);
  });
});
