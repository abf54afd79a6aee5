import { basename, dirname, join, resolve } from "node:path";
import { realPath } from "../files/disk.js";
import { isNumbered } from "../formats/formats.js";
import { NUMBER_PATTERN, numbered, type Output, STDOUT } from "../reel/outputs.js";

/** An output of one of several reels. */
export interface OwnedOutput<Owner> {
  readonly owner: Owner;
  readonly output: Output;
  /** How many files a sequence has. */
  readonly frames: number;
}

/** Two outputs that would write the same file, or of which one is a file and the folder of the other. */
export interface Clash<Owner> {
  readonly first: OwnedOutput<Owner>;
  readonly second: OwnedOutput<Owner>;
  /** The end of a sentence about both: `both write "a.gif"`. */
  readonly text: string;
}

interface Placed<Owner> extends OwnedOutput<Owner> {
  readonly place: string;
}

/** The outputs that clash with one before them, each once. Symbolic links are followed; stdout clashes with nothing. */
export function outputClashes<Owner>(outputs: readonly OwnedOutput<Owner>[]): Clash<Owner>[] {
  const files = new Map<string, Placed<Owner>>();
  const byFolder = new Map<string, Placed<Owner>[]>();
  const byAncestor = new Map<string, Placed<Owner>>();
  const clashes: Clash<Owner>[] = [];
  for (const owned of outputs.filter(({ output }) => output.path !== STDOUT)) {
    const second = { ...owned, place: placeOf(owned.output) };
    const folder = dirname(second.place);
    const neighbors = byFolder.get(folder) ?? [];
    const ancestors = ancestorsOf(second.place);
    const neighbor = neighbors.find((one) => sharedName(one, second) !== undefined);
    const first =
      neighbor ?? byAncestor.get(second.place) ?? ancestors.map((place) => files.get(place)).find((one) => one);
    if (first) {
      clashes.push({ first, second, text: neighbor ? sharingText(first, second) : nestingText(first, second) });
      continue;
    }
    byFolder.set(folder, neighbors);
    neighbors.push(second);
    if (!isNumbered(owned.output.format)) files.set(second.place, second);
    for (const place of ancestors) byAncestor.set(place, second);
  }
  return clashes;
}

function placeOf({ path, format }: Output): string {
  const whole = resolve(path);
  return isNumbered(format) ? join(realPath(dirname(whole)), basename(whole)) : realPath(whole);
}

/** The folders around a place, the nearest first. */
function ancestorsOf(place: string): string[] {
  const folder = dirname(place);
  return folder === place ? [] : [folder, ...ancestorsOf(folder)];
}

function nestingText(one: Placed<unknown>, other: Placed<unknown>): string {
  const [file, inner] = one.place.length <= other.place.length ? [one, other] : [other, one];
  return `cannot both be written: "${file.output.path}" would be a file and the folder of "${inner.output.path}"`;
}

function sharingText(one: Placed<unknown>, other: Placed<unknown>): string {
  const name = sharedName(one, other) as string;
  const [file = "", again = ""] = [one, other].map(({ output: { path, format } }) =>
    isNumbered(format) ? join(dirname(path), name) : path,
  );
  const isLinked = resolve(file) !== resolve(again);
  return `both write "${file}"${isLinked ? `: "${again}" is the same file, by a symbolic link` : ""}`;
}

/** The name of a file that two outputs in one folder have in common, if there is one. */
function sharedName(one: Placed<unknown>, other: Placed<unknown>): string | undefined {
  if (isNumbered(one.output.format) && !isNumbered(other.output.format)) return sharedName(other, one);
  const pattern = basename(one.place);
  if (!isNumbered(one.output.format)) return isNameOf(pattern, other) ? pattern : undefined;
  for (let number = 0; number < one.frames; number++) {
    if (isNameOf(numbered(pattern, number), other)) return numbered(pattern, number);
  }
  return undefined;
}

/** True if an output has a file of this name. */
function isNameOf(name: string, { place, frames, output }: Placed<unknown>): boolean {
  const pattern = basename(place);
  if (!isNumbered(output.format)) return name === pattern;
  const start = pattern.search(NUMBER_PATTERN);
  const [digits] = name.slice(start).match(/^\d+/) ?? [];
  const number = Number(digits ?? Number.NaN);
  // Digits of the pattern itself may follow the number.
  return [number, Math.floor(number / 10)].some((n) => n < frames && numbered(pattern, n) === name);
}
