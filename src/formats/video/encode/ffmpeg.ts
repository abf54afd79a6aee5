import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { promisify } from "node:util";
import { SystemError } from "../../../errors.js";
import type { Codec } from "../kind.js";
import type { Compressor, CompressorSource, PictureStream } from "./compressor.js";
import { accessUnits, ivfFrames, type PacketReader } from "./packets.js";

const PROGRAM = "ffmpeg";
const MOST_ERROR_CHARACTERS = 300;
const COLORS = ["-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"];

interface Coding {
  readonly encoder: string;
  /** The settings of @napi-rs/webcodecs: one packet a picture, none hidden, none out of order. */
  readonly output: readonly string[];
  readPackets(): PacketReader;
}

const CODINGS: Readonly<Record<Codec, Coding>> = {
  h264: {
    encoder: "libx264",
    output: "-preset superfast -tune zerolatency -crf 23 -g 250 -bf 0 -x264-params aud=1 -f h264".split(" "),
    readPackets: accessUnits,
  },
  vp9: {
    encoder: "libvpx-vp9",
    output:
      "-deadline realtime -cpu-used 7 -row-mt 1 -crf 23 -b:v 0 -g 128 -lag-in-frames 0 -auto-alt-ref 0 -f ivf".split(
        " ",
      ),
    readPackets: ivfFrames,
  },
};

/** An ffmpeg on the PATH with x264 or libvpx, which gets the pictures through a pipe. */
export const ffmpeg: CompressorSource = {
  name: "the ffmpeg on the PATH",
  async open(stream) {
    const { encoder } = CODINGS[stream.codec];
    const encoders = await listedEncoders();
    if (encoders === undefined) return { missing: "there is no ffmpeg on the PATH" };
    if (!encoders.split(/\s+/).includes(encoder)) return { missing: `the ffmpeg on the PATH has no ${encoder}` };
    return new FfmpegCompressor(stream);
  },
};

/** ffmpeg's list of encoders; undefined if it does not run. */
async function listedEncoders(): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(PROGRAM, ["-hide_banner", "-encoders"], { windowsHide: true });
    return stdout;
  } catch {
    return undefined;
  }
}

class FfmpegCompressor implements Compressor {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #ended: Promise<void>;
  #failure: SystemError | undefined;
  #errorOutput = "";

  constructor({ codec, size, fps, onPacket }: PictureStream) {
    const { encoder, output, readPackets } = CODINGS[codec];
    const raw = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-video_size", `${size.width}x${size.height}`];
    this.#child = spawn(
      PROGRAM,
      ["-hide_banner", "-nostdin", "-loglevel", "error"].concat(
        raw,
        ["-framerate", String(fps), "-i", "pipe:0", "-c:v", encoder, "-pix_fmt", "yuv420p"],
        COLORS,
        output,
        "pipe:1",
      ),
      // In its own process group, ffmpeg does not get Ctrl-C: this process ends it.
      { stdio: ["pipe", "pipe", "pipe"], detached: true, windowsHide: true },
    );
    const reader = readPackets();
    this.#child.stdout.on("data", (piece: Buffer) => {
      for (const packet of reader.take(piece)) onPacket(packet);
    });
    this.#child.stderr.on("data", (piece: Buffer) => {
      this.#errorOutput = `${this.#errorOutput}${piece}`.slice(-MOST_ERROR_CHARACTERS);
    });
    // On a broken pipe, ffmpeg's exit code decides.
    this.#child.stdin.on("error", () => {});
    this.#ended = new Promise((resolve) => {
      this.#child.once("error", ({ message }) => {
        this.#failure ??= new SystemError(`ffmpeg cannot be started: ${message}.`);
        resolve();
      });
      this.#child.once("close", (code, signal) => {
        if (code === 0) for (const packet of reader.rest()) onPacket(packet);
        else this.#failure ??= new SystemError(this.#exitMessage(code, signal), "Try npm install @napi-rs/webcodecs.");
        resolve();
      });
    });
  }

  async add(planes: Uint8Array): Promise<void> {
    const isTaken = await new Promise<boolean>((resolve) => {
      this.#child.stdin.write(planes, (error) => resolve(!error));
    });
    if (isTaken) return;
    await this.#ended;
    throw this.#failure ?? new SystemError("ffmpeg ended before the film did.", "Try npm install @napi-rs/webcodecs.");
  }

  async finish(): Promise<void> {
    this.#child.stdin.end();
    await this.#ended;
    if (this.#failure) throw this.#failure;
  }

  async abort(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  #exitMessage(code: number | null, signal: NodeJS.Signals | null): string {
    const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
    const why = this.#errorOutput.trim().split("\n").at(-1)?.replace(/\.$/, "");
    return `ffmpeg ${how}${why ? `: ${why}` : ""}.`;
  }
}
