import { resolve } from "node:path";
import { UsageError } from "../errors.js";
import { nearest } from "../text/nearest.js";
import { reelFilesIn, reelPathOf } from "./paths.js";
import type { PlacedMistake } from "./placed-mistake.js";
import type { NamedReel } from "./resolve.js";

/** A file that is asked for. */
export interface Asked {
  /** As its path was given first. */
  readonly file: string;
  /** The reels of it that are asked for; nothing, where all are. */
  readonly names: readonly string[] | undefined;
}

/** The files of paths, each once. @throws As `reelFilesIn` does. */
export function askedFor(paths: readonly string[]): Asked[] {
  const asked = new Map<string, Asked>();
  for (const path of paths) {
    const { reel } = reelPathOf(path);
    for (const file of reelFilesIn(path)) {
      const before = asked.get(resolve(file));
      const isAll = reel === undefined || (before !== undefined && before.names === undefined);
      const names = isAll ? undefined : [...(before?.names ?? []), reel];
      asked.set(resolve(file), { file: before?.file ?? file, names });
    }
  }
  return [...asked.values()];
}

/** What a file has. */
interface Contents {
  readonly reels: readonly Pick<NamedReel, "name" | "entry">[];
  readonly mistakes: readonly PlacedMistake[];
}

/**
 * Tells of a reel's name, or of nothing where it is about the whole file, whether that is asked for: a variant is by
 * its own name, and by that of the reel it is of.
 *
 * @throws {UsageError} if a reel is asked for that the file does not have, naming the nearest.
 */
export function chooserOf(
  { file, names }: Asked,
  { reels, mistakes }: Contents,
): (reel: string | undefined) => boolean {
  if (names === undefined) return () => true;
  const entries = new Map(reels.map(({ name, entry }) => [name, entry]));
  const isMeant = (asked: string, reel: string | undefined) => {
    if (reel === undefined || asked === reel) return true;
    const entry = entries.get(reel);
    // Which variants there are of a reel with a mistake in it is not known.
    return entry === undefined ? asked.startsWith(`${reel}-`) : asked === entry;
  };
  const wrong = mistakes.map(({ reel }) => reel);
  const known = [...entries.keys(), ...wrong];
  const missing = names.find((name) => !known.some((reel) => isMeant(name, reel)));
  if (missing === undefined) return (reel) => names.some((name) => isMeant(name, reel));
  const whole = [...new Set([...entries.values(), ...wrong])].filter((name) => name !== undefined);
  const similar = nearest(missing, [...whole, ...entries.keys()]);
  throw new UsageError(
    `There is no reel "${missing}" in ${file}.`,
    similar ? `Did you mean ${file}#${similar}?` : `It has ${whole.join(", ")}.`,
  );
}
