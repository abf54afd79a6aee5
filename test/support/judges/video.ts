import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { outputOf, pieces, programThatRuns } from "./judge.js";

/** What ffmpeg says of a video file, and every picture in it. */
export interface DecodedVideo {
  readonly width: number;
  readonly height: number;
  /** ffprobe's description of the video stream, and of the file. */
  readonly stream: Readonly<Record<string, string>>;
  readonly format: { readonly duration: string; readonly tags: Readonly<Record<string, string>> };
  /** When each picture begins, in milliseconds. */
  readonly startsMs: readonly number[];
  /** Of the file, in milliseconds. */
  readonly totalMs: number;
  /** Luma, as the file has it. */
  readonly luma: readonly Buffer[];
  /** Red, green, blue, by ffmpeg's reading of what the file says of its colors. */
  readonly rgb: readonly Buffer[];
}

export function videoJudgeMissing(): string | undefined {
  return programThatRuns(["ffmpeg"], ["-version"]) ? undefined : "ffmpeg is not installed";
}

/** Has ffmpeg decode a file; `folder` is for the file's name to be in. */
export function decodeVideo(file: Uint8Array, folder: string, extension: string): DecodedVideo {
  const path = join(folder, `film.${extension}`);
  writeFileSync(path, file);
  const asked = ["-show_streams", "-show_format", "-show_entries", "packet=pts_time", "-of", "json"];
  const { streams, format, packets } = JSON.parse(outputOf("ffprobe", ["-v", "error", ...asked, path]).toString());
  const [stream] = streams;
  const { width, height } = stream;
  const raw = (...format: string[]) => {
    const pictures = ["-v", "error", "-i", path, "-fps_mode", "passthrough", "-f", "rawvideo", ...format, "-"];
    return outputOf("ffmpeg", pictures);
  };
  const half = Math.ceil(width / 2) * Math.ceil(height / 2);
  const yuv = raw("-pix_fmt", "yuv420p");
  return {
    width,
    height,
    stream,
    format,
    startsMs: packets.map(({ pts_time }: { pts_time: string }) => 1000 * Number(pts_time)),
    totalMs: 1000 * Number(format.duration),
    luma: pieces(yuv, width * height + 2 * half).map((planes) => planes.subarray(0, width * height)),
    rgb: pieces(raw("-sws_flags", "accurate_rnd+full_chroma_int", "-pix_fmt", "rgb24"), 3 * width * height),
  };
}

/** ffprobe's description of the video stream without its container. */
export function streamAlone(file: Uint8Array, folder: string, extension: string): DecodedVideo["stream"] {
  const path = join(folder, `film.${extension}`);
  const alone = join(folder, extension === "mp4" ? "stream.h264" : "stream.ivf");
  writeFileSync(path, file);
  outputOf("ffmpeg", ["-v", "error", "-y", "-i", path, "-c", "copy", alone]);
  const { streams } = JSON.parse(
    outputOf("ffprobe", ["-v", "error", "-show_streams", "-of", "json", alone]).toString(),
  );
  return streams[0];
}

/** The luma of a color by BT.709 in limited range, not rounded. */
export function lumaOf(red: number, green: number, blue: number): number {
  return 16 + (219 / 255) * (0.2126 * red + 0.7152 * green + 0.0722 * blue);
}

/** How near luma is to what it should be, in decibels below the largest error there is. */
export function psnr(luma: Uint8Array, rgba: Uint8ClampedArray): number {
  let sum = 0;
  for (let i = 0; i < luma.length; i++) {
    const wanted = lumaOf(...(rgba.subarray(4 * i, 4 * i + 3) as unknown as [number, number, number]));
    sum += ((luma[i] as number) - wanted) ** 2;
  }
  return 10 * Math.log10(255 ** 2 / (sum / luma.length));
}
