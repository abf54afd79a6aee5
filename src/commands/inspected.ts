import { throwMistakes } from "../errors.js";
import { entryAt } from "../files/disk.js";
import { timelineOf } from "../film/clock.js";
import { frameEndMs } from "../film/frame.js";
import { type Provenance, readProvenance } from "../provenance/provenance.js";
import { DEFAULTS } from "../reel/defaults.js";
import { settingMistakes } from "../reel/setting-mistakes.js";
import { yamlText } from "../reel-files/yaml-text.js";
import { bytesText, counted, printableLine } from "../text/typeset.js";

/** The facts embedded in a file, and its timeline. */
export interface Inspected extends Provenance {
  readonly path: string;
  readonly bytes: number;
  readonly timeline: Readonly<Record<"frames" | "fps" | "intro" | "hold" | "loop" | "durationMs", number>>;
}

/** @throws As `readProvenance` does. */
export function inspected(path: string): Inspected {
  const provenance = readProvenance(path);
  return { path, bytes: entryAt(path)?.size ?? 0, timeline: timesOf(provenance), ...provenance };
}

function timesOf({ reel, frames }: Provenance): Inspected["timeline"] {
  // Other settings may be of another version, or of runs that are not here.
  const given = { fps: reel.fps, intro: reel.intro, hold: reel.hold, loop: reel.loop };
  throwMistakes(settingMistakes(given));
  const { fps = DEFAULTS.fps, intro = DEFAULTS.intro, hold = DEFAULTS.hold, loop = DEFAULTS.loop } = given;
  const timeline = timelineOf({ fps, intro, hold, loop }, frames);
  return { frames, fps, intro, hold, loop, durationMs: Number(frameEndMs(timeline, frames - 1).toFixed(3)) };
}

export function inspectedPage({ path, bytes, timeline, reel, ...provenance }: Inspected): string {
  const { format, width, height, alt, version, canvas, fonts, key, trades } = provenance;
  const rows = [
    ["alt text", alt],
    ["timeline", timelineText(timeline)],
    ["made by", `gradreel ${version}, node-canvas ${canvas}, fonts ${fonts}`],
    ["key", key],
    ...(trades ? [["given up", `${trades.join(", ")}, to fit its size budget`]] : []),
  ];
  const settings = Object.keys(reel).length > 0 ? yamlText(reel).trimEnd().split("\n") : ["{} # the default figure"];
  const lines = [
    `${path}: ${format}, ${width}×${height}, ${bytesText(bytes)}`,
    ...rows.map(([name = "", text]) => `  ${name.padEnd(8)}  ${text}`),
    "  reel",
    ...settings.map((line) => `    ${line}`),
  ];
  return lines.map(printableLine).join("\n");
}

function timelineText({ frames, fps, intro, hold, loop, durationMs }: Inspected["timeline"]): string {
  return [
    `${counted(frames, "frame")} at ${fps} fps`,
    ...(intro > 0 ? [`the first ${intro} ms longer`] : []),
    ...(hold > 0 ? [`the last ${hold} ms longer`] : []),
    `${Number((durationMs / 1000).toFixed(3))} s`,
    loop === 0 ? "played forever" : `played ${loop === 1 ? "once" : `${loop} times`}`,
  ].join(", ");
}
