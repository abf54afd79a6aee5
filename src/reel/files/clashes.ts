import { basename, dirname, extname } from "node:path";
import { realPath } from "../../files/disk.js";
import { extentOf } from "../../film/clock.js";
import { completeReel } from "../complete.js";
import { NUMBER_PATTERN, numbered, outputsOf } from "../outputs.js";
import { type WrittenFile, writtenFiles } from "../written-files.js";
import type { Mistake } from "./mistake.js";
import type { ReadReel } from "./read.js";

/** What is to be told of a reel: where it stands, too. */
interface Filed extends ReadReel {
  readonly file: string;
  readonly id: string;
}

/** A file that a reel writes, and how `out` says it. */
interface Written extends WrittenFile {
  readonly out: string;
}

/** A file is written by one reel alone, be it as one of a sequence: the first that says so. */
export function withoutClashes<One extends Filed>(
  reels: readonly One[],
): { readonly clean: readonly One[]; readonly clashes: readonly Mistake[] } {
  const written = new Map(reels.map((reel) => [reel, filesWrittenBy(reel)]));
  const all = new Set([...written.values()].flat().map(({ place }) => place));
  const writers = new Map<string, string>();
  const clashes: Mistake[] = [];
  const clean = reels.filter((reel) => {
    const files = written.get(reel) ?? [];
    const taken = files.find(({ place }) => writers.has(place));
    if (taken === undefined) {
      for (const { place } of files) writers.set(place, reel.id);
      return true;
    }
    const message = `${reel.id} and ${writers.get(taken.place)} both write "${taken.path}".`;
    const free = freePlace(taken.out, reel, all);
    const said = [reel.reel.out ?? []].flat().length === 1 ? `out: "${free}"` : `"${free}"`;
    clashes.push(reel.outMistake({ message, hint: `Rename one of them, or write to a place of its own: ${said}` }));
    return false;
  });
  return { clean, clashes };
}

function filesWrittenBy({ reel: said }: Filed): Written[] {
  const reel = completeReel(said);
  const { frames } = extentOf(reel);
  return outputsOf(reel).flatMap((output) =>
    writtenFiles(output, frames).map((file) => ({ ...file, out: output.path })),
  );
}

/** A place beside one that is taken, as `out` says it, which nothing is written to. */
function freePlace(taken: string, { file, name }: Filed, all: ReadonlySet<string>): string {
  const folder = dirname(taken) === "." ? "" : `${dirname(taken)}/`;
  const [number] = basename(taken).match(NUMBER_PATTERN) ?? [];
  const end = `${number === undefined ? "" : `-${number}`}${extname(taken)}`;
  const fit = (text: string) => text.replaceAll(/[^\w.+-]+/g, "-");
  const within = [basename(file, extname(file)), basename(dirname(file))].map(fit).filter((word) => /\w/.test(word));
  const starts = ["", ...within.filter((word) => word !== name).map((word) => `${word}-`)];
  const counted = Array.from({ length: all.size + 1 }, (_, i) => `${i + 2}-`);
  const isFree = (path: string) => !all.has(realPath(numbered(path, 0)));
  const start = [...starts, ...counted].find((word) => isFree(`${folder}${word}${name}${end}`));
  return `${folder}${start}{name}${end}`;
}
