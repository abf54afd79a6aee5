import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from "mediabunny";
import type { Size } from "../../../math/geometry.js";
import { visitBoxes } from "../../mp4/boxes.js";
import type { VideoKind } from "../kind.js";
import { COLORS } from "./compressor.js";
import { type Picture, pictureFrom } from "./h264.js";
import { isVp9Key, vp9CodecString } from "./vp9.js";

/** Boxes of an MP4 with creation times of the film and its tracks. */
const DATED = ["mvhd", "tkhd", "mdhd"];

/**
 * An unfinished file: compressed images with their times, kept until the end, because index and length come first in
 * the file and are known last.
 */
export interface Container {
  /** Adds an image, with both times in the container's units. */
  add(data: Uint8Array, start: number, end: number): Promise<void>;
  /** The whole file. */
  finish(): Promise<Uint8Array>;
  abort(): Promise<void>;
}

/**
 * @param size Size of the coded picture.
 * @param fps Usual rate of images; it determines the level.
 */
export async function openContainer(kind: VideoKind, size: Size, fps: number, comment: string): Promise<Container> {
  const { unitsPerSecond } = kind;
  const isMp4 = kind.codec === "h264";
  const codec = vp9CodecString(size, fps);
  const read = isMp4
    ? pictureFrom
    : (data: Uint8Array): Picture => ({ data, isKey: isVp9Key(data), configuration: { codec } });
  const target = new BufferTarget();
  const output = new Output({
    format: isMp4 ? new Mp4OutputFormat({ fastStart: "in-memory" }) : new WebMOutputFormat(),
    target,
  });
  const track = new EncodedVideoPacketSource(isMp4 ? "avc" : "vp9");
  // In MP4, the rate sets the unit of time. In WebM the unit is a millisecond, and a rate would claim a constant one.
  output.addVideoTrack(track, isMp4 ? { frameRate: unitsPerSecond } : {});
  if (comment) output.setMetadataTags({ comment });
  await output.start();
  return {
    async add(bytes, start, end) {
      const { data, isKey, configuration } = read(bytes);
      const [from, duration] = [start / unitsPerSecond, (end - start) / unitsPerSecond];
      const packet = new EncodedPacket(data, isKey ? "key" : "delta", from, duration);
      const coded = { codedWidth: size.width, codedHeight: size.height, colorSpace: COLORS };
      await track.add(packet, configuration && { decoderConfig: { ...configuration, ...coded } });
    },
    async finish() {
      await output.finalize();
      const file = Buffer.from(target.buffer as ArrayBuffer);
      if (isMp4) clearDates(file);
      return file;
    },
    async abort() {
      // Canceling a finished output prints a warning.
      if (output.state === "started") await output.cancel();
    },
  };
}

/**
 * Clears the creation times of an MP4 file in place (0 means unknown), so that the same film always gives the same
 * bytes.
 *
 * @see ISO/IEC 14496-12, sections 8.2.2, 8.3.2 and 8.4.2
 */
function clearDates(file: Buffer): void {
  visitBoxes(file, (type, content) => {
    // Version 1 has times of 64 bits.
    if (DATED.includes(type)) content.fill(0, 4, content[0] === 1 ? 20 : 12);
  });
}
