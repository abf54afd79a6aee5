import { endsWith, type FormatCard } from "../card.js";

export const htmlCard: FormatCard<"html"> = {
  name: "html",
  title: "HTML",
  kind: "page",
  endings: [{ extension: ".html" }, { extension: ".htm" }],
  mediaType: "text/html",
  goodFor: "lectures and docs pages: sharp at any size, to be paused, stepped through and slowed down",
  limits: "a page to link to or to frame, not a picture; it needs JavaScript; 110 kB and up",
  isText: true,
  readsPoster: true,
  givesUp: [],
  cost: { once: [2, 0], frame: [0.05, 0], run: 0 },
  isWhole: (file) => endsWith(file, "</html>\n"),
  encoding: async () => (await import("./html.js")).html,
};
