import { basename, dirname, join } from "node:path";
import { realPath } from "../files/disk.js";
import { filesOf, type Output } from "./outputs.js";

/** A file that an output is written to: by its name, and where that is, however it is called. */
export interface WrittenFile {
  readonly path: string;
  readonly place: string;
}

/** The files that an output of so many frames is written to. */
export function writtenFiles(output: Output, frames: number): WrittenFile[] {
  const { path, format } = output;
  if (format !== "sequence") return [{ path, place: realPath(path) }];
  // Links among the files of a sequence would be thousands of looks for what nobody does.
  const folder = realPath(dirname(path));
  return filesOf(output, frames).map((file) => ({ path: file, place: join(folder, basename(file)) }));
}
