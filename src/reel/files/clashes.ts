import { basename, dirname, join } from "node:path";
import { realPlace } from "../../disk.js";
import { completeReel } from "../complete.js";
import { filesOf, outputsOf } from "../outputs.js";
import { extentOf } from "../reel.js";
import type { PartialReel } from "../schema.js";
import type { Mistake } from "./mistake.js";
import type { ReadReel } from "./read.js";

/** Reels that can all be made, and what is wrong with the others. */
export interface Apart<Filed> {
  readonly clean: readonly Filed[];
  readonly clashes: readonly Mistake[];
}

/** A file is written by one reel alone, be it as one of a sequence: the first that says so. */
export function withoutClashes<Filed extends ReadReel & { readonly id: string }>(
  reels: readonly Filed[],
): Apart<Filed> {
  const writers = new Map<string, string>();
  const clashes: Mistake[] = [];
  const clean = reels.filter(({ id, reel, outMistake }) => {
    const files = filesWrittenBy(reel);
    const taken = files.find(({ place }) => writers.has(place));
    if (taken === undefined) {
      for (const { place } of files) writers.set(place, id);
      return true;
    }
    const message = `${id} and ${writers.get(taken.place)} both write "${taken.path}".`;
    clashes.push(outMistake({ message, hint: 'Name it apart: out: "output/{name}.gif".' }));
    return false;
  });
  return { clean, clashes };
}

function filesWrittenBy(said: PartialReel): { path: string; place: string }[] {
  const reel = completeReel(said);
  const { frames } = extentOf(reel);
  return outputsOf(reel).flatMap((output) => {
    const paths = filesOf(output, frames);
    if (output.format !== "sequence") return paths.map((path) => ({ path, place: realPlace(path) }));
    // Links among the files of a sequence would be thousands of looks for what nobody does.
    const folder = realPlace(dirname(output.path));
    return paths.map((path) => ({ path, place: join(folder, basename(path)) }));
  });
}
