/** Reads kerning: the change in distance of a pair of glyphs, in font units (negative is closer); 0 for most pairs. */
export function readKerning(kern: DataView): (left: number, right: number) => number {
  const count = kern.getUint16(10);
  const pairs = 18;
  const keyAt = (i: number) => kern.getUint32(pairs + 6 * i);
  return (left, right) => {
    const wanted = left * 0x10000 + right;
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const key = keyAt(middle);
      if (key === wanted) return kern.getInt16(pairs + 6 * middle + 4);
      if (key < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  };
}
