import { endsWith, type FormatCard } from "../card.js";

export const pngCard: FormatCard<"png"> = {
  name: "png",
  title: "PNG",
  kind: "still",
  endings: [{ extension: ".png" }],
  mediaType: "image/png",
  goodFor: "a poster, print, and readers who prefer reduced motion: one frame of your choice",
  limits: "a still",
  readsPoster: true,
  givesUp: ["colors", "pixels"],
  cost: { once: [5, 50], frame: [0, 0], run: 0.14 },
  isWhole: isWholePng,
  encoding: async () => (await import("./encode/poster.js")).poster,
  decode: async (file) => (await import("./decode/png.js")).decodePng(file),
};

/** Returns true if a file ends with the last chunk of every PNG, animated or not. */
export function isWholePng(file: Buffer): boolean {
  return endsWith(file.subarray(0, -4), "IEND");
}
