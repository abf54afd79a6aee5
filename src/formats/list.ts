import { apngCard } from "./apng/card.js";
import type { FormatCard } from "./card.js";
import { gifCard } from "./gif/card.js";
import { htmlCard } from "./html/card.js";
import { mp4Card } from "./mp4/card.js";
import { pngCard } from "./png/card.js";
import { sequenceCard } from "./sequence/card.js";
import { svgCard } from "./svg/card.js";
import { webmCard } from "./webm/card.js";
import { webpCard } from "./webp/card.js";

/** A format's name, as in the setting `format`. */
export type FormatName = "gif" | "apng" | "webp" | "mp4" | "webm" | "png" | "sequence" | "svg" | "html";

const cards: { readonly [Name in FormatName]: FormatCard<Name> } = {
  gif: gifCard,
  apng: apngCard,
  webp: webpCard,
  mp4: mp4Card,
  webm: webmCard,
  png: pngCard,
  sequence: sequenceCard,
  svg: svgCard,
  html: htmlCard,
};

/** Every format. To add one, write its card and name it above. */
export const formatList: readonly FormatCard<FormatName>[] = Object.values(cards);
