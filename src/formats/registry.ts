import type { SequenceSink } from "../files/artifact.js";
import type { EncoderFormat } from "./encoder.js";
import { gif } from "./gif/encode/gif.js";

/** Every encoder by its name. The usual one is at hand, the others are loaded when asked for. */
export const encoders: Readonly<Record<EncoderName, () => Promise<EncoderFormat<SequenceSink>>>> = {
  gif: async () => gif,
  gifencoder: async () => (await import("./gif/gifencoder.js")).gifencoder,
  apng: async () => (await import("./png/encode/apng.js")).apng,
  png: async () => (await import("./png/encode/poster.js")).poster,
  sequence: async () => (await import("./png/encode/sequence.js")).sequence,
  webp: async () => (await import("./webp/encode/webp.js")).webp,
  mp4: async () => (await import("./video/encode/mp4.js")).mp4,
  webm: async () => (await import("./video/encode/webm.js")).webm,
};

export type EncoderName = "gif" | "gifencoder" | "apng" | "png" | "sequence" | "webp" | "mp4" | "webm";
