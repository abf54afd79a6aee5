import { isNumbered } from "../formats/formats.js";
import type { Artifact, Rendered } from "../render/render.js";
import { bytesText, counted } from "../text/typeset.js";

/** The facts about a file that `--json` prints. */
export function facts({ path, format, bytes, alt, ...rest }: Artifact, frames: number, seconds: number): object {
  const [durationMs, time] = [rest.durationMs, seconds].map((value) => Number(value.toFixed(3)));
  return { path, format, bytes, frames, ...rest, durationMs, alt, seconds: time };
}

/** One line per file, and the time they took. */
export function report({ artifacts, frames }: Pick<Rendered, "artifacts" | "frames">, seconds: number): string[] {
  const lines = artifacts.map((artifact) => sentence(artifact, frames));
  const time = `made in ${seconds.toFixed(2)} s`;
  return lines.length === 1 ? [`${lines[0]}, ${time}`] : [...lines, `${counted(lines.length, "file")} ${time}`];
}

export function sentence({ path, format, bytes, images, durationMs, width, height }: Artifact, frames: number): string {
  const duration = Number((durationMs / 1000).toFixed(2));
  const parts = [
    ...(isNumbered(format) ? [counted(images, "file")] : []),
    bytesText(bytes),
    `${width}×${height}`,
    ...(duration > 0 ? [`${counted(frames, "frame")} in ${counted(images, "image")}`, `${duration} s long`] : []),
  ];
  return `${path}: ${parts.join(", ")}`;
}

/** Notes on what files gave up for their size budgets. */
export function tradesNotes(artifacts: readonly Artifact[]): string[] {
  return artifacts
    .filter(({ trades }) => trades.length > 0)
    .map(({ path, trades }) => `${path} has ${trades.join(", ")}, to fit its size budget.`);
}
