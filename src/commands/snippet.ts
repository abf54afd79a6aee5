import type { Argv } from "yargs";
import { UsageError } from "../errors.js";
import type { Command, Terminal } from "./command.js";
import { type OptionTable, valued } from "./options.js";
import { choiceOf, type Values, wordsOf } from "./values.js";

const LANGUAGES = ["markdown", "html"] as const;

const options: OptionTable = {
  as: valued("markdown (for GitHub and docs generators) or html [markdown]", { words: LANGUAGES }),
};

/** `gradreel snippet`: what to paste into a page. */
export const snippet: Command = {
  summary: "print Markdown or HTML that shows a file",
  options,
  words: Number.POSITIVE_INFINITY,
  describe,
  run,
};

function describe(yargs: Argv): Argv {
  return yargs
    .usage(
      "gradreel snippet <files> [--as html]\n\nPrints what to paste into a page to show files that gradreel made, one after the other, with alt text and size.\nFiles beside one that were made from the same reel go with it: one with a dark theme for readers who prefer that,\nand a .png or .svg for those who prefer reduced motion. The paths in it are those that are given: name them as seen\nfrom the folder of the page.",
    )
    .options(options)
    .example("gradreel render race -o race.gif -o race.png", "a film and a still of it,")
    .example("gradreel render race --theme dark -o race-dark.gif -o race-dark.png", "the same on dark pages,")
    .example("gradreel snippet race.gif", "and all four as one picture")
    .example("gradreel snippet race.mp4 --as html", "a video, with controls")
    .example("cd docs && gradreel snippet img/race.gif", "for a page in docs/")
    .epilogue("Exit codes: 0 done, 2 a mistake in the command or a file that says nothing, 1 any other failure.");
}

async function run(values: Values, { stdout }: Terminal): Promise<void> {
  const paths = wordsOf(values);
  if (paths.length === 0) throw new UsageError("Which file?", "gradreel snippet film.gif");
  const language = choiceOf(values, "as", LANGUAGES) ?? "markdown";
  const { snippetFor } = await import("../publish/companions.js");
  const snippets = paths.map((path) => snippetFor(path, language));
  stdout.write(`${snippets.join("\n\n")}\n`);
}
