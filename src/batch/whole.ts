import type { FormatName } from "../formats/names.js";
import { checkBoxes } from "../formats/video/decode/boxes.js";

const GIF_TRAILER = 0x3b;

/**
 * Whether a file ends as its format does: one that was cut off does not. It says nothing of what is before the end.
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
      return webmEnd(file) === file.length;
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

/** What comes first in a WebM, and all the rest of it: elements of EBML by their numbers. */
const [HEADER, SEGMENT] = [0x1a45dfa3, 0x18538067];

/**
 * Where a WebM ends by what it says of its length; nowhere, if it does not say.
 *
 * @see RFC 8794, sections 4 and 7
 */
function webmEnd(file: Buffer): number | undefined {
  const header = elementEnd(file, 0, HEADER);
  return header === undefined ? undefined : elementEnd(file, header, SEGMENT);
}

/** Where an element ends that begins here; nowhere, if it is another. A length that is not known leads beyond all files. */
function elementEnd(file: Buffer, at: number, id: number): number | undefined {
  const first = file[at + 4] ?? 0;
  // As many zeros as the first byte of its length begins with, so many bytes follow.
  const following = Math.clz32(first) - 24;
  const start = at + 5 + following;
  if (following > 7 || start > file.length || file.readUInt32BE(at) !== id) return undefined;
  const rest = file.subarray(start - following, start);
  return start + rest.reduce((sum, byte) => 256 * sum + byte, first & (0x7f >> following));
}
