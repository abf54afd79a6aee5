import { UsageError } from "../errors.js";
import type { Message } from "../text/message.js";

/** Where in which file something was found. */
export interface SourceLocation {
  readonly file: string;
  /** 1 is the first; absent where the whole file is meant. */
  readonly line?: number | undefined;
  readonly column?: string | undefined;
}

/** The setting that names the file. */
export const ABOUT_FILE = { settings: [["trajectory"]] } as const;

/** Longer texts are shown cut. */
const SHOWN_CHARACTERS = 40;

/** A mistake in a file, which begins with the place: `run.csv, line 3, column x: …`. */
export function fault({ file, line, column }: SourceLocation, what: string, hint?: string | Message): UsageError {
  const lineAt = line === undefined ? "" : `, line ${line}`;
  const columnAt = column === undefined ? "" : `, column ${column}`;
  return new UsageError(`${file}${lineAt}${columnAt}: ${what}`, hint, ABOUT_FILE);
}

/** A stranger's text in quotes: short, on one line, and without power over the terminal. */
export function quoted(text: string): string {
  const cut = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
  return JSON.stringify(cut).replace(/\p{C}/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
