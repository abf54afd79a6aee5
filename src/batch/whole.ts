import { checkBoxes } from "../decode/video/boxes.js";
import type { FormatName } from "../names.js";

const GIF_TRAILER = 0x3b;

/**
 * Whether a file ends as its format does: one that was cut off does not. It says nothing of what is before the end.
 * WebM is taken for whole: its end has no mark.
 */
export function isWhole(file: Buffer, format: FormatName): boolean {
  switch (format) {
    case "gif":
      return file.at(-1) === GIF_TRAILER;
    case "apng":
    case "png":
    case "sequence":
      return file.subarray(-8, -4).toString("latin1") === "IEND";
    case "webp":
      return file.length >= 8 && file.readUInt32LE(4) + 8 === file.length;
    case "mp4":
      return hasWholeBoxes(file);
    case "svg":
      return file.subarray(-7).toString("latin1") === "</svg>\n";
    case "html":
      return file.subarray(-8).toString("latin1") === "</html>\n";
    case "webm":
      return true;
  }
}

function hasWholeBoxes(file: Buffer): boolean {
  try {
    checkBoxes(file);
    return true;
  } catch {
    return false;
  }
}
