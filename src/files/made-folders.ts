import { existsSync, mkdirSync, rmdirSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** Folders created for files that are not committed yet. */
const pending = new Set<string>();

/** Creates a folder and its missing parents. If one fails, it removes those it created. */
export function makeFolder(folder: string): void {
  for (const missing of missingFolders(folder)) {
    try {
      mkdirSync(missing);
      pending.add(missing);
    } catch (error) {
      // Another process may have created it first.
      if ((error as NodeJS.ErrnoException).code === "EEXIST") continue;
      unmakeFolder(dirname(missing));
      throw error;
    }
  }
}

/** Keeps a folder and its parents for good: a file in it was committed. */
export function keepFolder(folder: string): void {
  for (let at = resolve(folder); pending.delete(at); ) at = dirname(at);
}

/** Removes a folder created for a file that failed, and its created parents, as far as they are empty. */
export function unmakeFolder(folder: string): void {
  for (let at = resolve(folder); pending.has(at) && removeIfEmpty(at); at = dirname(at)) pending.delete(at);
}

/** The folders of a path that do not exist, outermost first. */
export function missingFolders(folder: string): string[] {
  const whole = resolve(folder);
  return existsSync(whole) || dirname(whole) === whole ? [] : [...missingFolders(dirname(whole)), whole];
}

/** Removes a folder if it is empty; returns true if it did. */
export function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    // The folder is not empty, or does not exist.
    return false;
  }
}
