import type { FormatName } from "../names.js";
import type { DecodedFilm } from "./decoded-film.js";

/**
 * Formats that hold pixels in one file; the files of a sequence are PNGs.
 */
export type DecodableName = Exclude<FormatName, "svg" | "html" | "sequence">;

/** Loaded when asked for: nobody needs all of them. */
const decoders: Readonly<Record<DecodableName, (file: Uint8Array) => Promise<DecodedFilm>>> = {
  gif: async (file) => (await import("../gif/decode/gif.js")).decodeGif(file),
  apng: async (file) => (await import("../png/decode/png.js")).decodePng(file),
  png: async (file) => (await import("../png/decode/png.js")).decodePng(file),
  webp: async (file) => (await import("../webp/decode/webp.js")).decodeWebp(file),
  mp4: async (file) => (await import("../video/decode/video.js")).decodeVideo(file, "MP4"),
  webm: async (file) => (await import("../video/decode/video.js")).decodeVideo(file, "WebM"),
};

/**
 * Opens an artifact. Whether it is whole is known when the last of its images has come.
 *
 * @throws {UnreadableError} if it is no file of this format, or a damaged one.
 * @throws {NoDecoderError} if this machine cannot read the format.
 */
export function decodeFilm(file: Uint8Array, format: DecodableName): Promise<DecodedFilm> {
  return decoders[format](file);
}
