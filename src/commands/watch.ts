import type { Argv } from "yargs";
import { batchOptions } from "./batch-options.js";
import type { Command, Terminal } from "./command.js";
import type { OptionTable } from "./options.js";
import type { Values } from "./values.js";

const options: OptionTable = { jobs: batchOptions["jobs"] ?? {} };

/** `gradreel watch`: reels made anew whenever their files are saved. */
export const watch: Command = {
  summary: "make reels anew whenever their files are saved",
  options,
  words: Number.POSITIVE_INFINITY,
  describe,
  run,
};

function describe(yargs: Argv): Argv {
  return yargs
    .usage(
      "gradreel watch [reel files or folders] [options]\n\nMakes what is not up to date, and again whenever a reel file or a recorded run is saved, until it is stopped with Ctrl-C. Without a word it watches the folder reels. A mistake is shown with its place; files stay as they are until it is mended.",
    )
    .options(options)
    .example("gradreel watch", "every reel in reels/")
    .example("gradreel watch docs/reels/race.yaml", "one file")
    .epilogue("Exit codes: 0 stopped by Ctrl-C, 2 a mistake in the command, 1 any other failure.");
}

async function run(values: Values, terminal: Terminal): Promise<void> {
  const { watchFiles } = await import("./watch-files.js");
  return watchFiles(values, terminal);
}
