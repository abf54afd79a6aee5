import { dirname } from "node:path";
import { realPath } from "../files/disk.js";
import { missingFolders, removeIfEmpty } from "../files/made-folders.js";
import type { PartialReel } from "../reel/reel.js";

/** The folders of a reel's files. */
export function outFolders({ out = [] }: PartialReel): string[] {
  return [out].flat().map((path) => dirname(realPath(path)));
}

/**
 * Notes which folders of reels are missing now.
 *
 * @returns A function that removes those of them that are empty. It is called at the end, because several processes may
 *   use one folder.
 */
export function emptyFolderRemover(reels: readonly PartialReel[]): () => void {
  const missing = [...new Set(reels.flatMap(outFolders).flatMap(missingFolders))];
  const inmostFirst = missing.sort((a, b) => b.length - a.length);
  return () => {
    for (const folder of inmostFirst) removeIfEmpty(folder);
  };
}
