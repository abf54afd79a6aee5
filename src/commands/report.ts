import { isNumbered } from "../formats/formats.js";
import type { Artifact, Rendered } from "../render/render.js";
import { bytesText } from "../text/typeset.js";

/** What there is to say of a file, as data. */
export function facts(artifact: Artifact, frames: number, seconds: number): Record<string, unknown> {
  const { path, format, alt, bytes, images, durationMs, width, height, colors, exact, trades } = artifact;
  return {
    path,
    format,
    bytes,
    frames,
    images,
    durationMs: Number(durationMs.toFixed(3)),
    width,
    height,
    colors,
    exact,
    trades,
    alt,
    seconds: Number(seconds.toFixed(3)),
  };
}

/** A line per file, and how long they took. */
export function report({ artifacts, frames }: Pick<Rendered, "artifacts" | "frames">, seconds: number): string[] {
  const lines = artifacts.map((artifact) => sentence(artifact, frames));
  const [only, ...others] = lines as [string, ...string[]];
  const time = `made in ${seconds.toFixed(2)} s`;
  return others.length === 0 ? [`${only}, ${time}`] : [...lines, `${counted(lines.length, "file")} ${time}`];
}

/** What there is to say of a file, in a line. */
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

export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** What files gave up for their size budgets. */
export function tradesNotes(artifacts: readonly Artifact[]): string[] {
  const traded = artifacts.filter(({ trades }) => trades.length > 0);
  return traded.map(({ path, trades }) => `${path} has ${trades.join(", ")}, to fit its size budget.`);
}
