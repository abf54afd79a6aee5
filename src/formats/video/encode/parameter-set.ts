/** Profiles whose parameter sets contain the chroma format. */
const HIGH_PROFILES = [100, 110, 122, 244];
const EXTENDED_RATIO = 255;
const BT709 = 1;
const UNSPECIFIED_FORMAT = 5;
/** Chroma samples lie in the middle of their four pixels. */
const CENTERED = 1;

/**
 * Rewrites a sequence parameter set (the header of an H.264 stream) to state its colors: BT.709 in limited range,
 * chroma in the middle of its pixels. The result no longer states a constant frame rate.
 *
 * @param unit A NAL unit of type 7, without start code; frames, not fields, as x264 writes them.
 * @see Recommendation ITU-T H.264, sections 7.3.2.1 and E.1.1
 */
export function withColors(unit: Uint8Array): Uint8Array {
  const reader = new BitReader(withoutEscapes(unit));
  const writer = new BitWriter();
  const bits = (count: number) => copied(reader.bits(count), (value) => writer.bits(value, count));
  const flag = () => bits(1) === 1;
  const golomb = () => copied(reader.golomb(), (value) => writer.golomb(value));

  bits(8);
  const profile = bits(8);
  bits(16); // constraints and level
  golomb(); // its number
  if (HIGH_PROFILES.includes(profile)) {
    golomb(); // chroma format: 4:2:0
    golomb(); // bit depths
    golomb();
    flag();
    if (flag()) throw new Error("The H.264 stream has scaling matrices, which x264 does not write by default.");
  }
  golomb(); // length of frame numbers
  if (golomb() === 0) golomb(); // order of pictures; type 1 is not x264's
  golomb(); // reference frames
  flag();
  golomb(); // width and height
  golomb();
  flag();
  flag();
  if (flag()) for (let side = 0; side < 4; side++) golomb(); // cropping
  const hasUsability = reader.flag();
  writer.flag(true);
  copyVui(reader, writer, hasUsability);
  return withEscapes(writer.finish());
}

/** Copies the video usability information (VUI) with new colors and without timing; adds it if absent. */
function copyVui(reader: BitReader, writer: BitWriter, isThere: boolean): void {
  const flag = () => isThere && reader.flag();
  const hasRatio = flag();
  writer.flag(hasRatio);
  if (hasRatio) {
    const ratio = copied(reader.bits(8), (value) => writer.bits(value, 8));
    for (let half = 0; ratio === EXTENDED_RATIO && half < 2; half++) writer.bits(reader.bits(16), 16);
  }
  const hasOverscan = flag();
  writer.flag(hasOverscan);
  if (hasOverscan) writer.flag(reader.flag());

  skipColors(reader, flag);
  writer.flag(true);
  writer.bits(UNSPECIFIED_FORMAT, 3);
  writer.flag(false); // limited range
  writer.flag(true);
  for (let part = 0; part < 3; part++) writer.bits(BT709, 8);
  writer.flag(true);
  writer.golomb(CENTERED);
  writer.golomb(CENTERED);

  if (flag()) reader.skip(65);
  writer.flag(false); // timing
  if (flag() || flag()) throw new Error("The H.264 stream has a buffer model, which x264 does not write by default.");
  writer.bits(0, 2);
  flag();
  writer.flag(false); // picture structure
  const hasLimits = flag();
  writer.flag(hasLimits);
  if (!hasLimits) return;
  writer.flag(reader.flag());
  for (let limit = 0; limit < 6; limit++) writer.golomb(reader.golomb());
}

function skipColors(reader: BitReader, flag: () => boolean): void {
  if (flag()) {
    reader.skip(4);
    if (reader.flag()) reader.skip(24);
  }
  if (flag()) {
    reader.golomb();
    reader.golomb();
  }
}

function copied<Value>(value: Value, to: (value: Value) => void): Value {
  to(value);
  return value;
}

/** Removes each 3 that keeps two zeros and a small byte from looking like a start code. */
function withoutEscapes(unit: Uint8Array): Uint8Array {
  return unit.filter((byte, i) => !(byte === 3 && i >= 2 && unit[i - 1] === 0 && unit[i - 2] === 0));
}

function withEscapes(bytes: Uint8Array): Uint8Array {
  const escaped: number[] = [];
  let zeros = 0;
  for (const byte of bytes) {
    if (zeros === 2 && byte <= 3) {
      escaped.push(3);
      zeros = 0;
    }
    escaped.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Uint8Array.from(escaped);
}

/** Reads bits, highest first, and H.264's codes made of them. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** An unsigned number of up to 32 bits. */
  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) {
      const byte = this.#bytes[this.#at >> 3] ?? 0;
      value = 2 * value + ((byte >> (7 - (this.#at & 7))) & 1);
      this.#at++;
    }
    return value;
  }

  flag(): boolean {
    return this.bits(1) === 1;
  }

  /** An Exp-Golomb code: n zeros, a one, and n bits. */
  golomb(): number {
    let zeros = 0;
    while (zeros < 31 && !this.flag()) zeros++;
    return 2 ** zeros - 1 + this.bits(zeros);
  }

  skip(count: number): void {
    this.#at += count;
  }
}

/** Writes bits, highest first. */
export class BitWriter {
  readonly #bits: number[] = [];

  bits(value: number, count: number): void {
    for (let i = count - 1; i >= 0; i--) this.#bits.push(Math.floor(value / 2 ** i) % 2);
  }

  flag(value: boolean): void {
    this.bits(value ? 1 : 0, 1);
  }

  golomb(value: number): void {
    const length = Math.floor(Math.log2(value + 1));
    this.bits(0, length);
    this.bits(value + 1, length + 1);
  }

  /** All bytes. A one and zeros fill the last byte. */
  finish(): Uint8Array {
    this.flag(true);
    while (this.#bits.length % 8 !== 0) this.flag(false);
    return Uint8Array.from({ length: this.#bits.length / 8 }, (_, i) =>
      this.#bits.slice(8 * i, 8 * i + 8).reduce((byte, bit) => 2 * byte + bit, 0),
    );
  }
}
