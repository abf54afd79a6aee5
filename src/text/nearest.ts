import leven from "leven";

/** Farther than this a word is no misspelling of another. */
const MOST_EDITS = 3;

/** The word that takes the fewest edits to reach, when they are few enough to be a misspelling. Capitals are no edits. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((candidate) => ({ candidate, edits: leven(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const isNear = best && best.edits <= Math.min(MOST_EDITS, Math.ceil(word.length / 2));
  // A word that keeps none of its letters is another word.
  return isNear && best.edits < best.candidate.length ? best.candidate : undefined;
}
