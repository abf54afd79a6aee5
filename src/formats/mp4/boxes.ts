import { UnreadableError } from "../decoding/failures.js";

const HEAD_BYTES = 8;
/** Type of an MP4's first box. */
const FIRST_TYPE = "ftyp";
/** Boxes that contain boxes, down to the tables of samples. */
const FOLDERS = ["moov", "trak", "mdia", "minf", "stbl"];
/** Tables that count samples: the offset of the first count, and the step from one to the next. */
const COUNTED: Readonly<Record<string, readonly [first: number, step: number]>> = {
  stts: [8, 8],
  ctts: [8, 8],
  stsc: [12, 12],
  // A single number, if all samples have one size.
  stsz: [8, Infinity],
};

/**
 * Checks that an MP4 is complete and claims at most as many samples as it has bytes. A reader made for playing accepts
 * an index without all of its pictures, and goes through every claimed sample, even a billion. Other files pass.
 *
 * @throws {UnreadableError} if the file is cut off, or claims too many samples.
 * @see ISO/IEC 14496-12, sections 4.2 and 8.6 to 8.7
 */
export function checkBoxes({ buffer, byteOffset, length }: Uint8Array): void {
  const file = Buffer.from(buffer, byteOffset, length);
  if (file.toString("latin1", 4, HEAD_BYTES) !== FIRST_TYPE) return;
  visitBoxes(file, (type, table) => {
    const [first, step] = COUNTED[type] ?? [Infinity, Infinity];
    for (let at = first; at + 4 <= table.length; at += step) {
      if (table.readUInt32BE(at) > length) throw new UnreadableError("It is damaged: it counts too many pictures.");
    }
  });
}

/** Visits every box, after those in it. @throws {UnreadableError} if one is cut off. */
export function visitBoxes(folder: Buffer, visit: (type: string, content: Buffer) => void): void {
  for (let at = 0; at < folder.length; ) {
    const size = sizeAt(folder, at);
    if (at + size > folder.length) throw new UnreadableError("It is cut off, or damaged.");
    const type = folder.toString("latin1", at + 4, at + HEAD_BYTES);
    const content = folder.subarray(at + HEAD_BYTES, at + size);
    if (FOLDERS.includes(type)) visitBoxes(content, visit);
    visit(type, content);
    at += size;
  }
}

function sizeAt(file: Buffer, at: number): number {
  if (at + HEAD_BYTES > file.length) return Infinity;
  const size = file.readUInt32BE(at);
  // 0 means up to the end; 1 means that a size in 64 bits follows.
  if (size === 0) return file.length - at;
  if (size !== 1) return Math.max(size, HEAD_BYTES);
  return at + 2 * HEAD_BYTES > file.length
    ? Infinity
    : Math.max(Number(file.readBigUInt64BE(at + HEAD_BYTES)), HEAD_BYTES);
}
