import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { SystemError } from "../../../errors.js";
import type { Codec } from "../kind.js";
import type { Compressor, CompressorSource, PictureStream } from "./compressor.js";

const PROGRAM = "ffmpeg";
const MOST_ERROR_CHARACTERS = 300;
const COLORS = "-color_range tv -colorspace bt709 -color_primaries bt709 -color_trc bt709";

interface Coding {
  readonly encoder: string;
  /** The settings of @napi-rs/webcodecs: one packet a picture, none hidden, none out of order. */
  readonly output: string;
  readPackets(): PacketReader;
}

const CODINGS: Readonly<Record<Codec, Coding>> = {
  h264: {
    encoder: "libx264",
    output: "-preset superfast -tune zerolatency -crf 23 -g 250 -bf 0 -x264-params aud=1 -f h264",
    readPackets: accessUnits,
  },
  vp9: {
    encoder: "libvpx-vp9",
    output: "-deadline realtime -cpu-used 7 -row-mt 1 -crf 23 -b:v 0 -g 128 -lag-in-frames 0 -auto-alt-ref 0 -f ivf",
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
    return ffmpegCompressor(stream);
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

function ffmpegCompressor({ codec, size, fps, onPacket }: PictureStream): Compressor {
  const { encoder, output, readPackets } = CODINGS[codec];
  const raw = `-f rawvideo -pix_fmt yuv420p -video_size ${size.width}x${size.height} -framerate ${fps} -i pipe:0`;
  const coded = `-c:v ${encoder} -pix_fmt yuv420p ${COLORS} ${output} pipe:1`;
  // In its own process group, ffmpeg does not get Ctrl-C: this process ends it.
  const child = spawn(PROGRAM, `-hide_banner -nostdin -loglevel error ${raw} ${coded}`.split(" "), {
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
    windowsHide: true,
  });
  const reader = readPackets();
  let failure: SystemError | undefined;
  let errorOutput = "";
  child.stdout.on("data", (piece: Buffer) => {
    for (const packet of reader.take(piece)) onPacket(packet);
  });
  child.stderr.on("data", (piece: Buffer) => {
    errorOutput = `${errorOutput}${piece}`.slice(-MOST_ERROR_CHARACTERS);
  });
  // On a broken pipe, ffmpeg's exit code decides.
  child.stdin.on("error", () => {});
  const ended = new Promise<void>((resolve) => {
    child.once("error", ({ message }) => {
      failure ??= new SystemError(`ffmpeg cannot be started: ${message}.`);
      resolve();
    });
    child.once("close", (code, signal) => {
      if (code === 0) for (const packet of reader.rest()) onPacket(packet);
      else failure ??= new SystemError(exitMessage(code, signal, errorOutput), "Try npm install @napi-rs/webcodecs.");
      resolve();
    });
  });
  return {
    async add(planes) {
      const isTaken = await new Promise<boolean>((resolve) => {
        child.stdin.write(planes, (error) => resolve(!error));
      });
      if (isTaken) return;
      await ended;
      throw failure ?? new SystemError("ffmpeg ended before the film did.", "Try npm install @napi-rs/webcodecs.");
    },
    async finish() {
      child.stdin.end();
      await ended;
      if (failure) throw failure;
    },
    async abort() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

function exitMessage(code: number | null, signal: NodeJS.Signals | null, errorOutput: string): string {
  const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
  const why = errorOutput.trim().split("\n").at(-1)?.replace(/\.$/, "");
  return `ffmpeg ${how}${why ? `: ${why}` : ""}.`;
}

/** Cuts a stream into packets, whatever pieces it arrives in. */
export interface PacketReader {
  /** The packets completed by a piece. */
  take(piece: Uint8Array): Uint8Array[];
  /** The packets left at the end of the stream. */
  rest(): Uint8Array[];
}

/** Start code and header of an access unit delimiter. */
const DELIMITER = Buffer.from([0, 0, 1, 9]);

/** H.264 with start codes, cut before each delimiter: one picture a packet. */
export function accessUnits(): PacketReader {
  let kept: Buffer = Buffer.alloc(0);
  return {
    take(piece) {
      const from = Math.max(DELIMITER.length, kept.length - DELIMITER.length);
      kept = Buffer.concat([kept, piece]);
      const packets: Buffer[] = [];
      let start = 0;
      for (let at = kept.indexOf(DELIMITER, from); at >= 0; at = kept.indexOf(DELIMITER, at + DELIMITER.length)) {
        packets.push(kept.subarray(start, at));
        start = at;
      }
      kept = kept.subarray(start);
      return packets;
    },
    rest: () => (kept.length > 0 ? [kept] : []),
  };
}

const IVF_HEAD_BYTES = 32;
const IVF_FRAME_HEAD_BYTES = 12;

/** IVF: a header for the file, and one for each packet that begins with its length. */
export function ivfFrames(): PacketReader {
  let kept: Buffer = Buffer.alloc(0);
  let isInside = false;
  return {
    take(piece) {
      kept = Buffer.concat([kept, piece]);
      if (!isInside && kept.length < IVF_HEAD_BYTES) return [];
      let start = isInside ? 0 : IVF_HEAD_BYTES;
      isInside = true;
      const packets: Buffer[] = [];
      while (start + IVF_FRAME_HEAD_BYTES <= kept.length) {
        const end = start + IVF_FRAME_HEAD_BYTES + kept.readUInt32LE(start);
        if (end > kept.length) break;
        packets.push(kept.subarray(start + IVF_FRAME_HEAD_BYTES, end));
        start = end;
      }
      kept = kept.subarray(start);
      return packets;
    },
    rest: () => [],
  };
}
