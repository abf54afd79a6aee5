import type { Size } from "../../math/geometry.js";

export type Codec = "h264" | "vp9";

/** A container and its codec. */
export interface VideoKind {
  readonly codec: Codec;
  /** Usual name of the codec. */
  readonly codecName: string;
  /** Usual name of the container. */
  readonly containerName: string;
  /** The container's units of time in a second. */
  readonly unitsPerSecond: number;
}

/** The reason why this machine has no such encoder or decoder, as part of a sentence. */
export interface Missing {
  readonly missing: string;
}

/** 1/90,000 s represents whole milliseconds and most frame rates exactly. */
export const H264_IN_MP4: VideoKind = {
  codec: "h264",
  codecName: "H.264",
  containerName: "MP4",
  unitsPerSecond: 90_000,
};

export const VP9_IN_WEBM: VideoKind = {
  codec: "vp9",
  codecName: "VP9",
  containerName: "WebM",
  unitsPerSecond: 1000,
};

/**
 * Greatest deviation of a channel in a check. Two builds of one encoder differed by up to 72 in a few pixels of a film;
 * a marker moved by a pixel differs by 255 along its edge.
 */
export const VIDEO_TOLERANCE = 96;

/** The size of the coded picture: sides rounded up to even, as 4:2:0 has one chroma for 2×2 pixels. */
export function codedSize({ width, height }: Size): Size {
  return { width: width + (width % 2), height: height + (height % 2) };
}
