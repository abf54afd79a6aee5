/** Boxes that contain boxes. */
const FOLDERS = ["moov", "trak", "mdia"];
/** Boxes with creation times of the film and its tracks. */
const DATED = ["mvhd", "tkhd", "mdhd"];
const HEAD_BYTES = 8;

/**
 * Clears the creation times of an MP4 file in place (0 means unknown), so that the same film always gives the same
 * bytes.
 *
 * @see ISO/IEC 14496-12, sections 8.2.2, 8.3.2 and 8.4.2
 */
export function clearDates(file: Uint8Array): void {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  for (let at = 0; at + HEAD_BYTES <= file.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...file.subarray(at + 4, at + HEAD_BYTES));
    if (FOLDERS.includes(type)) clearDates(file.subarray(at + HEAD_BYTES, at + length));
    if (DATED.includes(type)) {
      const times = at + HEAD_BYTES + 4;
      const isLong = file[at + HEAD_BYTES] === 1;
      file.fill(0, times, times + (isLong ? 16 : 8));
    }
    if (length < HEAD_BYTES) return; // a length in 64 bits: the pictures, and nothing after them has dates
    at += length;
  }
}
