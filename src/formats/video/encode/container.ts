import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from "mediabunny";
import type { Size } from "../../../math/geometry.js";
import type { VideoKind } from "../kind.js";
import { clearDates } from "./creation-dates.js";
import { pictureFrom } from "./h264.js";
import { isVp9Key, vp9CodecString } from "./vp9.js";

const COLORS = { primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false } as const;

interface Picture {
  readonly data: Uint8Array;
  readonly isKey: boolean;
  readonly configuration?: { readonly codec: string; readonly description?: Uint8Array } | undefined;
}

/**
 * An unfinished file: compressed images with their times, kept until the end, because index and length come first in
 * the file and are known last.
 */
export class Container {
  readonly #kind: VideoKind;
  readonly #size: Size;
  readonly #read: (data: Uint8Array) => Picture;
  readonly #target = new BufferTarget();
  readonly #output: Output;
  readonly #track: EncodedVideoPacketSource;

  private constructor(kind: VideoKind, size: Size, fps: number, comment: string) {
    const isMp4 = kind.codec === "h264";
    const codec = vp9CodecString(size, fps);
    this.#kind = kind;
    this.#size = size;
    this.#read = isMp4 ? pictureFrom : (data) => ({ data, isKey: isVp9Key(data), configuration: { codec } });
    this.#output = new Output({
      format: isMp4 ? new Mp4OutputFormat({ fastStart: "in-memory" }) : new WebMOutputFormat(),
      target: this.#target,
    });
    this.#track = new EncodedVideoPacketSource(isMp4 ? "avc" : "vp9");
    // In MP4, the rate sets the unit of time. In WebM the unit is a millisecond, and a rate would claim a constant one.
    this.#output.addVideoTrack(this.#track, isMp4 ? { frameRate: kind.unitsPerSecond } : {});
    if (comment) this.#output.setMetadataTags({ comment });
  }

  /**
   * @param size Size of the coded picture.
   * @param fps Usual rate of images; it determines the level.
   */
  static async open(kind: VideoKind, size: Size, fps: number, comment: string): Promise<Container> {
    const container = new Container(kind, size, fps, comment);
    await container.#output.start();
    return container;
  }

  /** Adds an image, with both times in the container's units. */
  async add(data: Uint8Array, start: number, end: number): Promise<void> {
    const picture = this.#read(data);
    const { unitsPerSecond } = this.#kind;
    const packet = new EncodedPacket(
      picture.data,
      picture.isKey ? "key" : "delta",
      start / unitsPerSecond,
      (end - start) / unitsPerSecond,
    );
    const { width, height } = this.#size;
    await this.#track.add(
      packet,
      picture.configuration && {
        decoderConfig: { ...picture.configuration, codedWidth: width, codedHeight: height, colorSpace: COLORS },
      },
    );
  }

  /** The whole file. */
  async finish(): Promise<Uint8Array> {
    await this.#output.finalize();
    const file = new Uint8Array(this.#target.buffer as ArrayBuffer);
    if (this.#kind.codec === "h264") clearDates(file);
    return file;
  }

  async abort(): Promise<void> {
    // Canceling a finished output prints a warning.
    if (this.#output.state === "started") await this.#output.cancel();
  }
}
