const TRAILER = 0x3b;
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const GRAPHIC_CONTROL = 0xf9;
const HEADER_BYTES = 13;

/**
 * How long a GIF shows each of its images, in milliseconds, as the file says it. Read from the bytes,
 * since players and decoders each have their own idea of short delays and of the last image.
 *
 * @throws {Error} if the file is no GIF, or breaks off.
 */
export function imageDurationsMs(gif: Uint8Array): number[] {
  const at = (offset: number): number => {
    const byte = gif[offset];
    if (byte === undefined) throw new Error("The GIF breaks off.");
    return byte;
  };
  const afterSubBlocks = (offset: number): number => {
    let end = offset;
    while (at(end) !== 0) end += at(end) + 1;
    return end + 1;
  };

  if (String.fromCharCode(...gif.subarray(0, 3)) !== "GIF") throw new Error("This is no GIF.");
  const durations: number[] = [];
  let delayMs = 0;
  let offset = HEADER_BYTES + tableBytes(at(10));
  while (at(offset) !== TRAILER) {
    if (at(offset) === EXTENSION) {
      if (at(offset + 1) === GRAPHIC_CONTROL) delayMs = 10 * (at(offset + 4) + 256 * at(offset + 5));
      offset = afterSubBlocks(offset + 2);
    } else if (at(offset) === IMAGE) {
      durations.push(delayMs);
      delayMs = 0;
      offset = afterSubBlocks(offset + 10 + tableBytes(at(offset + 9)) + 1);
    } else {
      throw new Error(`The GIF has an unknown block at byte ${offset}.`);
    }
  }
  return durations;
}

/** A color table's length, from the flags that announce it. */
function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0;
}
