import { batchOptions } from "./batch-options.js";
import type { Command } from "./command.js";

export const watch: Command = {
  summary: "render reels whenever their files are saved",
  usage:
    "gradreel watch [reel files or folders] [options]\n\nRenders reels that are not up to date, and again whenever a reel file or a recorded run is saved, until Ctrl-C stops it. The default folder is reels. A mistake is shown with its place; files stay unchanged until it is corrected.",
  options: { jobs: batchOptions.jobs },
  words: Infinity,
  examples: [
    ["gradreel watch", "every reel in reels/"],
    ["gradreel watch docs/reels/race.yaml", "one file"],
    ["gradreel watch reels/docs.yaml#race", "one reel of a file"],
  ],
  exitCodes: "0 stopped by Ctrl-C, 2 a mistake in the command, 1 any other failure",
  async run(values, terminal) {
    await (await import("./watch-files.js")).watchFiles(values, terminal);
  },
};
