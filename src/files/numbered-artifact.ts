import { mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Draft, targetOf, withWriteErrors } from "./artifact.js";
import { keepFolder, makeFolder, unmakeFolder } from "./made-folders.js";
import { PartialFile, partialBeside } from "./partial-file.js";

/**
 * The files of a numbered sequence. They are written to a temporary folder beside their paths and moved together on
 * commit. Existing files with higher numbers stay.
 *
 * @param nameOf The path of each file by its number from 0; all paths are in one folder.
 * @throws Errors of `draftFile`, for each file when it begins.
 */
export function draftSequence(nameOf: (number: number) => string): Draft {
  const first = nameOf(0);
  const partial = partialBeside(first);
  const folder = dirname(partial);
  withWriteErrors(first, () => makeFolder(folder));
  const forgetFolders = () => unmakeFolder(folder);
  withWriteErrors(first, () => mkdirSync(partial), forgetFolders);
  const targets: string[] = [];
  let file: PartialFile | undefined;
  let finished = 0;

  const placeOf = (number: number) => join(partial, basename(nameOf(number)));
  function end(): void {
    if (!file) return;
    file.close();
    finished += file.bytes;
    file = undefined;
  }

  return {
    sink: {
      nextFile: async () => {
        const number = targets.length;
        const path = nameOf(number);
        withWriteErrors(path, () => {
          end();
          const { target, mode } = targetOf(path);
          targets.push(target);
          file = new PartialFile(placeOf(number), mode);
        });
      },
      write: async (bytes) => withWriteErrors(nameOf(targets.length - 1), () => file?.write(bytes)),
    },
    get bytes() {
      return finished + (file?.bytes ?? 0);
    },
    close: () => withWriteErrors(nameOf(targets.length - 1), end),
    async commit() {
      targets.forEach((target, number) => {
        withWriteErrors(nameOf(number), () => {
          mkdirSync(dirname(target), { recursive: true });
          renameSync(placeOf(number), target);
        });
      });
      rmSync(partial, { recursive: true, force: true });
      keepFolder(folder);
    },
    abandon() {
      file?.abandon();
      try {
        rmSync(partial, { recursive: true, force: true });
      } catch {
        // The folder cannot be removed; the error that led here matters more.
      }
      forgetFolders();
    },
  };
}
