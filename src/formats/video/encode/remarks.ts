import type { Timeline } from "../../../film/frame.js";
import type { Size } from "../../../math/geometry.js";
import type { VideoKind } from "../kind.js";
import { blocksOf } from "./limits.js";

/** Of 4096×2304: level 5.2 of H.264, where hardware mostly ends. */
const USUAL_BLOCKS = 36_864;

/** What became of the size, and who may not like it. */
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

/** Playing once and playing forever are left to the player, as everybody knows; a number is not. */
export function playsRemarks({ containerName }: VideoKind, { plays }: Timeline): string[] {
  if (plays < 2) return [];
  return [`${containerName} cannot say how often to play: ${plays} times is left to the player.`];
}
