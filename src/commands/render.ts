import type { Argv } from "yargs";
import { UsageError } from "../errors.js";
import type { PartialReel } from "../reel/complete.js";
import type { Rendered } from "../render.js";
import type { Command, Terminal } from "./command.js";
import { objectiveChoiceOf, objectiveOptions } from "./objective-options.js";
import { optimizerOptions, optimizersOf } from "./optimizer-options.js";
import { type OptionTable, valued } from "./options.js";
import { progress } from "./progress.js";
import { choiceOf, isSet, numberOf, numbersOf, pairOf, textOf, toNumber, type Values } from "./values.js";

const options: OptionTable = {
  ...objectiveOptions,
  ...optimizerOptions,
  start: valued("Where the runs start [the function's usual start; -1]"),
  trajectory: valued("A .csv or .json file of runs recorded elsewhere, to draw instead of making them"),
  frames: valued("Frames on the timeline; frame k shows the points after k·stride steps [200, or all of a file]"),
  stride: valued("Steps from one frame to the next [1]"),
  fps: valued("Frames per second, at most 50 [50]"),
  hold: valued("How much longer the last frame stays, in ms [0]"),
  loop: valued("How many times to play; 0 is forever [0]"),
  width: valued("Width in pixels; scale --dpi along with it [1920]"),
  height: valued("Height in pixels [1080]"),
  dpi: valued("Pixels per inch; scales text and lines [100]"),
  "font-size": valued("Size of the text in points [22]"),
  xlim: valued("What the x axis spans [the function's usual view, or one that fits the runs]"),
  ylim: valued("What the y axis spans [likewise]"),
  reference: valued("Dashed line: auto (the minimum that the run approaches), none, or its height [auto]"),
  title: valued("Text over the picture [the optimizer, or what several share]"),
  colors: valued("Most colors in the palette, 2 to 256 [256]"),
  dither: { description: "Mix palette colors where one is missing", type: "boolean" },
  encoder: valued("gradreel, or gifencoder to compare with: slow, rough colors [gradreel]"),
  out: valued("The file to write [output/2.8 Amsgrad.gif]", { alias: "o" }),
  json: { description: "Print what was made as one line of JSON", type: "boolean" },
  quiet: { description: "Print nothing but errors, and the JSON if asked for", type: "boolean" },
};

const groups: Readonly<Record<string, readonly string[]>> = {
  "The function": [...Object.keys(objectiveOptions), "start", "trajectory"],
  "The optimizer (gradreel list optimizers shows what each takes, and its defaults)": Object.keys(optimizerOptions),
  Timing: ["frames", "stride", "fps", "hold", "loop"],
  "The picture": ["width", "height", "dpi", "font-size", "xlim", "ylim", "reference", "title"],
  "The file": ["out", "colors", "dither", "encoder"],
  Output: ["json", "quiet", "help", "version"],
};

/** `gradreel render`: the run as an animated GIF. */
export const render: Command = { summary: "render a run as an animated GIF", options, describe, run };

function describe(yargs: Argv): Argv {
  for (const [title, names] of Object.entries(groups)) yargs.group([...names], `${title}:`);
  return yargs
    .usage(
      "gradreel render [options]\n\nRenders gradient-descent runs on a function of one variable as an animated GIF.",
    )
    .options(options)
    .example("gradreel render", "the default figure, output/2.8 Amsgrad.gif")
    .example('gradreel render -f "x^4 - 3x^2 + x" --start 2 -o double-well.gif', "a function of your own")
    .example("gradreel render -O sgd -O momentum -O adam:lr=0.05 -o race.gif", "three rules side by side")
    .example("gradreel render --trajectory run.csv -f x^2 -o run.gif", "a run recorded elsewhere")
    .example("gradreel render --lr 0.05 --frames 80 --hold 1000 -o fast.gif", "larger steps; the end stays a second")
    .example("gradreel render --start 0.5 --xlim -2,2 --ylim -2,2 -o near.gif", "another start, a closer look")
    .example("gradreel render --stride 5 --frames 40 --fps 20 -o strides.gif", "every fifth step")
    .example("gradreel render --width 960 --height 540 --dpi 50 -o small.gif", "the same figure at half the size")
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

function reelOf(values: Values): PartialReel {
  const trajectory = textOf(values, "trajectory");
  const isRecorded = trajectory !== undefined;
  const unread = ["start", ...Object.keys(optimizerOptions)].find((name) => values[name] !== undefined);
  if (isRecorded && unread) {
    throw new UsageError(
      `The runs in "${trajectory}" are made already: --${unread} changes nothing.`,
      `Leave out --${unread}, or --trajectory.`,
    );
  }
  return {
    objective: objectiveChoiceOf(values),
    optimizers: isRecorded ? undefined : optimizersOf(values).map(({ settings }) => settings),
    trajectory,
    start: numbersOf(values, "start"),
    frames: numberOf(values, "frames"),
    stride: numberOf(values, "stride"),
    fps: numberOf(values, "fps"),
    holdMs: numberOf(values, "hold"),
    plays: numberOf(values, "loop"),
    width: numberOf(values, "width"),
    height: numberOf(values, "height"),
    dpi: numberOf(values, "dpi"),
    fontSizePt: numberOf(values, "font-size"),
    xlim: pairOf(values, "xlim"),
    ylim: pairOf(values, "ylim"),
    reference: referenceOf(values),
    title: textOf(values, "title"),
    colors: numberOf(values, "colors"),
    dither: isSet(values, "dither"),
    encoder: choiceOf(values, "encoder", ["gradreel", "gifencoder"]),
    out: textOf(values, "out"),
  };
}

function referenceOf(values: Values): PartialReel["reference"] {
  const text = textOf(values, "reference");
  if (text === undefined || text === "auto" || text === "none") return text;
  if (Number.isNaN(Number.parseFloat(text))) {
    throw new UsageError(`--reference must be auto, none or a number, not "${text}".`);
  }
  return toNumber("reference", text);
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
