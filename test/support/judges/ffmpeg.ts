import { type Judge, outputOf, pieces, programThatRuns } from "./judge.js";

interface Probe {
  readonly streams: readonly { readonly width: number; readonly height: number }[];
  readonly packets: readonly { readonly duration_time: string }[];
}

export const ffmpeg: Judge = {
  name: "ffmpeg",
  missing: () => (programThatRuns(["ffmpeg"], ["-version"]) ? undefined : "ffmpeg is not installed"),
  decode(path) {
    const entries = ["-show_entries", "stream=width,height:packet=duration_time", "-of", "json"];
    const { streams, packets }: Probe = JSON.parse(outputOf("ffprobe", ["-v", "error", ...entries, path]).toString());
    const { width, height } = streams[0] as Probe["streams"][number];
    const raw = ["-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"];
    const pictures = pieces(outputOf("ffmpeg", ["-v", "error", "-i", path, ...raw]), 3 * width * height);
    if (pictures.length !== packets.length) {
      throw new Error(`${pictures.length} pictures, but ${packets.length} packets`);
    }
    const images = pictures.map((rgb, i) => ({
      rgb,
      durationMs: Math.round(1000 * Number(packets[i]?.duration_time)),
    }));
    return { width, height, images };
  },
};
