/** Returns true if a file ends with the last chunk of every PNG, animated or not. */
export function isWholePng(file: Buffer): boolean {
  return file.subarray(-8, -4).toString("latin1") === "IEND";
}
