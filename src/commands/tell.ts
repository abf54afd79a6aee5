import type { Writable } from "node:stream";
import type { Built } from "../batch/build.js";
import { bytesText } from "../text/typeset.js";
import type { Terminal } from "./command.js";
import { painted } from "./paint.js";
import { facts, sentence, tradesNotes } from "./report.js";
import type { SummaryRow } from "./summary.js";

/** How much is said, and in which form. */
export interface Telling {
  readonly isQuiet: boolean;
  readonly isJson: boolean;
}

/** Says what became of a reel. */
export function tell(built: Built, { isQuiet, isJson }: Telling, { stdout, stderr }: Terminal): void {
  const { id } = built.filed;
  if (built.state === "failed") {
    stderr.write(`${id}: ${built.message}\n${built.hint ? `  ${built.hint}\n` : ""}`);
  } else if (built.state === "made" && !isQuiet) {
    for (const note of [...built.remarks, ...tradesNotes(built.artifacts)]) stderr.write(`note: ${id}: ${note}\n`);
  }
  if (isJson) for (const line of jsonOf(built)) stdout.write(`${JSON.stringify(line)}\n`);
  else if (!isQuiet) for (const line of linesOf(built, stdout)) stdout.write(`${line}\n`);
}

/** What became of a reel, as a line of a table. */
export function rowOf(built: Built): SummaryRow {
  const { filed, state } = built;
  if (state === "failed") return { reel: filed.id, state, bytes: undefined, seconds: built.seconds };
  const bytes = built.artifacts.reduce((sum, artifact) => sum + artifact.bytes, 0);
  return { reel: filed.id, state, bytes, seconds: state === "made" ? built.seconds : undefined };
}

function linesOf(built: Built, stream: Writable): string[] {
  const state = painted(built.state, stream);
  if (built.state === "failed") return [`${built.filed.id}: ${state}`];
  if (built.state === "up to date") {
    return built.artifacts.map(({ output, bytes }) => `${output.path}: ${bytesText(bytes)}, ${state}`);
  }
  const { artifacts, frames, seconds } = built;
  return artifacts.map((artifact) => `${sentence(artifact, frames)}, ${state} in ${seconds.toFixed(2)} s`);
}

function jsonOf(built: Built): object[] {
  const { state } = built;
  const reel = built.filed.id;
  if (built.state === "failed") {
    const paths = [built.filed.reel.out ?? []].flat();
    return paths.map((path) => ({ reel, state, path, error: built.message }));
  }
  if (built.state === "made") {
    return built.artifacts.map((artifact) => ({ reel, state, ...facts(artifact, built.frames, built.seconds) }));
  }
  return built.artifacts.map(({ output: { path, format }, bytes, provenance: { frames, alt } }) => {
    return { reel, state, path, format, bytes, frames, alt };
  });
}
