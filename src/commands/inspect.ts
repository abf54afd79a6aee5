import { statSync } from "node:fs";
import type { Argv } from "yargs";
import { UsageError } from "../errors.js";
import { frameEndMs } from "../frame.js";
import type { Provenance } from "../provenance/provenance.js";
import { bytesText, printable } from "../typeset.js";
import type { Command, Terminal } from "./command.js";
import { flag, type OptionTable } from "./options.js";
import { counted } from "./report.js";
import { isSet, type Values, wordsOf } from "./values.js";

/** The format that allows most. */
const ANY_VIDEO = "film.mp4";

const options: OptionTable = {
  json: flag("Print it as JSON, a line per file"),
};

/** `gradreel inspect`: what artifacts say of themselves. */
export const inspect: Command = {
  summary: "print how a file was made",
  options,
  words: Number.POSITIVE_INFINITY,
  describe,
  run,
};

function describe(yargs: Argv): Argv {
  return yargs
    .usage(
      "gradreel inspect <files> [--json]\n\nPrints what files that gradreel made say of themselves: what they show, their timeline, their reel, and the\nversions that made them.",
    )
    .options(options)
    .example('gradreel inspect "output/2.8 Amsgrad.gif"', "how the default figure was made")
    .example("gradreel inspect film.gif --json | jq .reel", "its reel, as JSON")
    .example("gradreel render --from film.gif --theme dark -o dark.gif", "and the same in another look")
    .epilogue("Exit codes: 0 done, 2 a mistake in the command or a file that says nothing, 1 any other failure.");
}

async function run(values: Values, { stdout }: Terminal): Promise<void> {
  const files = wordsOf(values);
  if (files.length === 0) throw new UsageError("Which file?", "gradreel inspect film.gif");
  const { readProvenance } = await import("../provenance/read.js");
  const { completeReel } = await import("../reel/complete.js");
  const { yamlText } = await import("../reel/files/yaml-text.js");
  for (const [i, path] of files.entries()) {
    const provenance = readProvenance(path);
    const timeline = timelineOf(provenance);
    const bytes = statSync(path).size;
    if (isSet(values, "json")) {
      stdout.write(`${JSON.stringify({ path, bytes, timeline, ...provenance })}\n`);
    } else {
      stdout.write(`${i > 0 ? "\n" : ""}${pageOf(path, bytes, provenance, timeline)}\n`);
    }
  }

  function timelineOf({ reel, frames }: Provenance): Timeline {
    // Nothing else of the reel is looked at: it may be of another version, or draw runs that are not here.
    const said = { fps: reel.fps, introMs: reel.introMs, holdMs: reel.holdMs, plays: reel.plays, out: ANY_VIDEO };
    const { fps, introMs, holdMs, plays } = completeReel(said);
    const durationMs = frameEndMs({ frameCount: frames, frameMs: 1000 / fps, introMs, holdMs, plays }, frames - 1);
    return { frames, fps, intro_ms: introMs, hold_ms: holdMs, plays, duration_ms: Number(durationMs.toFixed(3)) };
  }

  function pageOf(path: string, bytes: number, provenance: Provenance, timeline: Timeline): string {
    const { format, width, height, alt, version, canvas, fonts, key, trades, reel } = provenance;
    const rows = [
      ["alt text", alt],
      ["timeline", timelineText(timeline)],
      ["made by", `gradreel ${version}, node-canvas ${canvas}, fonts ${fonts}`],
      ["key", key],
      ...(trades ? [["given up", `${trades.join(", ")}, to fit its size budget`]] : []),
    ];
    const said = Object.keys(reel).length > 0 ? yamlText(reel).trimEnd().split("\n") : ["{} # the default figure"];
    return [
      `${path}: ${format}, ${width}×${height}, ${bytesText(bytes)}`,
      ...rows.map(([name = "", text]) => `  ${name.padEnd(8)}  ${text}`),
      "  reel",
      ...said.map((line) => `    ${line}`),
    ]
      .map(printable)
      .join("\n");
  }
}

interface Timeline {
  readonly frames: number;
  readonly fps: number;
  readonly intro_ms: number;
  readonly hold_ms: number;
  readonly plays: number;
  readonly duration_ms: number;
}

function timelineText({ frames, fps, intro_ms, hold_ms, plays, duration_ms }: Timeline): string {
  return [
    `${counted(frames, "frame")} at ${fps} fps`,
    ...(intro_ms > 0 ? [`the first ${intro_ms} ms longer`] : []),
    ...(hold_ms > 0 ? [`the last ${hold_ms} ms longer`] : []),
    `${Number((duration_ms / 1000).toFixed(3))} s`,
    plays === 0 ? "again and again" : `played ${plays === 1 ? "once" : `${plays} times`}`,
  ].join(", ");
}
