import { basename } from "node:path";
import { fileBytesIfAny } from "../files/disk.js";
import { isNumbered } from "../formats/formats.js";
import { numberedPath, type Output } from "../reel/outputs.js";
import { provenanceOf } from "./provenance.js";

/**
 * Files that a longer sequence with the same pattern has left behind, which players would take for part of this one:
 * those after the last frame whose provenance has that pattern and enough frames, up to the first other file.
 */
export function leftoversOf({ path, format }: Output, frames: number): string[] {
  const files: string[] = [];
  for (let number = frames; isNumbered(format); number++) {
    const file = numberedPath(path, number);
    const bytes = fileBytesIfAny(file);
    const found = bytes && provenanceOf(bytes);
    if (found?.format !== format || found.pattern !== basename(path) || found.frames <= number) break;
    files.push(file);
  }
  return files;
}
