import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { freshFolder } from "./spawn.js";

/** What a reel of a file says to cost next to nothing. */
export const SMALL_REEL = "width: 160, height: 90, dpi: 10, frames: 3";

/** A fresh folder with these files in it. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = freshFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
