import { UsageError } from "../../../errors.js";
import type { Size } from "../../../math/geometry.js";
import { message, setting } from "../../../text/message.js";
import type { VideoKind } from "../kind.js";

/** The limit of both x264 and libvpx. */
const LONGEST_SIDE_PX = 16_384;
const BLOCK_PX = 16;
/** Most blocks of 16×16 pixels in level 6.2, the highest of both H.264 and VP9. */
const MOST_BLOCKS = 139_264;

/**
 * @param size Size of the coded picture.
 * @throws {UsageError} if it is larger than the highest level of the codec.
 */
export function checkSize({ codecName, containerName }: VideoKind, size: Size): void {
  const { width, height } = size;
  if (Math.max(width, height) <= LONGEST_SIDE_PX && blocksOf(size) <= MOST_BLOCKS) return;
  throw new UsageError(
    `${containerName} cannot hold a picture of ${width}×${height}: the limits of ${codecName} are sides of ${LONGEST_SIDE_PX} pixels and 35 million pixels in all.`,
    message`Choose a smaller ${setting("width")} or ${setting("height")}: most players can show 4096×2304.`,
    { settings: [["width"], ["height"]] },
  );
}

export function blocksOf({ width, height }: Size): number {
  return Math.ceil(width / BLOCK_PX) * Math.ceil(height / BLOCK_PX);
}
