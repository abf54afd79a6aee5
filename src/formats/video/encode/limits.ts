import { UsageError } from "../../../errors.js";
import type { Size } from "../../../math/geometry.js";
import type { VideoKind } from "../kind.js";

/** x264 and libvpx both end here. */
const LONGEST_SIDE_PX = 16_384;
const BLOCK_PX = 16;
/** The most blocks of 16×16 that the highest level of H.264 has, 6.2; VP9's, of the same number, says the same. */
const MOST_BLOCKS = 139_264;

/**
 * @param size The coded picture's.
 * @throws {UsageError} if it is larger than the highest level of the codec.
 */
export function checkSize({ codecName, containerName }: VideoKind, size: Size): void {
  const { width, height } = size;
  if (Math.max(width, height) <= LONGEST_SIDE_PX && blocksOf(size) <= MOST_BLOCKS) return;
  throw new UsageError(
    `${containerName} cannot hold a picture of ${width}×${height}: ${codecName} ends at sides of ${LONGEST_SIDE_PX} pixels, and at 35 million pixels.`,
    "Choose a smaller width or height: 4096×2304 is what most players can show.",
  );
}

export function blocksOf({ width, height }: Size): number {
  return Math.ceil(width / BLOCK_PX) * Math.ceil(height / BLOCK_PX);
}
