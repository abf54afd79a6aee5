import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import type { Command } from "./measure.js";
import { pictureSize, pictures } from "./pictures.js";
import { commandOf, type ProgramName, type Programs } from "./programs.js";

/** This file is bundled into dist/, beside the command-line program it measures. */
const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const CLI = join(PROJECT, "dist", "cli.js");
const MATPLOTLIB_POST = join(PROJECT, "bench", "matplotlib_post.py");

export const FRAMES = 200;
export const MANY_FRAMES = 20_000;
/** Of a trace: rows are kept for one in a thousand. */
const TRACED_STEPS = 1_000_000;
/** Small ones in a file: 640×360, 60 frames. */
const REELS = 100;
const FPS = 50;
/** ffmpeg at its best: without dither, and in changed rectangles alone, it is quicker, smaller and no worse. */
const PALETTE_FILTERS = "split[a][b];[a]palettegen[palette];[b][palette]paletteuse=dither=none:diff_mode=rectangle";

/** One way to make the post's animation, or a part of it. */
export interface Contestant {
  /** What `--only` calls it. */
  readonly name: string;
  readonly label: string;
  readonly needs?: readonly ProgramName[];
  /** Whose file it works on: what that took is added to what this takes. */
  readonly after?: string;
  /** The GIF it writes. */
  readonly output?: string;
  /** Whether its GIF shows the rendered frames, at the same times, so that it can be compared with them. */
  readonly isOfSameFrames?: boolean;
  /** Made once, before the first run, and not measured. */
  prepare?(programs: Programs): Command;
  command(programs: Programs): Command;
}

/** Everyone, in the order of the table. Files go into `folder`. */
export function contestants(folder: string): readonly Contestant[] {
  const own = { output: join(folder, "gradreel.gif"), isOfSameFrames: true };
  const converted = { output: join(folder, "ffmpeg.gif"), isOfSameFrames: true };
  return [
    { name: "floor", label: "floor: node -e \"require('canvas')\"", command: () => node("-e", "require('canvas')") },
    { name: "gradreel", label: "gradreel render", ...own, command: () => render(own.output) },
    optimized("gradreel+gifsicle", "gradreel", own.output),
    typed(join(folder, "typed.gif")),
    many(join(folder, "many.gif")),
    trace(join(folder, "trace.csv")),
    reels(join(folder, "reels.yaml")),
    matplotlib(join(folder, "matplotlib.gif")),
    gifencoder(join(folder, "gifencoder.gif")),
    {
      name: "ffmpeg",
      label: "frames → ffmpeg palettegen, paletteuse",
      needs: ["ffmpeg"],
      ...converted,
      command: palettes,
    },
    optimized("ffmpeg+gifsicle", "ffmpeg", converted.output),
    gifski(folder),
  ];

  function palettes(programs: Programs): Command {
    return fromFrames(programs, ["-filter_complex", PALETTE_FILTERS, converted.output]);
  }
}

/** The post's job again, its function typed. */
function typed(output: string): Contestant {
  const command = (): Command =>
    render(output, "--function", "x - x^3", "--start", "-1", "--xlim", "-5,5", "--ylim", "-5,5");
  return { name: "typed", label: 'gradreel render -f "x - x^3"', output, isOfSameFrames: true, command };
}

function trace(table: string): Contestant {
  const steps = ["--steps", String(TRACED_STEPS), "--every", "1000"];
  const command = (): Command => node(CLI, "trace", "--function", "x - x^3", "--start", "-1", ...steps, "--out", table);
  return { name: "trace", label: `gradreel trace -f "x - x^3", ${TRACED_STEPS} steps`, command };
}

/** As many small reels as a documentation has, made side by side. */
function reels(file: string): Contestant {
  const entries = Array.from({ length: REELS }, (_, i) => {
    return `  r${i}: { optimizers: [{ name: amsgrad, learningRate: ${((i + 1) / 1000).toFixed(3)} }], out: ${file}-${i}.gif }`;
  });
  const text = `defaults: { width: 640, height: 360, frames: 60 }\nreels:\n${entries.join("\n")}\n`;
  return {
    name: "reels",
    label: `gradreel render reels.yaml, ${REELS} small ones`,
    command() {
      writeFileSync(file, text);
      return node(CLI, "render", file, "--force", "--quiet");
    },
  };
}

function many(output: string): Contestant {
  const command = (): Command => render(output, "--frames", String(MANY_FRAMES));
  return { name: "many", label: `gradreel render --frames ${MANY_FRAMES}`, output, command };
}

function matplotlib(output: string): Contestant {
  const command = (programs: Programs): Command => ({
    program: commandOf(programs, "python"),
    args: [MATPLOTLIB_POST, output],
  });
  return { name: "matplotlib", label: "the post's script: matplotlib + Pillow", needs: ["python"], output, command };
}

function gifencoder(output: string): Contestant {
  const command = (): Command => render(output, "--encoder", "gifencoder");
  return { name: "gifencoder", label: "gradreel render --encoder gifencoder", output, isOfSameFrames: true, command };
}

/** gifski takes PNG files, whatever its version; newer ones read video too. */
function gifski(folder: string): Contestant {
  const images = Array.from({ length: FRAMES }, (_, i) => join(folder, `${String(i + 1).padStart(3, "0")}.png`));
  const output = join(folder, "gifski.gif");
  const { width, height } = pictureSize();
  // It makes pictures smaller than asked unless told their size.
  const size = ["--width", String(width), "--height", String(height)];
  return {
    name: "gifski",
    label: "frames → gifski --quality 100",
    needs: ["gifski", "ffmpeg"],
    output,
    isOfSameFrames: true,
    prepare: (programs) => fromFrames(programs, [join(folder, "%03d.png")]),
    command: (programs) => ({
      program: commandOf(programs, "gifski"),
      args: ["--quiet", "--quality", "100", "--fps", String(FPS), ...size, "--output", output, ...images],
    }),
  };
}

function optimized(name: string, after: string, input: string): Contestant {
  const output = input.replace(/\.gif$/, "-O3.gif");
  return {
    name,
    label: "  … then gifsicle -O3",
    needs: ["gifsicle"],
    after,
    output,
    isOfSameFrames: true,
    command: (programs) => ({ program: commandOf(programs, "gifsicle"), args: ["-O3", input, "-o", output] }),
  };
}

function fromFrames(programs: Programs, args: readonly string[]): Command {
  const { width, height } = pictureSize();
  const input = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", `${width}x${height}`, "-r", String(FPS), "-i", "pipe:0"];
  return {
    program: commandOf(programs, "ffmpeg"),
    args: ["-loglevel", "error", "-y", ...input, ...args],
    feed: pictures,
  };
}

function render(output: string, ...more: readonly string[]): Command {
  return node(CLI, "render", "--quiet", "--out", output, ...more);
}

function node(...args: readonly string[]): Command {
  return { program: execPath, args, folder: PROJECT };
}
