import { entryAt } from "../files/disk.js";
import { frameEndMs } from "../film/frame.js";
import type { Provenance } from "../provenance/provenance.js";
import { readProvenance } from "../provenance/read.js";
import { completeReel } from "../reel/complete.js";
import { yamlText } from "../reel/files/yaml-text.js";
import { bytesText, printableLine } from "../text/typeset.js";
import { counted } from "./report.js";

/** The format that allows most. */
const ANY_VIDEO = "film.mp4";

/** What a file says of itself, and what follows from that; as JSON has it. */
export interface Inspected extends Provenance {
  readonly path: string;
  readonly bytes: number;
  readonly timeline: {
    readonly frames: number;
    readonly fps: number;
    readonly intro_ms: number;
    readonly hold_ms: number;
    readonly plays: number;
    readonly duration_ms: number;
  };
}

/** @throws As `readProvenance` does. */
export function inspected(path: string): Inspected {
  const provenance = readProvenance(path);
  return { path, bytes: entryAt(path)?.size ?? 0, timeline: timelineOf(provenance), ...provenance };
}

function timelineOf({ reel, frames }: Provenance): Inspected["timeline"] {
  // Nothing else of the reel is looked at: it may be of another version, or draw runs that are not here.
  const said = { fps: reel.fps, introMs: reel.introMs, holdMs: reel.holdMs, plays: reel.plays, out: ANY_VIDEO };
  const { fps, introMs, holdMs, plays } = completeReel(said);
  const durationMs = frameEndMs({ frameCount: frames, frameMs: 1000 / fps, introMs, holdMs, plays }, frames - 1);
  return { frames, fps, intro_ms: introMs, hold_ms: holdMs, plays, duration_ms: Number(durationMs.toFixed(3)) };
}

/** The same for people. */
export function inspectedPage({ path, bytes, timeline, reel, ...provenance }: Inspected): string {
  const { format, width, height, alt, version, canvas, fonts, key, trades } = provenance;
  const rows = [
    ["alt text", alt],
    ["timeline", timelineText(timeline)],
    ["made by", `gradreel ${version}, node-canvas ${canvas}, fonts ${fonts}`],
    ["key", key],
    ...(trades ? [["given up", `${trades.join(", ")}, to fit its size budget`]] : []),
  ];
  const said = Object.keys(reel).length > 0 ? yamlText(reel).trimEnd().split("\n") : ["{} # the default figure"];
  const lines = [
    `${path}: ${format}, ${width}×${height}, ${bytesText(bytes)}`,
    ...rows.map(([name = "", text]) => `  ${name.padEnd(8)}  ${text}`),
    "  reel",
    ...said.map((line) => `    ${line}`),
  ];
  return lines.map(printableLine).join("\n");
}

function timelineText({ frames, fps, intro_ms, hold_ms, plays, duration_ms }: Inspected["timeline"]): string {
  return [
    `${counted(frames, "frame")} at ${fps} fps`,
    ...(intro_ms > 0 ? [`the first ${intro_ms} ms longer`] : []),
    ...(hold_ms > 0 ? [`the last ${hold_ms} ms longer`] : []),
    `${Number((duration_ms / 1000).toFixed(3))} s`,
    plays === 0 ? "again and again" : `played ${plays === 1 ? "once" : `${plays} times`}`,
  ].join(", ");
}
