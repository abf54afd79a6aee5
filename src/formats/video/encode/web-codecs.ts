import { setTimeout as elapsed, setImmediate as nextTurn } from "node:timers/promises";
import type { EncodedVideoChunk, VideoEncoder, VideoFrame } from "@napi-rs/webcodecs";
import { SystemError } from "../../../errors.js";
import type { Compressor, CompressorSource, Footage } from "./compressor.js";
import { vp9CodecString } from "./vp9.js";

/** Enough that the encoder never waits for us, and few enough that memory does not notice. */
const LONGEST_QUEUE = 2;
const POLL_MS = 1;
/** How often to look for the last packets in vain before they count as lost. */
const MOST_IDLE_POLLS = 250;
const COLORS = { primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false } as const;
/** High profile; the encoder finds the level itself. */
const H264_CODEC_STRING = "avc1.640034";

interface WebCodecs {
  readonly VideoEncoder: typeof VideoEncoder;
  readonly VideoFrame: typeof VideoFrame;
}

/**
 * The encoders of the optional package @napi-rs/webcodecs: x264 and libvpx at constant quality.
 *
 * @param load Gets the package; it throws where there is none for this machine.
 */
export function webCodecs(load: () => Promise<WebCodecs> = () => import("@napi-rs/webcodecs")): CompressorSource {
  return {
    async open(footage) {
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
      return new WebCodecsCompressor(library, footage);
    },
  };
}

class WebCodecsCompressor implements Compressor {
  readonly #library: WebCodecs;
  readonly #footage: Footage;
  readonly #encoder: VideoEncoder;
  #count = 0;
  #packets = 0;
  #failure: Error | undefined;

  constructor(library: WebCodecs, footage: Footage) {
    const { codec, size, fps } = footage;
    this.#library = library;
    this.#footage = footage;
    this.#encoder = new library.VideoEncoder({
      output: (chunk) => {
        this.#packets++;
        footage.onPacket(bytesOf(chunk));
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
      // A key frame every ten pictures would be the other choice: it costs what all others cost together.
      latencyMode: "quality",
      // Hardware has rules of its own for sizes and colors, and no two give the same file.
      hardwareAcceleration: "prefer-software",
      ...(codec === "h264" ? { avc: { format: "annexb" } } : {}),
    });
  }

  async add(planes: Uint8Array): Promise<void> {
    const { size, fps } = this.#footage;
    // Packets come, and memory goes, in turns of their own, which there are none of while the encoder keeps up.
    await nextTurn();
    while (!this.#failure && this.#encoder.encodeQueueSize >= LONGEST_QUEUE) {
      // The package's own event keeps no process alive that waits for nothing else.
      await elapsed(POLL_MS);
    }
    this.#check();
    // The package lets go of a picture's memory when V8 collects the handle to it, and V8, which knows only of
    // memory of its own, sees no hurry: 1.6 GB after a thousand pictures. A copy that it does know of costs a
    // millisecond and makes that 0.5 GB from the first hundred on.
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
    // A turn hands over a thousand packets at most, and `flush` does not wait for the last.
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
