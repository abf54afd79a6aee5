import type { Argv } from "yargs";
import { checkOptions } from "./batch-options.js";
import type { Command, Terminal } from "./command.js";
import type { Values } from "./values.js";

/** `gradreel check`: whether artifacts are what their reels give. */
export const check: Command = {
  summary: "tell whether files are what their reels give",
  options: checkOptions,
  words: Number.POSITIVE_INFINITY,
  describe,
  run,
};

function describe(yargs: Argv): Argv {
  return yargs
    .usage(
      [
        "gradreel check [reel files or folders] [options]",
        "",
        "Makes the reels of files anew, elsewhere, and compares. Without a word it takes the folder reels. An artifact is one of these:",
        "",
        "- fresh: the very same bytes",
        "- equivalent: at every time the same picture, written otherwise or drawn by another build of cairo; no channel of any pixel is off by more than 32 of 255 (in videos 96), no time by more than 1 ms",
        "- stale: not what its reel gives",
        "- missing: not there",
      ].join("\n"),
    )
    .options(checkOptions)
    .example("gradreel check", "every artifact of the reels in reels/")
    .example("gradreel check reels/race.yaml --report report", "and a page with pictures of what differs")
    .example("gradreel check --update", "make anew what is stale")
    .epilogue(
      "Exit codes: 0 all is fresh or equivalent (or was made so by --update), 1 something is stale, missing or fails, 2 a mistake in the command or in a reel file.",
    );
}

async function run(values: Values, terminal: Terminal): Promise<void> {
  const { checkFiles } = await import("./check-files.js");
  return checkFiles(values, terminal);
}
