/** The tables of an sfnt font by their four-letter tags. */
export type Tables = (tag: string) => DataView;

/** Reads the table directory of a TrueType file. */
export function readTables(bytes: Uint8Array): Tables {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, DataView>();
  const count = file.getUint16(4);
  for (let i = 0; i < count; i++) {
    const entry = 12 + 16 * i;
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    tables.set(
      tag,
      new DataView(bytes.buffer, bytes.byteOffset + file.getUint32(entry + 8), file.getUint32(entry + 12)),
    );
  }
  return (tag) => {
    const table = tables.get(tag);
    if (!table) throw new Error(`The font has no table "${tag}".`);
    return table;
  };
}
