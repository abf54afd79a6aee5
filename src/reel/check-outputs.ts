import { UsageError } from "../errors.js";
import { type FormatName, formatNames, posterNames } from "../names.js";
import { type Output, outputsOf } from "./outputs.js";
import { fail, flag, oneOf, text, whole } from "./ranges.js";
import type { Reel, SizeBudget } from "./reel.js";

/** @throws {UsageError} for the first setting of the files to write that is out of its range, naming it. */
export function checkOutputs(reel: Reel): void {
  if (reel.out.length === 0) throw new UsageError("A reel has no file to write to.", 'Name one: out: "film.gif".');
  for (const path of reel.out) {
    text("out", path);
    if (path === "") throw new UsageError("A file to write has no name.", 'Name it: out: "film.gif".');
  }
  if (reel.format !== undefined) oneOf("format", reel.format, formatNames);
  flag("animated", reel.animated);
  checkPoster(reel);
  const outputs = outputsOf(reel);
  if (reel.sizeBudget !== undefined) checkBudget(reel.sizeBudget, outputs);
}

function checkPoster({ poster, frames }: Reel): void {
  if (typeof poster !== "number") oneOf("poster", poster, posterNames);
  else if (frames === "auto") whole("poster", poster, 0, Number.MAX_SAFE_INTEGER, "a frame's number");
  else whole("poster", poster, 0, frames - 1, "a frame's number");
}

function checkBudget(budget: SizeBudget, outputs: readonly Output[]): void {
  if (typeof budget === "number") {
    wholeBytes(budget);
    return;
  }
  if (typeof budget !== "object" || budget === null) fail("size budget", "bytes, or bytes by path or format", budget);
  for (const [name, bytes] of Object.entries(budget)) {
    wholeBytes(bytes);
    if (name === "all" || outputs.some(({ path, format }) => path === name || format === name)) continue;
    const hint = formatNames.includes(name as FormatName) ? "None of the files has that format." : undefined;
    throw new UsageError(
      `There is a size budget for "${name}", which is not written.`,
      hint ?? `The files are ${outputs.map(({ path }) => path).join(", ")}.`,
    );
  }
}

function wholeBytes(bytes: number): void {
  whole("size budget", bytes, 1, Number.MAX_SAFE_INTEGER, "bytes");
}
