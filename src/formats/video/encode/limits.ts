import { UsageError } from "../../../errors.js";
import type { Timeline } from "../../../film/frame.js";
import type { Size } from "../../../math/geometry.js";
import { message, setting } from "../../../text/message.js";
import type { VideoKind } from "../kind.js";

/** The limit of both x264 and libvpx. */
const LONGEST_SIDE_PX = 16_384;
const BLOCK_PX = 16;
/** Most blocks of 16×16 pixels in level 6.2, the highest of both H.264 and VP9. */
const MOST_BLOCKS = 139_264;
/** Blocks of 4096×2304: level 5.2 of H.264, the limit of most hardware. */
const USUAL_BLOCKS = 36_864;

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

function blocksOf({ width, height }: Size): number {
  return Math.ceil(width / BLOCK_PX) * Math.ceil(height / BLOCK_PX);
}

/** Remarks on padding to even sides, and on sizes that many players cannot show. */
export function sizeRemarks({ containerName }: VideoKind, picture: Size, coded: Size): string[] {
  const [from, to] = [picture, coded].map(({ width, height }) => `${width}×${height}`);
  const remarks: string[] = [];
  if (from !== to) {
    remarks.push(`${containerName} needs even sides: ${from} is padded to ${to} with the color of its edge.`);
  }
  if (blocksOf(coded) > USUAL_BLOCKS) {
    remarks.push(`Not every player shows ${to}: most end at 4096×2304.`);
  }
  return remarks;
}

/** A remark that the format has no number of plays, if that is neither once nor forever. */
export function playsRemarks({ containerName }: VideoKind, { plays }: Timeline): string[] {
  if (plays < 2) return [];
  return [`${containerName} has no number of plays: playing ${plays} times is left to the player.`];
}
