import { UsageError } from "../errors.js";

/** Where something is: names of settings, and places in lists from 0. */
export type Path = readonly (string | number)[];

/** Something that is wrong with a reel as it is written down. */
export interface Issue {
  readonly path: Path;
  readonly message: string;
  readonly hint: string | undefined;
  /** Whether the name of the setting is what is wrong, not its value. */
  readonly isName?: boolean;
}

/** What somebody else says is wrong there, if anything. */
export function complaint(path: Path, check: () => unknown): Issue[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [{ path, message: error.message, hint: error.hint }];
  }
}

/** What is meant by a text where none belongs: `"25"`, or `yes`. */
export function unquoted(text: string): number | boolean | undefined {
  if (/^(true|yes|on)$/i.test(text)) return true;
  if (/^(false|no|off)$/i.test(text)) return false;
  return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

/** What to write instead of it. */
export function unquotedHint(text: string): string | undefined {
  const meant = unquoted(text);
  if (meant === undefined) return undefined;
  return text === String(meant) ? `Leave out the quotes: ${text}` : `Write ${meant}.`;
}
