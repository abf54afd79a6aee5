import { existsSync, mkdirSync, rmdirSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** Those that were made for files which have not taken their names yet. */
const made = new Set<string>();

/** Makes a folder and those around it that are missing; none of them, if it cannot be. */
export function makeFolder(folder: string): void {
  for (const missing of missingFolders(folder)) {
    try {
      mkdirSync(missing);
      made.add(missing);
    } catch (error) {
      // Another process may want the same.
      if ((error as NodeJS.ErrnoException).code === "EEXIST") continue;
      unmakeFolder(dirname(missing));
      throw error;
    }
  }
}

/** A file has taken its name in a folder: that and those around it stay. */
export function keepFolder(folder: string): void {
  for (let at = resolve(folder); made.delete(at); ) at = dirname(at);
}

/** Takes away a folder that was made for what did not come to be, and those around it, as far as they are empty. */
export function unmakeFolder(folder: string): void {
  for (let at = resolve(folder); made.has(at) && removedEmpty(at); at = dirname(at)) made.delete(at);
}

/** The folders of a path that are not there, the outermost first. */
export function missingFolders(folder: string): string[] {
  const whole = resolve(folder);
  return existsSync(whole) || dirname(whole) === whole ? [] : [...missingFolders(dirname(whole)), whole];
}

/** Takes away a folder if there is nothing in it, and tells whether it did. */
export function removedEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    // Something else is in it, or it is gone.
    return false;
  }
}
