import { endsWith, type FormatCard } from "../card.js";

export const svgCard: FormatCard<"svg"> = {
  name: "svg",
  title: "SVG",
  kind: "still",
  endings: [{ extension: ".svg" }],
  mediaType: "image/svg+xml",
  goodFor: "a poster that is sharp at any size: one frame, text as outlines",
  limits: "a still; long trails make large files, and there is no budget that could help",
  isText: true,
  readsPoster: true,
  givesUp: [],
  cost: { once: [4, 3], frame: [0, 0], run: 0 },
  isWhole: (file) => endsWith(file, "</svg>\n"),
  encoding: async () => (await import("./svg.js")).svg,
};
