import { readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { entryAt, reading } from "../../disk.js";
import { UsageError } from "../../errors.js";

const TEXTS: ReadonlySet<string> = new Set([".yaml", ".yml", ".json"]);
const MODULES: ReadonlySet<string> = new Set([".js", ".mjs", ".ts", ".mts"]);
const IGNORED = /^(\.|node_modules$)|\.schema\.json$|\.d\.m?ts$/;

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
  const names = reading(path, () => readdirSync(path, { withFileTypes: true }));
  return names
    .filter(({ name }) => !IGNORED.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((inner) => {
      const whole = join(path, inner.name);
      return inner.isDirectory() ? reelFilesIn(whole) : isReelFile(inner.name) ? [whole] : [];
    });
}

function isReelFile(path: string): boolean {
  const extension = extname(path).toLowerCase();
  return TEXTS.has(extension) || MODULES.has(extension);
}

/** Whether it is code, to be loaded, not text to be read. */
export function isModule(file: string): boolean {
  return MODULES.has(extname(file).toLowerCase());
}
