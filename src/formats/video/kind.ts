import type { Size } from "../../math/geometry.js";

export type Codec = "h264" | "vp9";

/** A container, and the codec of the pictures in it. */
export interface VideoKind {
  readonly codec: Codec;
  /** What people call the codec. */
  readonly codecName: string;
  /** What people call the container. */
  readonly containerName: string;
  /** How finely the container tells time. */
  readonly unitsPerSecond: number;
}

/** 1/90,000 s has room for whole milliseconds and for most frame rates. */
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
 * How far a channel may be off in a check. Between two builds of one encoder a few pixels of a film were off by up to
 * 72; a marker that is moved by a pixel is off by 255 along its edge.
 */
export const VIDEO_TOLERANCE = 96;

/** The size of the coded picture: the next with even sides, as 4:2:0 has a chroma for two by two pixels. */
export function codedSize({ width, height }: Size): Size {
  return { width: width + (width % 2), height: height + (height % 2) };
}
