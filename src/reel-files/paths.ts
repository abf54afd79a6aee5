import { readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { UsageError } from "../errors.js";
import { entryAt, realPath, withReadErrors } from "../files/disk.js";

const TEXTS: ReadonlySet<string> = new Set([".yaml", ".yml", ".json"]);
const MODULES: ReadonlySet<string> = new Set([".js", ".mjs", ".ts", ".mts"]);
/** Where reel files are unless another place is named. */
export const USUAL_FOLDER = "reels";
/** What lies among reels and is none: what is hidden, packages, schemas, types, and what modules share. */
const IGNORED = /^([._]|node_modules$)|\.schema\.json$|\.d\.m?ts$/;

/** Whether a word is meant as a path to reel files: it looks like one, or there is something there. */
export function isReelPath(word: string): boolean {
  return /[/\\]/.test(word) || isReelFile(reelPathOf(word).path) || entryAt(word) !== undefined;
}

/** `reels/gallery.yaml#race` as the path and the reel in it. What is called so as a whole is a path alone. */
export function reelPathOf(word: string): { readonly path: string; readonly reel: string | undefined } {
  const [, path = "", reel] = word.match(/^(.+)#([^#/\\]+)$/) ?? [];
  return reel === undefined || !isReelFile(path) || entryAt(word) ? { path: word, reel: undefined } : { path, reel };
}

/** The reel files that a path means, in the order of their names; of a reel in a file, that file. */
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
    throw new UsageError(`"${path}" is no reel file.`, `They end in ${[...TEXTS, ...MODULES].join(", ")}.`);
  }
  return reelFilesOf(path, []);
}

/** @param around The folders that this one was found in: links may lead back to one of them. */
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

/** Whether a path leads to a folder. A link that leads nowhere does not. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The reel file in the usual folder, or here, that is called so but for its extension. */
export function reelFileCalled(name: string): string | undefined {
  return withExtension(`${USUAL_FOLDER}/${name}`) ?? withExtension(name);
}

function withExtension(path: string): string | undefined {
  return [...TEXTS, ...MODULES].map((extension) => path + extension).find((file) => entryAt(file)?.isFile());
}

/** Whether a file is one by its name. */
export function isReelFile(path: string): boolean {
  const extension = extname(path).toLowerCase();
  return TEXTS.has(extension) || MODULES.has(extension);
}

/** Whether it is code, to be loaded, not text to be read. */
export function isModule(file: string): boolean {
  return MODULES.has(extname(file).toLowerCase());
}
