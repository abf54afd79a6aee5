import type { FormatCard } from "../card.js";
import { isWholePng } from "../png/card.js";

export const apngCard: FormatCard<"apng"> = {
  name: "apng",
  title: "APNG",
  kind: "animation",
  endings: [{ extension: ".apng" }, { extension: ".png", needs: "animated" }],
  mediaType: "image/apng",
  goodFor: "every color as it is, in all browsers; a still where animation is not known",
  limits: "larger than a GIF where there are more than 256 colors; a few sites show the first frame alone",
  unitMs: 1,
  givesUp: ["colors", "frames", "pixels"],
  cost: { once: [0, 76], frame: [0.3, 1.8], run: 0.22 },
  isWhole: isWholePng,
  encoding: async () => (await import("./apng.js")).apng,
  decode: async (file) => (await import("../png/decode/png.js")).decodePng(file),
};
