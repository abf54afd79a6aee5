import { basename } from "node:path";
import { fileBytesIfAny } from "../files/disk.js";
import { isNumbered } from "../formats/formats.js";
import { numberedPath, type Output } from "../reel/outputs.js";
import { provenanceOf } from "./provenance.js";

/**
 * Files that a longer sequence of the same name has left behind: those that follow the last one and say of themselves
 * that they are of a sequence that has as many, and is called so. Programs that play the sequence would play them as
 * well. The first file that does not say so ends them: it, and what follows it, is somebody else's.
 */
export function leftoversOf({ path, format }: Output, frames: number): string[] {
  const files: string[] = [];
  for (let number = frames; isNumbered(format); number++) {
    const file = numberedPath(path, number);
    const bytes = fileBytesIfAny(file);
    const said = bytes && provenanceOf(bytes);
    if (said?.format !== format || said.pattern !== basename(path) || said.frames <= number) break;
    files.push(file);
  }
  return files;
}
