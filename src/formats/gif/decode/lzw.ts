import { UnreadableError } from "../../decoding/failures.js";

const MOST_CODES = 4096;
const LONGEST_CODE_BITS = 12;
/** Up to this many bytes, a loop copies faster than a call. */
const SHORT = 24;

/**
 * Decompresses a GIF's LZW data.
 *
 * Every string of the table is an earlier string plus the byte written after it, so the table stores its start and
 * length in the output. Reads can never leave the output.
 *
 * @param rootBits Bits of an index, 1 to 8.
 * @param length Number of indices; data after them is not read.
 * @throws {UnreadableError} if there are fewer indices, or a code is invalid.
 */
export function decompressedIndices(data: Uint8Array, rootBits: number, length: number): Uint8Array {
  const clear = 1 << rootBits;
  const end = clear + 1;
  const starts = new Int32Array(MOST_CODES);
  const lengths = new Int32Array(MOST_CODES);
  const indices = new Uint8Array(length);
  let written = 0;
  let next = end + 1;
  let codeBits = rootBits + 1;
  let bits = 0;
  let bitCount = 0;
  let lastLength = 0;
  for (let at = 0; written < length; ) {
    while (bitCount < codeBits && at < data.length) {
      bits |= (data[at++] as number) << bitCount;
      bitCount += 8;
    }
    const code = bits & ((1 << codeBits) - 1);
    if (bitCount < codeBits || code === end) throw new UnreadableError("One of its images has too few pixels.");
    bits >>>= codeBits;
    bitCount -= codeBits;
    if (code === clear) {
      next = end + 1;
      codeBits = rootBits + 1;
      lastLength = 0;
      continue;
    }
    // The last string plus the next byte becomes an entry; this code may already be that entry.
    if (lastLength > 0 && next < MOST_CODES) {
      starts[next] = written - lastLength;
      lengths[next++] = lastLength + 1;
      if (next === 1 << codeBits && codeBits < LONGEST_CODE_BITS) codeBits++;
    }
    if (code >= next) throw new UnreadableError("One of its images is damaged.");
    if (code < clear) {
      indices[written++] = code;
      lastLength = 1;
    } else {
      const from = starts[code] as number;
      lastLength = Math.min(lengths[code] as number, length - written);
      if (lastLength > SHORT && from + lastLength <= written) indices.copyWithin(written, from, from + lastLength);
      else for (let i = 0; i < lastLength; i++) indices[written + i] = indices[from + i] as number;
      written += lastLength;
    }
  }
  return indices;
}
