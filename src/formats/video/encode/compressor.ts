import { SystemError } from "../../../errors.js";
import type { Size } from "../../../math/geometry.js";
import type { Codec, VideoKind } from "../kind.js";

/** An open encoder of pictures. If anything fails, `abort`. */
export interface Compressor {
  /** Resolves when the next picture may come; the planes are read until then. */
  add(planes: Uint8Array): Promise<void>;
  /** Resolves when the last packet has been handed on. */
  finish(): Promise<void>;
  abort(): Promise<void>;
}

/** What is to be compressed. */
export interface Footage {
  readonly codec: Codec;
  /** Of the coded picture, whose planes are I420. */
  readonly size: Size;
  /**
   * Pictures a second, as far as the encoder is concerned: a whole number from 1. When they are shown is
   * the container's business.
   */
  readonly fps: number;
  /** Takes the packets: one a picture, in order. H.264 comes with start codes. */
  onPacket(data: Uint8Array): void;
}

/** A maker of compressors, which not every machine has. */
export interface CompressorSource {
  /** Whom to name to the user, where he should know. */
  readonly name?: string;
  open(footage: Footage): Promise<Compressor | Missing>;
}

/** Why there is no such compressor here, as a part of a sentence. */
export interface Missing {
  readonly missing: string;
}

/**
 * The first compressor that this machine has.
 *
 * @returns It, and a remark if it is not the first choice.
 * @throws {SystemError} if there is none, with all reasons.
 */
export async function openCompressor(
  { codecName }: VideoKind,
  sources: readonly CompressorSource[],
  footage: Footage,
): Promise<{ compressor: Compressor; remark: string | undefined }> {
  const reasons: string[] = [];
  for (const source of sources) {
    const opened = await source.open(footage);
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
