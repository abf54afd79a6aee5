import leven from "leven";

/** Words more edits apart than this are not misspellings of each other. */
const MOST_EDITS = 3;

/** The known word the fewest edits away from `word`, if few enough for a misspelling. Case is ignored. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((candidate) => ({ candidate, edits: leven(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const isNear = best && best.edits <= Math.min(MOST_EDITS, Math.ceil(word.length / 2));
  // A candidate that shares no letter with the word is not a misspelling.
  return isNear && best.edits < best.candidate.length ? best.candidate : undefined;
}
