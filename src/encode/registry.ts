import type { EncoderFormat } from "./encoder.js";
import { gif } from "./gif/gif.js";

/** Every encoder that has a name. The usual one is at hand, the others are loaded when asked for. */
export const encoders: Readonly<Record<EncoderName, () => Promise<EncoderFormat>>> = {
  gradreel: async () => gif,
  gifencoder: async () => (await import("./gifencoder.js")).gifencoder,
};

export type EncoderName = "gradreel" | "gifencoder";
