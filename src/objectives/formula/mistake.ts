import { UsageError } from "../../errors.js";

/** Part of a text, in UTF-16 units as `slice` counts them. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The most characters of a formula that an excerpt shows, its … not counted. */
const WIDEST_EXCERPT = 58;
/** How many of them stand before the mistake. */
const LEAD = 24;
/** The most characters of a name or number that a message repeats. */
const LONGEST_WORD = 24;
/** Control and format characters, lone surrogates, and spaces of every kind: a terminal must not obey them. */
const UNSEEN = /^[\p{C}\p{Z}]$/u;

/** A mistake in a formula: what is wrong, an excerpt of the formula, carets under the place, and the way out. */
export function formulaError(what: string, text: string, span: Span, hint?: string): UsageError {
  return new UsageError(`${what}\n${excerpt(text, span)}`, hint);
}

/** A word of the formula's as a message repeats it. */
export function shortened(word: string): string {
  const characters = Array.from(word);
  return characters.length > LONGEST_WORD ? `${characters.slice(0, LONGEST_WORD).join("")}…` : word;
}

/** A character as a message names it: in quotes, or by its code when it cannot be seen. */
export function named(character: string): string {
  if (!UNSEEN.test(character)) return `"${character}"`;
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Two lines, indented by two spaces: the text around the span, and carets. Columns are code points. */
function excerpt(text: string, { start, end }: Span): string {
  const shown = Array.from(text, (character) => (UNSEEN.test(character) ? " " : character));
  const first = columnAt(text, start);
  const from = Math.max(0, Math.min(first - LEAD, shown.length - WIDEST_EXCERPT));
  const to = Math.min(shown.length, from + WIDEST_EXCERPT);
  const opening = from > 0 ? "…" : "";
  const closing = to < shown.length ? "…" : "";
  const indent = " ".repeat(opening.length + first - from);
  const carets = "^".repeat(Math.max(1, Math.min(columnAt(text, end), to) - first));
  return `  ${opening}${shown.slice(from, to).join("")}${closing}\n  ${indent}${carets}`;
}

function columnAt(text: string, index: number): number {
  return Array.from(text.slice(0, index)).length;
}
