import { setTimeout as elapsed, setImmediate as nextTurn } from "node:timers/promises";
import type { EncodedVideoChunk, VideoEncoder, VideoFrame } from "@napi-rs/webcodecs";
import { SystemError } from "../../../errors.js";
import { COLORS, type Compressor, type CompressorSource, type PictureStream } from "./compressor.js";
import { vp9CodecString } from "./vp9.js";

/** Long enough that the encoder never waits, and short enough to need little memory. */
const LONGEST_QUEUE = 2;
const POLL_MS = 1;
/** Polls without a new packet after which the last packets count as lost. */
const MOST_IDLE_POLLS = 250;
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
      return webCodecsCompressor(library, stream);
    },
  };
}

function webCodecsCompressor({ VideoEncoder, VideoFrame }: WebCodecs, stream: PictureStream): Compressor {
  const { codec, size, fps, onPacket } = stream;
  let count = 0;
  let packets = 0;
  let failure: Error | undefined;
  const encoder = new VideoEncoder({
    output: (chunk) => {
      packets++;
      onPacket(bytesOf(chunk));
    },
    error: (error) => {
      failure ??= error;
    },
  });
  encoder.configure({
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
  function check(): void {
    if (!failure) return;
    throw new SystemError(`The video encoder failed: ${failure.message}.`, undefined, { cause: failure });
  }
  return {
    async add(planes) {
      // Packets arrive and memory is freed in turns of the event loop, so each picture gets one.
      await nextTurn();
      // Polls, because the package's own event does not keep the process alive.
      while (!failure && encoder.encodeQueueSize >= LONGEST_QUEUE) await elapsed(POLL_MS);
      check();
      // The package frees a picture's memory when V8 collects its handle. V8 does not count that memory, so it collects
      // late: 1.6 GB after a thousand pictures. A copy that V8 does count costs a millisecond and limits this to 0.5 GB
      // from the first hundred on.
      const frame = new VideoFrame(planes.slice(), {
        format: "I420",
        codedWidth: size.width,
        codedHeight: size.height,
        timestamp: Math.round((count++ * 1e6) / fps),
        duration: Math.round(1e6 / fps),
        colorSpace: COLORS,
      });
      try {
        encoder.encode(frame);
      } finally {
        frame.close();
      }
    },
    async finish() {
      try {
        await encoder.flush();
      } catch (error) {
        failure ??= error as Error;
      }
      // A turn delivers at most a thousand packets, and `flush` does not wait for the last.
      let seen = packets;
      for (let idle = 0; !failure && packets < count && idle < MOST_IDLE_POLLS; idle++) {
        await elapsed(POLL_MS);
        if (packets > seen) idle = 0;
        seen = packets;
      }
      check();
      encoder.close();
    },
    async abort() {
      if (encoder.state !== "closed") encoder.close();
    },
  };
}

function bytesOf(chunk: EncodedVideoChunk): Uint8Array {
  const bytes = new Uint8Array(chunk.byteLength);
  chunk.copyTo(bytes);
  return bytes;
}
