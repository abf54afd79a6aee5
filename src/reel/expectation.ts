/** What a setting takes, in words that follow its name. */
export interface Expectation {
  /** `must be true or false`. */
  readonly wanted: string;
  /** The words to choose from, where it takes some of a few. */
  readonly choices?: readonly string[];
  /** What to do instead, or why it is so. */
  readonly hint?: string;
  /** What a message quotes of a wrong value, such as its length: the value itself when absent, nothing when empty. */
  readonly quote?: (value: unknown) => string;
}

const known = new Map<string, Expectation>();

/** The text that a schema reports for an expectation; `expectationOf` leads back from it. */
export function expected(expectation: Expectation): string {
  known.set(expectation.wanted, expectation);
  return expectation.wanted;
}

/** The expectation that a schema reported. */
export function expectationOf(text: string): Expectation {
  return known.get(text) ?? { wanted: text };
}
