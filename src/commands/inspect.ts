import type { Argv } from "yargs";
import { UsageError } from "../errors.js";
import type { Command, Terminal } from "./command.js";
import { flag, type OptionTable } from "./options.js";
import { isSet, type Values, wordsOf } from "./values.js";

const options: OptionTable = {
  json: flag("Print it as JSON, a line per file"),
};

/** `gradreel inspect`: what artifacts say of themselves. */
export const inspect: Command = {
  summary: "print how a file was made",
  options,
  words: Number.POSITIVE_INFINITY,
  describe,
  run,
};

function describe(yargs: Argv): Argv {
  return yargs
    .usage(
      "gradreel inspect <files> [--json]\n\nPrints what files that gradreel made say of themselves: what they show, their timeline, their reel, and the versions that made them.",
    )
    .options(options)
    .example('gradreel inspect "output/2.8 Amsgrad.gif"', "how the default figure was made")
    .example("gradreel inspect film.gif --json | jq .reel", "its reel, as JSON")
    .example("gradreel render --from film.gif --theme dark -o dark.gif", "and the same in another look")
    .epilogue("Exit codes: 0 done, 2 a mistake in the command or a file that says nothing, 1 any other failure.");
}

async function run(values: Values, { stdout }: Terminal): Promise<void> {
  const files = wordsOf(values);
  if (files.length === 0) throw new UsageError("Which file?", "gradreel inspect film.gif");
  const { inspected, inspectedPage } = await import("./inspected.js");
  for (const [i, path] of files.entries()) {
    const found = inspected(path);
    const text = isSet(values, "json") ? JSON.stringify(found) : `${i > 0 ? "\n" : ""}${inspectedPage(found)}`;
    stdout.write(`${text}\n`);
  }
}
