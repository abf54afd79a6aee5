import { UsageError } from "../errors.js";
import { type Command, valued } from "./command.js";
import { choiceOf, wordsOf } from "./values.js";

const LANGUAGES = ["markdown", "html"] as const;

export const snippet: Command = {
  summary: "print Markdown or HTML that shows a file",
  usage:
    "gradreel snippet <files> [--as html]\n\nPrints code that shows files of gradreel on a page, with alt text and size.\nIt includes files beside them that were made from the same reel: one with a dark theme for readers who prefer that,\nand a .png or .svg for those who prefer reduced motion. Paths are printed as given: name them as seen from the folder\nof the page.",
  options: { as: valued("markdown (for GitHub and docs generators) or html [markdown]", { words: LANGUAGES }) },
  words: Infinity,
  examples: [
    ["gradreel render race -o race.gif -o race.png", "a film and a still of it,"],
    ["gradreel render race --theme dark -o race-dark.gif -o race-dark.png", "the same for dark pages,"],
    ["gradreel snippet race.gif", "and all four as one picture"],
    ["gradreel snippet race.mp4 --as html", "a video, with controls"],
    ["cd docs && gradreel snippet img/race.gif", "for a page in docs/"],
  ],
  exitCodes: "0 done, 2 a mistake in the command or a file without embedded facts, 1 any other failure",
  async run(values, { stdout }) {
    const paths = wordsOf(values);
    if (paths.length === 0) throw new UsageError("Which file?", "gradreel snippet film.gif");
    const language = choiceOf(values, "as", LANGUAGES) ?? "markdown";
    const { snippetFor } = await import("../publish/companions.js");
    stdout.write(`${paths.map((path) => snippetFor(path, language)).join("\n\n")}\n`);
  },
};
