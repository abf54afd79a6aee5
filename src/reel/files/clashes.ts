import { basename, dirname, extname } from "node:path";
import { realPlace } from "../../disk.js";
import { NUMBER_PATTERN } from "../outputs.js";
import type { FiledReel } from "./load.js";
import type { Mistake } from "./mistake.js";
import type { ReadReel } from "./read.js";

type Filed = FiledReel & ReadReel;

/** A file is written by one reel alone: the first that says so. */
export function withoutClashes(reels: readonly Filed[]): { clean: FiledReel[]; clashes: Mistake[] } {
  const writers = new Map<string, FiledReel>();
  const clashes: Mistake[] = [];
  const clean = reels.flatMap(({ outMistake, ...filed }) => {
    const places = placesOf(filed);
    const taken = places.find((path) => writers.has(realPlace(path)));
    if (taken === undefined) {
      for (const path of places) writers.set(realPlace(path), filed);
      return [filed];
    }
    const message = `${filed.id} and ${writers.get(realPlace(taken))?.id} both write "${taken}".`;
    const all = new Set(reels.flatMap(placesOf).map(realPlace));
    const free = freePlace(taken, filed, all);
    const said = places.length === 1 ? `out: "${free}"` : `"${free}"`;
    clashes.push(outMistake({ message, hint: `Rename one of them, or write to a place of its own: ${said}` }));
    return [];
  });
  return { clean, clashes };
}

function placesOf({ reel }: FiledReel): readonly string[] {
  return [reel.out ?? []].flat();
}

/** A place beside one that is taken, as `out` says it, which nothing is written to. */
function freePlace(taken: string, { file, name }: FiledReel, all: ReadonlySet<string>): string {
  const folder = dirname(taken) === "." ? "" : `${dirname(taken)}/`;
  const [number] = basename(taken).match(NUMBER_PATTERN) ?? [];
  const end = `${number === undefined ? "" : `-${number}`}${extname(taken)}`;
  const fit = (text: string) => text.replaceAll(/[^\w.+-]+/g, "-");
  const within = [basename(file, extname(file)), basename(dirname(file))].map(fit).filter((word) => /\w/.test(word));
  const starts = ["", ...within.filter((word) => word !== name).map((word) => `${word}-`)];
  const counted = Array.from({ length: all.size + 1 }, (_, i) => `${i + 2}-`);
  const start = [...starts, ...counted].find((word) => !all.has(realPlace(`${folder}${word}${name}${end}`)));
  return `${folder}${start}{name}${end}`;
}
