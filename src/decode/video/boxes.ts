import { UnreadableError } from "../failures.js";

const HEAD_BYTES = 8;
/** What an MP4 begins with. */
const FIRST_TYPE = "ftyp";

/**
 * Whether an MP4 is as long as it says: its index may be whole when its pictures are not, and one who reads it
 * for playing takes what there is. Files of other kinds pass.
 *
 * @throws {UnreadableError} if it is cut off.
 * @see ISO/IEC 14496-12, section 4.2
 */
export function checkBoxes({ buffer, byteOffset, length }: Uint8Array): void {
  const file = Buffer.from(buffer, byteOffset, length);
  if (file.toString("latin1", 4, HEAD_BYTES) !== FIRST_TYPE) return;
  for (let at = 0; at < length; ) {
    const size = sizeAt(file, at);
    if (at + size > length) throw new UnreadableError(`It is cut off after ${length} bytes.`);
    at += size;
  }
}

function sizeAt(file: Buffer, at: number): number {
  if (at + HEAD_BYTES > file.length) return Infinity;
  const size = file.readUInt32BE(at);
  // Up to the end; or too long to be said in 32 bits.
  if (size === 0) return file.length - at;
  if (size !== 1) return Math.max(size, HEAD_BYTES);
  return at + 2 * HEAD_BYTES > file.length
    ? Infinity
    : Math.max(Number(file.readBigUInt64BE(at + HEAD_BYTES)), HEAD_BYTES);
}
