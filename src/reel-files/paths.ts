import { readdirSync, statSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { UsageError } from "../errors.js";
import { entryAt, realPath, withReadErrors } from "../files/disk.js";
import { nearest } from "../text/nearest.js";
import type { ReadFile } from "./read.js";

const TEXTS: ReadonlySet<string> = new Set([".yaml", ".yml", ".json"]);
const MODULES: ReadonlySet<string> = new Set([".js", ".mjs", ".ts", ".mts"]);
/** The default folder of reel files. */
export const USUAL_FOLDER = "reels";
/** Names of other files among reels: hidden files, packages, schemas, types, and code that modules share. */
const IGNORED = /^([._]|node_modules$)|\.schema\.json$|\.d\.m?ts$/;

/** True if a word is a path to reel files: it looks like one, or something is there. */
export function isReelPath(word: string): boolean {
  return /[/\\]/.test(word) || isReelFile(reelPathOf(word).path) || entryAt(word) !== undefined;
}

/** Splits `reels/gallery.yaml#race` into a path and a reel. An existing file with the whole name is a path alone. */
export function reelPathOf(word: string): { readonly path: string; readonly reel: string | undefined } {
  const [, path = "", reel] = word.match(/^(.+)#([^#/\\]+)$/) ?? [];
  return reel === undefined || !isReelFile(path) || entryAt(word) ? { path: word, reel: undefined } : { path, reel };
}

/** The reel files at a path, in the order of their names. @throws {UsageError} if there is no such path. */
export function reelFilesIn(word: string): string[] {
  const { path } = reelPathOf(word);
  const entry = entryAt(path);
  if (!entry) {
    const similar = withExtension(isReelFile(path) ? path.slice(0, -extname(path).length) : path);
    const hint = similar ? `Did you mean ${similar}?` : "gradreel init writes reels/ to begin with.";
    throw new UsageError(`There is no file or folder "${path}".`, hint);
  }
  if (!entry.isDirectory()) {
    if (isReelFile(path)) return [path];
    throw new UsageError(`"${path}" is not a reel file.`, `Reel files end in ${[...TEXTS, ...MODULES].join(", ")}.`);
  }
  return reelFilesOf(path, []);
}

/** @param around The folders around this one: a link may lead back to one of them. */
function reelFilesOf(path: string, around: readonly string[]): string[] {
  const folder = realPath(path);
  if (around.includes(folder)) return [];
  const names = withReadErrors(path, () => readdirSync(path));
  return names
    .filter((name) => !IGNORED.test(name))
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((name) => {
      const whole = join(path, name);
      if (isFolder(whole)) return reelFilesOf(whole, [...around, folder]);
      return isReelFile(name) ? [whole] : [];
    });
}

/** True if a path leads to a folder; false for a broken link. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The reel file with this name, apart from its extension, in the default folder or the current one. */
export function reelFileCalled(name: string): string | undefined {
  return withExtension(`${USUAL_FOLDER}/${name}`) ?? withExtension(name);
}

function withExtension(path: string): string | undefined {
  return [...TEXTS, ...MODULES].map((extension) => path + extension).find((file) => entryAt(file)?.isFile());
}

/** True if a file's extension is that of a reel file. */
export function isReelFile(path: string): boolean {
  const extension = extname(path).toLowerCase();
  return TEXTS.has(extension) || MODULES.has(extension);
}

/** True if a reel file is a module. */
export function isModule(file: string): boolean {
  return MODULES.has(extname(file).toLowerCase());
}

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
