/** The minus sign of typeset numbers; a hyphen is shorter. */
const MINUS = "\u2212";
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A whole number as a superscript exponent: ⁻³. */
export function superscript(exponent: number | string): string {
  return String(exponent)
    .replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)))
    .replace("-", "⁻");
}

/** A number's text with hyphens replaced by minus signs. */
export function withMinus(text: string): string {
  return text.replaceAll("-", MINUS);
}

/** A name as one of the command line: `weight-decay` for `weightDecay`. */
export function kebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}

/** A number of things: `1 file`, `2 files`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** A number of bytes in readable units: 36.5 kB, 5 MB. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 999_950 ? `${Number((bytes / 1e3).toFixed(1))} kB` : `${Number((bytes / 1e6).toFixed(1))} MB`;
}

/**
 * Text that is safe to print on a terminal: control characters other than line breaks and tabs, and characters that
 * change the writing direction, become U+FFFD.
 */
export function printableText(text: string): string {
  return text.replaceAll(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

/** `printableText` for use within a line: line breaks become U+FFFD too. */
export function printableLine(text: string): string {
  return printableText(text).replaceAll("\n", "\ufffd");
}

/** Text escaped for HTML, between tags or in quotes. */
export function escapedHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
