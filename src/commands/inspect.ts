import { UsageError } from "../errors.js";
import { type Command, flag } from "./command.js";
import { isSet, wordsOf } from "./values.js";

export const inspect: Command = {
  summary: "print how a file was made",
  usage:
    "gradreel inspect <files> [--json]\n\nPrints the facts that gradreel embeds in its files: alt text, timeline, reel, and the versions that made them.",
  options: { json: flag("Print JSON, one line per file") },
  words: Infinity,
  examples: [
    ['gradreel inspect "output/2.8 Amsgrad.gif"', "how the default figure was made"],
    ["gradreel inspect film.gif --json | jq .reel", "its reel, as JSON"],
    ["gradreel render --from film.gif --theme dark -o dark.gif", "the same reel with another theme"],
  ],
  exitCodes: "0 done, 2 a mistake in the command or a file without embedded facts, 1 any other failure",
  async run(values, { stdout }) {
    const files = wordsOf(values);
    if (files.length === 0) throw new UsageError("Which file?", "gradreel inspect film.gif");
    const { inspected, inspectedPage } = await import("./inspected.js");
    for (const [i, path] of files.entries()) {
      const facts = inspected(path);
      const page = `${i > 0 ? "\n" : ""}${inspectedPage(facts)}`;
      stdout.write(`${isSet(values, "json") ? JSON.stringify(facts) : page}\n`);
    }
  },
};
