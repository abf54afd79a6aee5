import type { FormatCard } from "../card.js";
import { H264_IN_MP4, VIDEO_TOLERANCE } from "../video/kind.js";
import { checkBoxes } from "./boxes.js";

/**
 * MP4 with H.264: 4:2:0, BT.709 in limited range, the index before the pictures (fast start). A frame without changes
 * extends the image before it. Sides are even.
 */
export const mp4Card: FormatCard<"mp4"> = {
  name: "mp4",
  title: "MP4",
  kind: "video",
  endings: [{ extension: ".mp4" }],
  mediaType: "video/mp4",
  goodFor: "slides and social networks, and a player's controls (H.264, 4:2:0)",
  limits: "colors are close, not exact; even sides; the player decides whether it plays again",
  unitMs: 1000 / H264_IN_MP4.unitsPerSecond,
  tolerance: VIDEO_TOLERANCE,
  givesUp: ["frames", "pixels"],
  cost: { once: [3, 30], frame: [0.4, 3.2], run: 0.14 },
  isWhole: hasWholeBoxes,
  encoding: async () => (await import("../video/encode/film-encoder.js")).videoEncoding(H264_IN_MP4),
  decode: async (file) => (await import("../video/decode/video.js")).decodeVideo(file, H264_IN_MP4.containerName),
};

function hasWholeBoxes(file: Buffer): boolean {
  try {
    checkBoxes(file);
    return true;
  } catch {
    return false;
  }
}
