/** The sign of a negative number in print; the hyphen is shorter. */
export const MINUS = "\u2212";
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A whole number as an exponent is printed: ⁻³. */
export function superscript(exponent: number | string): string {
  return String(exponent)
    .replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)))
    .replace("-", "⁻");
}

/** Text of a number with a proper minus sign. */
export function withMinus(text: string): string {
  return text.replaceAll("-", MINUS);
}

/** A number of bytes as people read it: 36.5 kB, 5 MB. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 999_950 ? `${Number((bytes / 1e3).toFixed(1))} kB` : `${Number((bytes / 1e6).toFixed(1))} MB`;
}

/**
 * Text that a terminal prints and does not obey: of control characters it keeps line breaks and tabs alone, and none
 * that turns the direction of what follows.
 */
export function printable(text: string): string {
  return text.replaceAll(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

/** The same as part of a line, without breaks. */
export function printableInLine(text: string): string {
  return printable(text).replaceAll("\n", "\ufffd");
}

/** Text as it stands in HTML, between tags or in quotes. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
