import type { EncoderFormat } from "../../encoder.js";

/**
 * MP4 with H.264: 4:2:0 at BT.709 in limited range, times in 1/90,000 s, the index before the pictures
 * (fast start). Frames that change nothing make the image before longer. Sides are even.
 *
 * `open` throws a `SystemError` if this machine has no encoder, and a `UsageError` if the picture is
 * larger than H.264 can say.
 */
export const mp4: EncoderFormat = {
  needsSurvey: () => false,
  async open(film, sink, options) {
    // Most renders write no video: what it takes is loaded for those that do.
    const { H264_IN_MP4, openFilm } = await import("./film-encoder.js");
    return openFilm(H264_IN_MP4, film, sink, options);
  },
};
