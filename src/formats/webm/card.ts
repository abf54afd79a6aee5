import type { FormatCard } from "../card.js";
import { VIDEO_TOLERANCE, VP9_IN_WEBM } from "../video/kind.js";

/** The two elements of a WebM, by their numbers: a header, then everything else. */
const [HEADER, SEGMENT] = [0x1a45dfa3, 0x18538067];

/**
 * WebM with VP9, profile 0: 4:2:0, BT.709 in limited range. A frame without changes extends the image before it. Sides
 * are even.
 */
export const webmCard: FormatCard<"webm"> = {
  name: "webm",
  title: "WebM",
  kind: "video",
  endings: [{ extension: ".webm" }],
  mediaType: "video/webm",
  goodFor: "video on web pages without patents (VP9, 4:2:0)",
  limits: "as MP4; slower to make, and few programs beside browsers play it",
  unitMs: 1000 / VP9_IN_WEBM.unitsPerSecond,
  tolerance: VIDEO_TOLERANCE,
  givesUp: ["frames", "pixels"],
  cost: { once: [11, 156], frame: [0.3, 4.3], run: 0.14 },
  isWhole: (file) => elementEnd(file, elementEnd(file, 0, HEADER), SEGMENT) === file.length,
  encoding: async () => (await import("../video/encode/film-encoder.js")).videoEncoding(VP9_IN_WEBM),
  decode: async (file) => (await import("../video/decode/video.js")).decodeVideo(file, VP9_IN_WEBM.containerName),
};

/**
 * The end of the element at `at` by the length in it; `Infinity` if its number differs or the length is missing. An
 * unknown length ends beyond any file.
 *
 * @see RFC 8794, sections 4 and 7
 */
function elementEnd(file: Buffer, at: number, id: number): number {
  const first = file[at + 4] ?? 0;
  // The leading zeros of the length's first byte count the bytes after it.
  const following = Math.clz32(first) - 24;
  const start = at + 5 + following;
  if (following > 7 || start > file.length || file.readUInt32BE(at) !== id) return Infinity;
  const rest = file.subarray(start - following, start);
  return start + rest.reduce((sum, byte) => 256 * sum + byte, first & (0x7f >> following));
}
