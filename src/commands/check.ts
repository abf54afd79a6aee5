import { batchOptions } from "./batch-options.js";
import { type Command, flag, valued } from "./command.js";

export const check: Command = {
  summary: "compare files with their reels",
  usage: [
    "gradreel check [reel files or folders] [options]",
    "",
    "Renders the reels of files to a temporary folder and compares the results with the artifacts. The default folder is reels. An artifact is one of these:",
    "",
    "- fresh: byte for byte the same",
    "- equivalent: the same picture at every time, encoded differently or drawn by another build of cairo; no channel of any pixel is off by more than 32 of 255 (in videos 96), no time by more than 1 ms",
    "- stale: different from a fresh render of its reel",
    "- missing: not there",
    "- unverifiable: made in TypeScript with functions or runs that a reel file cannot hold",
  ].join("\n"),
  options: {
    update: flag("Render again what is stale or missing"),
    report: valued("A folder for a page with expected and actual pictures and their differences"),
    ...batchOptions,
    json: flag("Print the results as JSON, one line per file"),
    quiet: flag("Print only what is wrong, and JSON if requested"),
  },
  words: Infinity,
  examples: [
    ["gradreel check", "every artifact of the reels in reels/"],
    ["gradreel check reels/race.yaml --report report", "with a page that shows the differences"],
    ["gradreel check reels/docs.yaml#race", "one reel of a file"],
    ["gradreel check --update", "render again what is stale"],
  ],
  exitCodes:
    "0 everything is fresh or equivalent, or was updated; 1 something is stale, missing or fails; 2 a mistake in the command or in a reel file",
  async run(values, terminal) {
    await (await import("./check-files.js")).checkFiles(values, terminal);
  },
};
