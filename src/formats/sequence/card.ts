import type { FormatCard } from "../card.js";
import { isWholePng } from "../png/card.js";

export const sequenceCard: FormatCard<"sequence"> = {
  name: "sequence",
  title: "PNG sequence",
  kind: "frames",
  endings: [{ extension: ".png", needs: "number" }],
  mediaType: "image/png",
  goodFor: "editing programs and encoders of your own: a file per frame, numbered from 0",
  limits: "as many files as frames; the time they last is not in them",
  givesUp: ["colors", "pixels"],
  cost: { once: [0, 22], frame: [1.3, 5.6], run: 0.14 },
  isWhole: isWholePng,
  encoding: async () => (await import("./sequence.js")).sequence,
  decode: async (file) => (await import("../png/decode/png.js")).decodePng(file),
};
