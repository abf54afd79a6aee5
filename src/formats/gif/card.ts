import type { FormatCard } from "../card.js";
import { commentsIn } from "./comments.js";
import { UNIT_MS } from "./encode/delays.js";
import { gif } from "./encode/gif.js";

const TRAILER = 0x3b;

export const gifCard: FormatCard<"gif"> = {
  name: "gif",
  title: "GIF",
  kind: "animation",
  endings: [{ extension: ".gif" }],
  mediaType: "image/gif",
  goodFor: "an animation that plays wherever a picture is shown",
  limits: "256 colors; frames of 20 ms or more, in steps of 10 ms; 65535 pixels a side",
  unitMs: UNIT_MS,
  fastest: { fps: 50, beyond: "browsers slow a faster GIF down to 10 fps" },
  givesUp: ["colors", "frames", "pixels"],
  cost: { once: [5, 24], frame: [0, 0], run: 0.42 },
  isWhole: (file) => file.at(-1) === TRAILER,
  comments: commentsIn,
  // Most renders write a GIF, and loading its encoder with the rest is faster than loading it later.
  encoding: async () => gif,
  decode: async (file) => (await import("./decode/gif.js")).decodeGif(file),
  otherWriters: {
    // It chooses a palette for every picture, from every pixel of every frame.
    gifencoder: {
      givesUp: ["frames", "pixels"],
      cost: { once: [5, 24], frame: [0, 195], run: 0.42 },
      encoding: async () => (await import("./gifencoder.js")).gifencoder,
    },
  },
};
