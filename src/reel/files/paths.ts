import { readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { entryAt, reading, realPlace } from "../../disk.js";
import { UsageError } from "../../errors.js";

const TEXTS: ReadonlySet<string> = new Set([".yaml", ".yml", ".json"]);
const MODULES: ReadonlySet<string> = new Set([".js", ".mjs", ".ts", ".mts"]);
/** What lies among reels and is none: what is hidden, packages, schemas, types, and what modules share. */
const IGNORED = /^([._]|node_modules$)|\.schema\.json$|\.d\.m?ts$/;

/** Whether a word is meant as a path to reel files: it looks like one, or there is something there. */
export function isReelPath(word: string): boolean {
  return /[/\\]/.test(word) || isReelFile(word) || entryAt(word) !== undefined;
}

/** The reel files that a path means, in the order of their names. */
export function reelFilesIn(path: string): string[] {
  const entry = entryAt(path);
  if (!entry)
    throw new UsageError(`There is no file or folder "${path}".`, "gradreel init writes reels/ to begin with.");
  if (!entry.isDirectory()) {
    if (isReelFile(path)) return [path];
    throw new UsageError(`"${path}" is no reel file.`, `They end in ${[...TEXTS, ...MODULES].join(", ")}.`);
  }
  return reelFilesOf(path, []);
}

/** @param around The folders that this one was found in: links may lead back to one of them. */
function reelFilesOf(path: string, around: readonly string[]): string[] {
  const folder = realPlace(path);
  if (around.includes(folder)) return [];
  const names = reading(path, () => readdirSync(path));
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

function isReelFile(path: string): boolean {
  const extension = extname(path).toLowerCase();
  return TEXTS.has(extension) || MODULES.has(extension);
}

/** Whether it is code, to be loaded, not text to be read. */
export function isModule(file: string): boolean {
  return MODULES.has(extname(file).toLowerCase());
}
