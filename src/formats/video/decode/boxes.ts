import { UnreadableError } from "../../decoding/failures.js";

const HEAD_BYTES = 8;
/** What an MP4 begins with. */
const FIRST_TYPE = "ftyp";
/** Boxes that hold others, down to the tables of samples. */
const FOLDERS = ["moov", "trak", "mdia", "minf", "stbl"];
/** Tables that count samples: where their entries begin, how long each is, and where in it the count stands. */
const COUNTED: Readonly<Record<string, { readonly first: number; readonly stride: number; readonly at: number }>> = {
  stts: { first: 8, stride: 8, at: 0 },
  ctts: { first: 8, stride: 8, at: 0 },
  stsc: { first: 8, stride: 12, at: 4 },
  // A single number, where all samples are of one size.
  stsz: { first: 8, stride: Infinity, at: 0 },
};

/**
 * Whether an MP4 is as long as it says, and says that it has no more samples than it has bytes. Its index may be whole
 * when its pictures are not, and one who reads it for playing takes what there is; and goes through all samples
 * of a chunk one by one, if there were a billion. Files of other kinds pass.
 *
 * @throws {UnreadableError} if it is cut off, or counts too many samples.
 * @see ISO/IEC 14496-12, sections 4.2 and 8.6 to 8.7
 */
export function checkBoxes({ buffer, byteOffset, length }: Uint8Array): void {
  const file = Buffer.from(buffer, byteOffset, length);
  if (file.toString("latin1", 4, HEAD_BYTES) === FIRST_TYPE) checkBoxesIn(file, length);
}

/** @param mostSamples As many as the whole file has bytes. */
function checkBoxesIn(folder: Buffer, mostSamples: number): void {
  for (let at = 0; at < folder.length; ) {
    const size = sizeAt(folder, at);
    if (at + size > folder.length) throw new UnreadableError("It is cut off, or damaged.");
    const type = folder.toString("latin1", at + 4, at + HEAD_BYTES);
    const content = folder.subarray(at + HEAD_BYTES, at + size);
    if (FOLDERS.includes(type)) checkBoxesIn(content, mostSamples);
    checkCounts(content, type, mostSamples);
    at += size;
  }
}

function checkCounts(table: Buffer, type: string, mostSamples: number): void {
  const counted = COUNTED[type];
  if (!counted) return;
  for (let at = counted.first + counted.at; at + 4 <= table.length; at += counted.stride) {
    if (table.readUInt32BE(at) > mostSamples) throw new UnreadableError("It is damaged: it counts too many pictures.");
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
