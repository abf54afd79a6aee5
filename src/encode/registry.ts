import type { SequenceSink } from "../artifact.js";
import type { EncoderFormat } from "./encoder.js";
import { gif } from "./gif/gif.js";

/** Every encoder by its name. The usual one is at hand, the others are loaded when asked for. */
export const encoders: Readonly<Record<EncoderName, () => Promise<EncoderFormat<SequenceSink>>>> = {
  gif: async () => gif,
  gifencoder: async () => (await import("./gifencoder.js")).gifencoder,
  apng: async () => (await import("./png/apng.js")).apng,
  png: async () => (await import("./png/poster.js")).poster,
  sequence: async () => (await import("./png/sequence.js")).sequence,
  webp: async () => (await import("./webp/webp.js")).webp,
  mp4: async () => (await import("./video/mp4.js")).mp4,
  webm: async () => (await import("./video/webm.js")).webm,
};

export type EncoderName = "gif" | "gifencoder" | "apng" | "png" | "sequence" | "webp" | "mp4" | "webm";
