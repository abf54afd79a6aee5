import { basename, dirname, join, resolve, sep } from "node:path";
import { UsageError } from "../errors.js";
import { realPath } from "../files/disk.js";
import { numbered, type Output, STDOUT } from "../reel/outputs.js";
import { writtenFiles } from "../reel/written-files.js";

/** @throws {UsageError} if two outputs are one file by other names, or one is a folder that another is in. */
export function checkApart(outputs: readonly Output[]): void {
  const places = outputs.filter(({ path }) => path !== STDOUT).map((output) => ({ ...output, place: placeOf(output) }));
  for (const [i, one] of places.entries()) {
    for (const other of places.slice(0, i)) {
      if (areSame(one, other)) {
        throw new UsageError(`"${other.path}" and "${one.path}" are the same file.`, "Name another file.");
      }
      const [outer, inner] = one.place.length < other.place.length ? [one, other] : [other, one];
      if (!inner.place.startsWith(outer.place + sep)) continue;
      throw new UsageError(`"${outer.path}" cannot be a file and the folder of "${inner.path}".`, "Name another file.");
    }
  }
}

/** @throws {UsageError} if two sequences of so many frames have a file in common. */
export function checkSequencesApart(outputs: readonly Output[], frames: number): void {
  const sequences = outputs.filter(({ format }) => format === "sequence");
  const writers = new Map<string, string>();
  for (const sequence of sequences.length > 1 ? sequences : []) {
    for (const { path, place } of writtenFiles(sequence, frames)) {
      const other = writers.get(place);
      if (other !== undefined)
        throw new UsageError(`"${other}" and "${sequence.path}" both write "${path}".`, "Name another file.");
      writers.set(place, sequence.path);
    }
  }
}

interface Placed extends Output {
  readonly place: string;
}

function areSame(one: Placed, other: Placed): boolean {
  return one.place === other.place || isNumberOf(one, other) || isNumberOf(other, one);
}

/** Whether a file has the name of one of a sequence's. */
function isNumberOf(file: Placed, sequence: Placed): boolean {
  if (sequence.format !== "sequence" || dirname(file.place) !== dirname(sequence.place)) return false;
  const pattern = basename(sequence.place);
  const [number] = basename(file.place).match(/\d+(?=\D*$)/) ?? [];
  return number !== undefined && numbered(pattern, Number(number)) === basename(file.place);
}

/** Where a file will be, symbolic links followed as far as there is something. */
function placeOf({ path, format }: Output): string {
  const whole = resolve(path);
  return format === "sequence" ? join(realPath(dirname(whole)), basename(whole)) : realPath(whole);
}
