import type { Argv } from "yargs";
import type { Rendered } from "../render.js";
import type { Command, Terminal } from "./command.js";
import { progress } from "./progress.js";
import { renderGroups, renderOptions } from "./render-options.js";
import { reelOf } from "./render-reel.js";
import { isSet, type Values } from "./values.js";

/** `gradreel render`: the run as an animated GIF. */
export const render: Command = {
  summary: "render runs as an animated GIF",
  options: renderOptions,
  words: 1,
  describe,
  run,
};

function describe(yargs: Argv): Argv {
  for (const [title, names] of Object.entries(renderGroups)) yargs.group([...names], `${title}:`);
  return yargs
    .usage(
      "gradreel render [reel] [options]\n\nRenders gradient-descent runs as an animated GIF. gradreel list reels shows the reels that have a name.",
    )
    .options(renderOptions)
    .example("gradreel render", "the default figure, output/2.8 Amsgrad.gif")
    .example("gradreel render race --theme dark -o race.gif", "a reel by its name, in another look")
    .example('gradreel render -f "x^4 - 3x^2 + x" --start 2 -o double-well.gif', "a function of your own")
    .example("gradreel render --objective rosenbrock -O adam:lr=0.05 -o valley.gif", "a function of two variables")
    .example("gradreel render -O sgd -O momentum -O adam:lr=0.05 -o rules.gif", "three rules in one picture")
    .example(
      "gradreel render --compare lr=0.003,0.01,0.03 -o rates.gif",
      "one rule, three learning rates, side by side",
    )
    .example("gradreel render --panels f,moment2 --counter -o state.gif", "what the rule remembers, over time")
    .example("gradreel render --trajectory run.csv -f x^2 -o run.gif", "a run recorded elsewhere")
    .example("gradreel render --lr 0.05 --frames 80 --hold 1000 -o fast.gif", "larger steps; the end stays a second")
    .example("gradreel render --start 0.5 --xlim -2,2 --ylim -2,2 -o near.gif", "another start, a closer look")
    .example("gradreel render --width 960 --height 540 -o small.gif", "the same figure at half the size")
    .epilogue("Exit codes: 0 done, 2 a mistake in the command, 1 any other failure.");
}

async function run(values: Values, terminal: Terminal): Promise<void> {
  const reel = reelOf(values);
  const isQuiet = isSet(values, "quiet");
  const pipeline = await import("../render.js");
  const shown = isQuiet ? undefined : progress(terminal);
  try {
    const rendered = await pipeline.render(reel, { signal: terminal.signal, onProgress: shown?.update });
    shown?.stop();
    if (!isQuiet) for (const remark of rendered.remarks) terminal.stderr.write(`note: ${remark}\n`);
    const seconds = performance.now() / 1000;
    if (isSet(values, "json")) terminal.stdout.write(`${JSON.stringify(facts(rendered, seconds))}\n`);
    else if (!isQuiet) terminal.stdout.write(`${sentence(rendered, seconds)}\n`);
  } finally {
    shown?.stop();
  }
}

function facts(rendered: Rendered, seconds: number): Record<string, unknown> {
  const { path, bytes, frames, images, durationMs, width, height, colors, isExact } = rendered;
  return {
    path,
    bytes,
    frames,
    images,
    duration_ms: Number(durationMs.toFixed(3)),
    width,
    height,
    colors,
    exact: isExact,
    seconds: Number(seconds.toFixed(3)),
  };
}

function sentence({ path, bytes, frames, images, durationMs, width, height }: Rendered, seconds: number): string {
  const duration = Number((durationMs / 1000).toFixed(2));
  const size = bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return `${path}: ${size}, ${width}×${height}, ${counted(frames, "frame")} in ${counted(images, "image")}, ${duration} s long, made in ${seconds.toFixed(2)} s`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
