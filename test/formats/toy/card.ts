import type { FormatCard } from "../../../src/formats/card.js";

const END = "!toy";

/** A toy format that tests add to the list: whole pictures, each after its time, and a remark. */
export const toyCard: FormatCard<"toy"> = {
  name: "toy",
  title: "Toy",
  kind: "animation",
  endings: [{ extension: ".toy" }],
  mediaType: "image/x-toy",
  goodFor: "showing that a format is one folder and one line",
  limits: "nothing else reads it",
  unitMs: 20,
  tolerance: 8,
  fastest: { fps: 25, beyond: "toys break" },
  givesUp: ["pixels"],
  cost: { once: [1, 1], frame: [1, 1], run: 1 },
  isWhole: (file) => file.toString("latin1").endsWith(END),
  encoding: async () => (await import("./encoding.js")).toy(END),
  decode: async (file) => (await import("./decoded.js")).decodeToy(file, END),
};
