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
      return boxesEnd(file) === file.length;
    case "svg":
      return file.subarray(-7).toString("latin1") === "</svg>\n";
    case "html":
      return file.subarray(-8).toString("latin1") === "</html>\n";
    case "webm":
      return true;
  }
}

/** Where the last of a file's boxes ends. Those of gradreel are no longer than 32 bits can say. */
function boxesEnd(file: Buffer): number {
  let at = 0;
  while (at + 8 <= file.length) {
    const length = file.readUInt32BE(at);
    if (length < 8) break;
    at += length;
  }
  return at;
}
