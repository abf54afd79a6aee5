import { setTimeout as elapsed, setImmediate as nextTurn } from "node:timers/promises";
import type { EncodedVideoChunk, VideoEncoder, VideoFrame } from "@napi-rs/webcodecs";
import { SystemError } from "../../../errors.js";
import type { Compressor, CompressorSource, PictureStream } from "./compressor.js";
import { vp9CodecString } from "./vp9.js";

/** Long enough that the encoder never waits, and short enough to need little memory. */
const LONGEST_QUEUE = 2;
const POLL_MS = 1;
/** Polls without a new packet after which the last packets count as lost. */
const MOST_IDLE_POLLS = 250;
const COLORS = { primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false } as const;
/** High profile; the encoder chooses the level. */
const H264_CODEC_STRING = "avc1.640034";

interface WebCodecs {
  readonly VideoEncoder: typeof VideoEncoder;
  readonly VideoFrame: typeof VideoFrame;
}

/**
 * The encoders of the optional package @napi-rs/webcodecs: x264 and libvpx at constant quality.
 *
 * @param load Imports the package; throws if this machine has none.
 */
export function webCodecs(load: () => Promise<WebCodecs> = () => import("@napi-rs/webcodecs")): CompressorSource {
  return {
    async open(stream) {
      let library: WebCodecs;
      try {
        library = await load();
      } catch (error) {
        const isAbsent = (error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND";
        return {
          missing: isAbsent
            ? "the optional package @napi-rs/webcodecs is not installed"
            : "the optional package @napi-rs/webcodecs has no binary for it",
        };
      }
      return new WebCodecsCompressor(library, stream);
    },
  };
}

class WebCodecsCompressor implements Compressor {
  readonly #library: WebCodecs;
  readonly #stream: PictureStream;
  readonly #encoder: VideoEncoder;
  #count = 0;
  #packets = 0;
  #failure: Error | undefined;

  constructor(library: WebCodecs, stream: PictureStream) {
    const { codec, size, fps } = stream;
    this.#library = library;
    this.#stream = stream;
    this.#encoder = new library.VideoEncoder({
      output: (chunk) => {
        this.#packets++;
        stream.onPacket(bytesOf(chunk));
      },
      error: (error) => {
        this.#failure ??= error;
      },
    });
    this.#encoder.configure({
      ...size,
      codec: codec === "h264" ? H264_CODEC_STRING : vp9CodecString(size, fps),
      framerate: fps,
      bitrateMode: "quantizer",
      // "realtime" writes a key frame every ten pictures, which cost as much as all others together.
      latencyMode: "quality",
      // Hardware encoders have their own rules for sizes and colors, and no two give the same file.
      hardwareAcceleration: "prefer-software",
      ...(codec === "h264" ? { avc: { format: "annexb" } } : {}),
    });
  }

  async add(planes: Uint8Array): Promise<void> {
    const { size, fps } = this.#stream;
    // Packets arrive and memory is freed in turns of the event loop, so each picture gets one.
    await nextTurn();
    while (!this.#failure && this.#encoder.encodeQueueSize >= LONGEST_QUEUE) {
      // Polls, because the package's own event does not keep the process alive.
      await elapsed(POLL_MS);
    }
    this.#check();
    // The package frees a picture's memory when V8 collects its handle. V8 does not count that memory, so it collects
    // late: 1.6 GB after a thousand pictures. A copy that V8 does count costs a millisecond and limits this to 0.5 GB
    // from the first hundred on.
    const frame = new this.#library.VideoFrame(planes.slice(), {
      format: "I420",
      codedWidth: size.width,
      codedHeight: size.height,
      timestamp: Math.round((this.#count++ * 1e6) / fps),
      duration: Math.round(1e6 / fps),
      colorSpace: COLORS,
    });
    try {
      this.#encoder.encode(frame);
    } finally {
      frame.close();
    }
  }

  async finish(): Promise<void> {
    try {
      await this.#encoder.flush();
    } catch (error) {
      this.#failure ??= error as Error;
    }
    // A turn delivers at most a thousand packets, and `flush` does not wait for the last.
    let seen = this.#packets;
    for (let idle = 0; !this.#failure && this.#packets < this.#count && idle < MOST_IDLE_POLLS; idle++) {
      await elapsed(POLL_MS);
      if (this.#packets > seen) idle = 0;
      seen = this.#packets;
    }
    this.#check();
    this.#encoder.close();
  }

  async abort(): Promise<void> {
    if (this.#encoder.state !== "closed") this.#encoder.close();
  }

  #check(): void {
    if (!this.#failure) return;
    throw new SystemError(`The video encoder failed: ${this.#failure.message}.`, undefined, { cause: this.#failure });
  }
}

function bytesOf(chunk: EncodedVideoChunk): Uint8Array {
  const bytes = new Uint8Array(chunk.byteLength);
  chunk.copyTo(bytes);
  return bytes;
}
