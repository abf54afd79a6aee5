import type { EncoderFormat } from "./encoder.js";
import type { GifOptions } from "./gif/gif.js";

/** Every encoder that has a name, loaded when it is asked for. */
export const encoders: Readonly<Record<EncoderName, () => Promise<EncoderFormat<GifOptions>>>> = {
  gradreel: async () => (await import("./gif/gif.js")).gif,
  gifencoder: async () => (await import("./gifencoder.js")).gifencoder,
};

export type EncoderName = "gradreel" | "gifencoder";
