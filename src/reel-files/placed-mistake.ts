import type { Mistake } from "../errors.js";
import { dataText, messageText, type SettingPath, type Wording } from "../text/message.js";
import { printableText } from "../text/typeset.js";

/** A mistake in a reel file, as text, with its place. */
export interface PlacedMistake {
  /** The file, as its path was given. */
  readonly file: string;
  /** The reel it belongs to; absent if it keeps the whole file from being read. */
  readonly reel: string | undefined;
  /** From 1; absent in a module, which has no text to point at. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly message: string;
  readonly hint: string | undefined;
  /** The line of the file, and an underline. */
  readonly excerpt: readonly string[];
}

/** Settings and values as a reel file writes them. Settings need no path: the place shows it. */
export const fileWording: Wording = {
  setting: (path) => String(path.findLast((key) => typeof key === "string")),
  assignment: (path, value) => `${path.at(-1)}: ${flowText(value)}`,
  value: (value) => (typeof value === "string" ? JSON.stringify(value) : flowText(value)),
};

/** A mistake without a place in the text. */
export function unplacedMistake(
  file: string,
  reel: string | undefined,
  { message, hint }: Pick<Mistake, "message" | "hint">,
  within: SettingPath = [],
): PlacedMistake {
  const where = within.length > 0 ? `${within.join(".")}: ` : "";
  return {
    ...{ file, reel, line: undefined, column: undefined, excerpt: [] },
    message: `${where}${messageText(message, fileWording)}`,
    hint: hint && messageText(hint, fileWording),
  };
}

/** A mistake as the command line prints it: place and message, excerpt, hint. */
export function mistakeText({ file, line, column, message, hint, excerpt }: PlacedMistake): string {
  const place = line === undefined ? file : `${file}:${line}:${column}`;
  const [first, ...more] = message.split("\n");
  const lines = [...more, ...excerpt, ...(hint ? [hint] : [])];
  return printableText([`${place}: ${first}`, ...lines.map((text) => `  ${text}`)].join("\n"));
}

/** Data on one line of a reel file: `{ name: adam, learningRate: 0.05 }`. */
function flowText(data: unknown): string {
  // YAML reads these without quotes as texts.
  const isPlain = (text: string) =>
    /^[a-z(](?:[\w .()^*/+=-]*[\w)])?$/i.test(text) && !/^(?:true|false|null)$/i.test(text);
  return dataText(data, (text) => (isPlain(text) ? text : JSON.stringify(text)));
}
