import type { Timeline } from "../../../film/frame.js";
import type { Size } from "../../../math/geometry.js";
import type { VideoKind } from "../kind.js";
import { blocksOf } from "./limits.js";

/** Blocks of 4096×2304: level 5.2 of H.264, the limit of most hardware. */
const USUAL_BLOCKS = 36_864;

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
