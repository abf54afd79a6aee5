import { basename, dirname, join, resolve } from "node:path";
import { realPath } from "../files/disk.js";
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
  readonly kind: "same file" | "file and folder";
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
    const same = files.get(second.place) ?? neighbors.find((first) => doOverlap(first, second));
    const ancestors = ancestorsOf(second.place);
    const nested = byAncestor.get(second.place) ?? ancestors.map((place) => files.get(place)).find(Boolean);
    const first = same ?? nested;
    if (first) {
      clashes.push({ first, second, kind: same ? "same file" : "file and folder" });
      continue;
    }
    byFolder.set(folder, neighbors);
    neighbors.push(second);
    if (owned.output.format !== "sequence") files.set(second.place, second);
    for (const place of ancestors) byAncestor.set(place, second);
  }
  return clashes;
}

function placeOf({ path, format }: Output): string {
  const whole = resolve(path);
  return format === "sequence" ? join(realPath(dirname(whole)), basename(whole)) : realPath(whole);
}

/** The folders around a place, the nearest first. */
function ancestorsOf(place: string): string[] {
  const folder = dirname(place);
  return folder === place ? [] : [folder, ...ancestorsOf(folder)];
}

/** True if two outputs in one folder, at least one of them a sequence, have a file in common. */
function doOverlap<Owner>(one: Placed<Owner>, other: Placed<Owner>): boolean {
  if (one.output.format !== "sequence")
    return other.output.format === "sequence" && isNumberOf(basename(one.place), other);
  if (other.output.format !== "sequence") return isNumberOf(basename(other.place), one);
  if (one.place === other.place) return true;
  const pattern = basename(one.place);
  for (let number = 0; number < one.frames; number++) {
    if (isNumberOf(numbered(pattern, number), other)) return true;
  }
  return false;
}

/** True if a name is that of a sequence's file. */
function isNumberOf<Owner>(name: string, { place, frames }: Placed<Owner>): boolean {
  const pattern = basename(place);
  const start = pattern.search(NUMBER_PATTERN);
  const [digits] = name.slice(start).match(/^\d+/) ?? [];
  const number = Number(digits ?? Number.NaN);
  // Digits of the pattern itself may follow the number.
  return [number, Math.floor(number / 10)].some((n) => n < frames && numbered(pattern, n) === name);
}
