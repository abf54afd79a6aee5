import type { EncoderFormat } from "../../encoder.js";

/**
 * WebM with VP9, profile 0: 4:2:0 at BT.709 in limited range, times in milliseconds. Frames that change
 * nothing make the image before longer. Sides are even.
 *
 * `open` throws a `SystemError` if this machine has no encoder, and a `UsageError` if the picture is
 * larger than VP9 can say.
 */
export const webm: EncoderFormat = {
  needsSurvey: () => false,
  async open(film, sink, options) {
    // Most renders write no video: what it takes is loaded for those that do.
    const { openFilm, VP9_IN_WEBM } = await import("./film-encoder.js");
    return openFilm(VP9_IN_WEBM, film, sink, options);
  },
};
