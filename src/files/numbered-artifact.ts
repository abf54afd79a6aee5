import { mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Draft, explained, targetOf } from "./artifact.js";
import { keepFolder, makeFolder, unmakeFolder } from "./made-folders.js";
import { PartialFile, partialBeside } from "./partial-file.js";

/**
 * The files of a numbered sequence: they are gathered in a folder beside their places, and move there together at
 * the end. Files that are there already and have a higher number stay.
 *
 * @param nameOf The path of each file, by its number from 0; all in one folder.
 * @throws As `draftFile` does, when it comes to the file.
 */
export function draftSequence(nameOf: (number: number) => string): Draft {
  const first = nameOf(0);
  const partial = partialBeside(first);
  const folder = dirname(partial);
  explained(first, () => makeFolder(folder));
  const forgetFolders = () => unmakeFolder(folder);
  explained(first, () => mkdirSync(partial), forgetFolders);
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
        explained(path, () => {
          end();
          const { target, mode } = targetOf(path);
          targets.push(target);
          file = new PartialFile(placeOf(number), mode);
        });
      },
      write: async (bytes) => explained(nameOf(targets.length - 1), () => file?.write(bytes)),
    },
    get bytes() {
      return finished + (file?.bytes ?? 0);
    },
    close: () => explained(nameOf(targets.length - 1), end),
    async commit() {
      targets.forEach((target, number) => {
        explained(nameOf(number), () => {
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
        // A folder that lets nothing go: what went wrong before is what counts.
      }
      forgetFolders();
    },
  };
}
