import { UsageError } from "../errors.js";
import { type FormatName, formatNames } from "../formats/formats.js";
import { type Output, outputsOf } from "./outputs.js";
import type { Reel, SizeBudget } from "./reel.js";

/** @throws {UsageError} for settings of the files to write that do not go together. */
export function checkOutputs(reel: Reel): void {
  if (reel.out.length === 0) throw new UsageError("A reel has no file to write to.", 'Name one: out: "film.gif".');
  if (reel.out.includes("")) throw new UsageError("A file to write has no name.", 'Name it: out: "film.gif".');
  checkPoster(reel);
  const outputs = outputsOf(reel);
  if (reel.sizeBudget !== undefined) checkBudget(reel.sizeBudget, outputs);
}

function checkPoster({ poster, frames }: Reel): void {
  if (typeof poster !== "number" || frames === "auto" || poster < frames) return;
  throw new UsageError(`poster must be a whole number from 0 to ${frames - 1} (a frame's number), not ${poster}.`);
}

function checkBudget(budget: SizeBudget, outputs: readonly Output[]): void {
  if (typeof budget === "number") return;
  for (const name of Object.keys(budget)) {
    if (name === "all" || outputs.some(({ path, format }) => path === name || format === name)) continue;
    const hint = formatNames.includes(name as FormatName) ? "None of the files has that format." : undefined;
    throw new UsageError(
      `There is a size budget for "${name}", which is not written.`,
      hint ?? `The files are ${outputs.map(({ path }) => path).join(", ")}.`,
    );
  }
}
