const SIGNATURE = "GIF";
const HEADER_BYTES = 13;
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const COMMENT = 0xfe;

/**
 * The comments of a GIF without the lengths of the blocks of 255 bytes that they are cut into; undefined for other
 * files. Damaged files give what there is: nothing is verified.
 */
export function commentsIn(file: Buffer): Buffer | undefined {
  if (file.toString("latin1", 0, SIGNATURE.length) !== SIGNATURE) return undefined;
  const texts: Buffer[] = [];
  let at = HEADER_BYTES + tableBytes(file[10]);
  for (let block = file[at]; block === EXTENSION || block === IMAGE; block = file[at]) {
    const isComment = block === EXTENSION && file[at + 1] === COMMENT;
    // An extension has its kind before its data; an image its place, its palette and the size of its codes.
    at += block === EXTENSION ? 2 : 11 + tableBytes(file[at + 9]);
    for (let length = file[at] ?? 0; length > 0; length = file[at] ?? 0) {
      if (isComment) texts.push(file.subarray(at + 1, at + 1 + length));
      at += 1 + length;
    }
    at++;
  }
  return Buffer.concat(texts);
}

/** The length of a color table, by the flags before it. */
function tableBytes(flags = 0): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0;
}
