import type { FormatCard } from "../card.js";

/** `RIFF` and the length of the rest. */
const HEAD_BYTES = 8;

export const webpCard: FormatCard<"webp"> = {
  name: "webp",
  title: "WebP",
  kind: "animation",
  endings: [{ extension: ".webp" }],
  mediaType: "image/webp",
  goodFor: "every color as it is, in the smallest file of those that keep them; all browsers since 2020",
  limits: "16383 pixels a side; slide programs and some sites do not take it",
  unitMs: 1,
  givesUp: ["colors", "frames", "pixels"],
  cost: { once: [59, 86], frame: [0, 3.6], run: 0.81 },
  isWhole: (file) => file.length >= HEAD_BYTES && file.readUInt32LE(4) + HEAD_BYTES === file.length,
  encoding: async () => (await import("./encode/webp.js")).webp,
  decode: async (file) => (await import("./decode/webp.js")).decodeWebp(file),
};
