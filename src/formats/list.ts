import { apngCard } from "./apng/card.js";
import { gifCard } from "./gif/card.js";
import { htmlCard } from "./html/card.js";
import { mp4Card } from "./mp4/card.js";
import { pngCard } from "./png/card.js";
import { sequenceCard } from "./sequence/card.js";
import { svgCard } from "./svg/card.js";
import { webmCard } from "./webm/card.js";
import { webpCard } from "./webp/card.js";

/** Every format. To add one, write its card and name it here. */
export const formatList = [
  gifCard,
  apngCard,
  webpCard,
  mp4Card,
  webmCard,
  pngCard,
  sequenceCard,
  svgCard,
  htmlCard,
] as const;
