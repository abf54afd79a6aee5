import type { Size } from "../../../math/geometry.js";

/**
 * Levels of VP9: ten times the level's number, most pixels a second, and most pixels in a picture.
 *
 * @see https://www.webmproject.org/vp9/levels/
 */
const LEVELS: readonly (readonly [level: number, pixelsPerSecond: number, pixels: number])[] = [
  [10, 829_440, 36_864],
  [11, 2_764_800, 73_728],
  [20, 4_608_000, 122_880],
  [21, 9_216_000, 245_760],
  [30, 20_736_000, 552_960],
  [31, 36_864_000, 983_040],
  [40, 83_558_400, 2_228_224],
  [41, 160_432_128, 2_228_224],
  [50, 311_951_360, 8_912_896],
  [51, 588_251_136, 8_912_896],
  [52, 1_176_502_272, 8_912_896],
  [60, 1_176_502_272, 35_651_584],
  [61, 2_353_004_544, 35_651_584],
];
const HIGHEST_LEVEL = 62;

/** The codec string of a stream: profile 0, the lowest sufficient level, 8 bits. */
export function vp9CodecString({ width, height }: Size, fps: number): string {
  const pixels = width * height;
  const level = LEVELS.find(([, rate, most]) => pixels <= most && fps * pixels <= rate)?.[0] ?? HIGHEST_LEVEL;
  return `vp09.00.${level}.08`;
}

/** Returns true if a frame of profile 0 is a key frame, which neither shows an older frame nor builds on one. */
export function isVp9Key(data: Uint8Array): boolean {
  return ((data[0] as number) & 0b1100) === 0;
}
