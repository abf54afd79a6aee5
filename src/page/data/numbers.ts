const CHUNK = 0x8000;

/** Doubles as text, without loss: 8 bytes each, little-endian, in base64. */
export function packed(numbers: ArrayLike<number>): string {
  const view = new DataView(new ArrayBuffer(8 * numbers.length));
  for (let i = 0; i < numbers.length; i++) view.setFloat64(8 * i, numbers[i] as number, true);
  const bytes = new Uint8Array(view.buffer);
  let text = "";
  // Some engines limit the number of arguments.
  for (let i = 0; i < bytes.length; i += CHUNK) text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return btoa(text);
}

/** The inverse of `packed`. */
export function unpacked(text: string): Float64Array {
  const bytes = atob(text);
  const view = new DataView(new ArrayBuffer(bytes.length));
  for (let i = 0; i < bytes.length; i++) view.setUint8(i, bytes.charCodeAt(i));
  return Float64Array.from({ length: bytes.length / 8 }, (_, i) => view.getFloat64(8 * i, true));
}
