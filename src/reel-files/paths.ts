import { readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { UsageError } from "../errors.js";
import { entryAt, realPath, withReadErrors } from "../files/disk.js";

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
