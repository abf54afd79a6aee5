import type { FormatCard } from "../card.js";
import { VIDEO_TOLERANCE, VP9_IN_WEBM } from "../video/kind.js";
import { ebmlEnd } from "./ebml-end.js";

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
  isWhole: (file) => ebmlEnd(file) === file.length,
  encoding: async () => (await import("../video/encode/film-encoder.js")).videoEncoding(VP9_IN_WEBM),
  decode: async (file) => (await import("../video/decode/video.js")).decodeVideo(file, VP9_IN_WEBM.containerName),
};
