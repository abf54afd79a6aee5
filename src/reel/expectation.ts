/** The values that a setting accepts. */
export interface Expectation {
  /** In words that follow the name: `must be true or false`. */
  readonly wanted: string;
  /** The words to choose from, if it takes one of a few. */
  readonly choices?: readonly string[];
  /** A value to write instead, if nothing better is known. */
  readonly example?: unknown;
  /** How to correct a wrong value. */
  readonly hint?: string;
  /** The part of a wrong value to quote, such as its length; the value itself when absent. */
  readonly quote?: (value: unknown) => string;
}

const known = new Map<string, Expectation>();

/** The text that a schema reports for an expectation. `expectationOf` is its inverse. */
export function expected(expectation: Expectation): string {
  known.set(expectation.wanted, expectation);
  return expectation.wanted;
}

/** The expectation behind a text that a schema reported. */
export function expectationOf(text: string): Expectation {
  return known.get(text) ?? { wanted: text };
}
