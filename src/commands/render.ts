import { UsageError } from "../errors.js";
import { builtIns } from "../reel/built-ins.js";
import { isReelPath } from "../reel-files/paths.js";
import { batchOptions } from "./batch-options.js";
import { type Command, rejectStrayWords } from "./command.js";
import { renderGroups, renderOptions } from "./render-options.js";
import { firstGiven, wordsOf } from "./values.js";

export const render: Command = {
  summary: "render runs as an animation",
  usage:
    "gradreel render [reel] [options]\ngradreel render <reel files or folders> [options]\n\nRenders gradient-descent runs as a GIF, or as another format by the file's extension: a reel by its name (gradreel list reels), the reel that options describe, or all reels of files (gradreel init writes some to begin with).",
  options: renderOptions,
  groups: renderGroups,
  words: Infinity,
  examples: [
    ["gradreel render", "the default figure, output/2.8 Amsgrad.gif"],
    ["gradreel render race --theme dark -o race.gif", "a reel by its name, with another theme"],
    ['gradreel render -f "x^4 - 3x^2 + x" --start 2 -o double-well.gif', "a function of your own"],
    ["gradreel render --objective rosenbrock -O adam:lr=0.05 -o valley.gif", "a function of two variables"],
    ["gradreel render -O sgd -O momentum -O adam:lr=0.05 -o rules.gif", "three rules in one picture"],
    ["gradreel render --compare lr=0.003,0.01,0.03 -o rates.gif", "one rule, three learning rates, side by side"],
    ["gradreel render --panels f,moment2 --counter -o state.gif", "the state of the rule over time"],
    ["gradreel render --trajectory run.csv -f x^2 -o run.gif", "a run recorded elsewhere"],
    ["gradreel render --lr 0.05 --frames 80 --hold 1000 -o fast.gif", "larger steps; the last frame stays a second"],
    ["gradreel render --start 0.5 --xlim -2,2 --ylim -2,2 -o near.gif", "another start, a closer view"],
    ["gradreel render race -o race.gif -o race.mp4 -o race.html", "several files, drawn once"],
    ["gradreel render race --for github", "in the size that GitHub shows"],
    ["gradreel render reels/", "the reels of files that are not up to date"],
    ["gradreel render reels/docs.yaml#race", "one reel of a file"],
    ["gradreel render -o - --format gif > run.gif", "to a pipe"],
  ],
  exitCodes: "0 done, 2 a mistake in the command, 1 any other failure, an unmet size budget included",
  async run(values, terminal) {
    const words = wordsOf(values);
    const [name] = words;
    const batchOption = firstGiven(values, Object.keys(batchOptions));
    if (name !== undefined && !Object.hasOwn(builtIns, name) && (isReelPath(name) || batchOption)) {
      return (await import("./render-files.js")).renderFiles(words, values, terminal);
    }
    rejectStrayWords("render", words, 1);
    if (batchOption !== undefined)
      throw new UsageError(`--${batchOption} is for reel files.`, "Name them: gradreel render reels/");
    await (await import("./render-one.js")).renderOne(name, values, terminal);
  },
};
