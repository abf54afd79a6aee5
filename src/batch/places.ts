import { dirname } from "node:path";
import { realPath } from "../files/disk.js";
import { missingFolders, removeIfEmpty } from "../files/made-folders.js";
import type { PartialReel } from "../reel/reel.js";

/** The folders that a reel's files are written to. */
export function outFolders({ out = [] }: PartialReel): string[] {
  return [out].flat().map((path) => dirname(realPath(path)));
}

/**
 * Which folders of reels are missing now.
 *
 * @returns Takes those of them away, to be called in the end, that were made and stayed empty: of processes that want the
 *   same, the one that made it may be done with it before the others are.
 */
export function emptyFoldersOf(reels: readonly PartialReel[]): () => void {
  const missing = [...new Set(reels.flatMap(outFolders).flatMap(missingFolders))];
  // One that is in another has the longer path.
  const inmostFirst = missing.sort((a, b) => b.length - a.length);
  return () => {
    for (const folder of inmostFirst) removeIfEmpty(folder);
  };
}
