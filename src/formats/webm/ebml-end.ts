/** The two elements of a WebM, by their numbers: a header, then everything else. */
const [HEADER, SEGMENT] = [0x1a45dfa3, 0x18538067];

/**
 * The end of a WebM by the lengths in it; undefined if these are missing.
 *
 * @see RFC 8794, sections 4 and 7
 */
export function ebmlEnd(file: Buffer): number | undefined {
  const header = elementEnd(file, 0, HEADER);
  return header === undefined ? undefined : elementEnd(file, header, SEGMENT);
}

/** The end of the element at `at`; undefined if its number differs. An unknown length ends beyond any file. */
function elementEnd(file: Buffer, at: number, id: number): number | undefined {
  const first = file[at + 4] ?? 0;
  // The leading zeros of the length's first byte count the bytes after it.
  const following = Math.clz32(first) - 24;
  const start = at + 5 + following;
  if (following > 7 || start > file.length || file.readUInt32BE(at) !== id) return undefined;
  const rest = file.subarray(start - following, start);
  return start + rest.reduce((sum, byte) => 256 * sum + byte, first & (0x7f >> following));
}
