/** The first place where two texts differ. */
export interface TextDifference {
  /** From 1, as is the column, which counts UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** A piece of the line around it. */
  readonly expected: string;
  readonly actual: string;
}

const BEFORE = 20;
const AFTER = 40;

/** The first difference of two texts; undefined if there is none. */
export function compareTexts(expected: string, actual: string): TextDifference | undefined {
  if (expected === actual) return undefined;
  let at = 0;
  while (at < expected.length && expected[at] === actual[at]) at++;
  const lineStart = expected.slice(0, at).lastIndexOf("\n") + 1;
  const line = expected.slice(0, lineStart).split("\n").length;
  const from = Math.max(lineStart, at - BEFORE);
  return {
    line,
    column: at - lineStart + 1,
    expected: excerpt(expected, from, at),
    actual: excerpt(actual, from, at),
  };
}

/** A piece of the line around a place, with dots where it is cut. */
function excerpt(text: string, from: number, at: number): string {
  const newline = text.indexOf("\n", at);
  const lineEnd = newline < 0 ? text.length : newline;
  const to = Math.min(lineEnd, at + AFTER);
  const isFirst = from === 0 || text[from - 1] === "\n";
  return `${isFirst ? "" : "…"}${text.slice(from, to)}${to < lineEnd ? "…" : ""}`;
}
