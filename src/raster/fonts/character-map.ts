const FORMAT_SEGMENTS = 4;
const FORMAT_GROUPS = 12;

/** Maps a code point to its glyph, 0 if the font has none. Prefers the subtable for all of Unicode. */
export function readCharacterMap(cmap: DataView): (codePoint: number) => number {
  const subtables = Array.from({ length: cmap.getUint16(2) }, (_, i) => {
    const offset = cmap.getUint32(4 + 8 * i + 4);
    return new DataView(cmap.buffer, cmap.byteOffset + offset);
  });
  const ofFormat = (format: number) => subtables.find((table) => table.getUint16(0) === format);
  const groups = ofFormat(FORMAT_GROUPS);
  if (groups) return byGroups(groups);
  const segments = ofFormat(FORMAT_SEGMENTS);
  if (segments) return bySegments(segments);
  throw new Error("The font has no character map in format 4 or 12.");
}

function byGroups(table: DataView): (codePoint: number) => number {
  const count = table.getUint32(12);
  return (codePoint) => {
    for (let i = 0; i < count; i++) {
      const group = 16 + 12 * i;
      const first = table.getUint32(group);
      if (codePoint >= first && codePoint <= table.getUint32(group + 4)) {
        return table.getUint32(group + 8) + codePoint - first;
      }
    }
    return 0;
  };
}

function bySegments(table: DataView): (codePoint: number) => number {
  const bytesPerColumn = table.getUint16(6);
  const ends = 14;
  const starts = ends + bytesPerColumn + 2;
  const deltas = starts + bytesPerColumn;
  const rangeOffsets = deltas + bytesPerColumn;
  return (codePoint) => {
    for (let i = 0; i < bytesPerColumn; i += 2) {
      if (codePoint > table.getUint16(ends + i)) continue;
      const start = table.getUint16(starts + i);
      if (codePoint < start) return 0;
      const delta = table.getUint16(deltas + i);
      const rangeOffset = table.getUint16(rangeOffsets + i);
      if (rangeOffset === 0) return (codePoint + delta) & 0xffff;
      const glyph = table.getUint16(rangeOffsets + i + rangeOffset + 2 * (codePoint - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
