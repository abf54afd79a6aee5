import type { Size } from "../../math/geometry.js";
import { UnreadableError } from "./failures.js";

/** Reads bytes in order, and never past the end. */
export class ByteReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor({ buffer, byteOffset, length }: Uint8Array) {
    this.#bytes = Buffer.from(buffer, byteOffset, length);
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** The next bytes. @throws {UnreadableError} if there are fewer. */
  bytes(count: number): Buffer {
    const end = this.#at + count;
    if (end > this.#bytes.length) throw new UnreadableError(`It is cut off after ${this.#bytes.length} bytes.`);
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  /** The next bytes as Latin-1 text. */
  text(count: number): string {
    return this.bytes(count).toString("latin1");
  }

  /** A number of up to four bytes, lowest first. */
  littleEndian(count: number): number {
    return this.bytes(count).readUIntLE(0, count);
  }

  /** A number of up to four bytes, highest first. */
  bigEndian(count: number): number {
    return this.bytes(count).readUIntBE(0, count);
  }
}

/** No reel is larger, so no larger file can come from one. */
const MOST_PIXELS = 2 ** 28;

/** A valid size. @throws {UnreadableError} if a picture of this size has no pixels, or more than any reel's. */
export function checkedSize(width: number, height: number): Size {
  if (width > 0 && height > 0 && width * height <= MOST_PIXELS) return { width, height };
  throw new UnreadableError(`Its size of ${width}×${height} pixels is impossible or too large.`);
}
