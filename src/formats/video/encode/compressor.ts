import { SystemError } from "../../../errors.js";
import type { Size } from "../../../math/geometry.js";
import type { Codec, Missing, VideoKind } from "../kind.js";

/** The colors of the planes. */
export const COLORS = { primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false } as const;

/** An open encoder of pictures. Call `abort` if anything fails. */
export interface Compressor {
  /** Resolves when the next picture may be added; the planes must not change until then. */
  add(planes: Uint8Array): Promise<void>;
  /** Resolves after the last call of `onPacket`. */
  finish(): Promise<void>;
  abort(): Promise<void>;
}

/** The pictures to compress. */
export interface PictureStream {
  readonly codec: Codec;
  /** Size of the coded picture, whose planes are I420. */
  readonly size: Size;
  /** Nominal pictures a second, a whole number from 1. The container has the actual times. */
  readonly fps: number;
  /** Receives the packets: one a picture, in order. H.264 has start codes. */
  onPacket(data: Uint8Array): void;
}

/** A source of compressors that some machines lack. */
export interface CompressorSource {
  /** Its name in remarks to the user. */
  readonly name?: string;
  open(stream: PictureStream): Promise<Compressor | Missing>;
}

/**
 * Opens the first compressor that this machine has.
 *
 * @returns The compressor, and a remark if it is not the first choice.
 * @throws {SystemError} if there is none; the message has all reasons.
 */
export async function openCompressor(
  { codecName }: VideoKind,
  sources: readonly CompressorSource[],
  stream: PictureStream,
): Promise<{ compressor: Compressor; remark: string | undefined }> {
  const reasons: string[] = [];
  for (const source of sources) {
    const opened = await source.open(stream);
    if (!("missing" in opened)) {
      const isFirst = reasons.length === 0;
      return { compressor: opened, remark: isFirst ? undefined : `Encoded by ${source.name}: ${reasons.join("; ")}.` };
    }
    reasons.push(opened.missing);
  }
  throw new SystemError(
    `No ${codecName} encoder for this machine: ${reasons.join("; ")}.`,
    "npm install @napi-rs/webcodecs, or put ffmpeg on the PATH.",
  );
}
