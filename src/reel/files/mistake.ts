import { printableText } from "../../text/typeset.js";

/** Something that is wrong with a reel file. */
export interface Mistake {
  /** The file, as its path was given. */
  readonly file: string;
  /** The reel it belongs to; nothing where it keeps the whole file from being read. */
  readonly reel: string | undefined;
  /** From 1; nothing in a module, which has no text to point at. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly message: string;
  readonly hint: string | undefined;
  /** The line of the file, and what is wrong underlined. */
  readonly excerpt: readonly string[];
}

/** A mistake as it is printed: where and what, what stands there, what next. */
export function mistakeText({ file, line, column, message, hint, excerpt }: Mistake): string {
  const place = line === undefined ? file : `${file}:${line}:${column}`;
  const lines = [...message.split("\n").slice(1), ...excerpt, ...(hint ? [hint] : [])];
  return printableText([`${place}: ${message.split("\n")[0]}`, ...lines.map((text) => `  ${text}`)].join("\n"));
}
