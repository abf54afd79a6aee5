import { resolve } from "node:path";
import { UsageError } from "../errors.js";
import { nearest } from "../text/nearest.js";
import { reelFilesIn, reelPathOf } from "./paths.js";
import type { ReadFile } from "./read.js";

/** A reel file that a command names. */
export interface RequestedFile {
  /** As its path was given first. */
  readonly file: string;
  /** The names of the requested reels; undefined for all. */
  readonly names: readonly string[] | undefined;
}

/** The files of paths, each once. @throws As `reelFilesIn` does. */
export function requestedFiles(paths: readonly string[]): RequestedFile[] {
  const requested = new Map<string, RequestedFile>();
  for (const path of paths) {
    const { reel } = reelPathOf(path);
    for (const file of reelFilesIn(path)) {
      const before = requested.get(resolve(file));
      const isAll = reel === undefined || (before !== undefined && before.names === undefined);
      const names = isAll ? undefined : [...(before?.names ?? []), reel];
      requested.set(resolve(file), { file: before?.file ?? file, names });
    }
  }
  return [...requested.values()];
}

/**
 * A test for reels of a file: true if a reel is requested, by its own name or by that of the entry whose variant it is.
 * It is true for `undefined`, the whole file.
 *
 * @throws {UsageError} if the file does not have a requested reel, with the nearest name.
 */
export function reelFilter(
  { file, names }: RequestedFile,
  { reels, mistakes }: ReadFile,
): (reel: string | undefined) => boolean {
  if (names === undefined) return () => true;
  const entries = new Map(reels.map(({ name, entry }) => [name, entry]));
  const isMeant = (name: string, reel: string | undefined) => {
    if (reel === undefined || name === reel) return true;
    const entry = entries.get(reel);
    // The variants of an entry with a mistake are unknown.
    return entry === undefined ? name.startsWith(`${reel}-`) : name === entry;
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
