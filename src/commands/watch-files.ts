import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { watch } from "chokidar";
import { build } from "../batch/build.js";
import { SystemError, UsageError } from "../errors.js";
import { entryAt } from "../files/disk.js";
import { type LoadedReels, loadReels } from "../reel-files/load.js";
import { reelFilesIn, reelPathOf, USUAL_FOLDER } from "../reel-files/paths.js";
import { failedLine, failedRows, summaryOf, tellMistakes } from "./batch.js";
import { jobsOf } from "./batch-options.js";
import type { Terminal } from "./command.js";
import { rowOf, tell } from "./tell.js";
import { type Values, wordsOf } from "./values.js";

/** Editors save in several steps: what comes closer together is one change. */
const SETTLING_MS = 15;
/** How soon what a watcher misses is seen. */
const LOOK_AGAIN_MS = 300;
const CLEAR_SCREEN = "\u001b[2J\u001b[3J\u001b[H";
const HOW = { isQuiet: false, isJson: false };

/** `gradreel watch`: a round now and after every change, until it is stopped. */
export async function watchFiles(values: Values, terminal: Terminal): Promise<void> {
  const { signal, stdout, stderr } = terminal;
  const words = wordsOf(values);
  const paths = words.length > 0 ? words : [USUAL_FOLDER];
  const jobs = jobsOf(values, terminal.processors);
  for (const path of paths) reelFilesIn(path);
  let change = new AbortController();
  const watcher = watch(
    paths.map((path) => reelPathOf(path).path),
    { ignoreInitial: true },
  ).on("all", () => change.abort());
  try {
    // The first change is not to wait for what rendering loads.
    await Promise.all([once(watcher, "ready", { signal }), import("../render/render.js")]);
    while (!signal.aborted) {
      change = new AbortController();
      const stop = AbortSignal.any([signal, change.signal]);
      if (terminal.isInteractive) stderr.write(CLEAR_SCREEN);
      const before = stateOf(paths);
      await round(paths, jobs, { ...terminal, signal: stop }, (files) => watcher.add(files));
      // A watcher may miss a change next to another one, and a folder that is made anew: looking does not.
      while (!stop.aborted && stateOf(paths) === before)
        await setTimeout(LOOK_AGAIN_MS, undefined, { signal: stop }).catch(() => {});
      if ((stdout as { errored?: unknown }).errored) return;
      await setTimeout(SETTLING_MS);
    }
  } catch (error) {
    // Being stopped is how it ends.
    if (!signal.aborted) throw error;
  } finally {
    await watcher.close();
  }
}

/** The reel files there are, and when they were changed. */
function stateOf(paths: readonly string[]): string {
  try {
    const files = paths.flatMap(reelFilesIn);
    return files.map((file) => `${file}:${entryAt(file)?.mtimeMs}:${entryAt(file)?.size}`).join("\n");
  } catch {
    return "";
  }
}

/** Makes what is not up to date. What is wrong is told, and waits for the next round; so does what a change stops. */
async function round(
  paths: readonly string[],
  jobs: number,
  terminal: Terminal,
  follow: (files: string[]) => void,
): Promise<void> {
  const { signal, stdout, stderr } = terminal;
  const began = performance.now();
  try {
    const loaded = await loadReels(paths, signal);
    follow(recordedRunsOf(loaded));
    tellMistakes(loaded.mistakes, HOW, terminal);
    const rows = failedRows(loaded.mistakes);
    for await (const built of build(loaded.reels, { isForced: false, jobs, signal })) {
      if (built.state !== "up to date") tell(built, HOW, terminal);
      rows.push(rowOf(built));
    }
    const title = summaryOf(rows, (performance.now() - began) / 1000);
    stdout.write(`${failedLine(rows)}${title}; waiting for changes, Ctrl-C stops\n`);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof UsageError || error instanceof SystemError)) throw error;
    stderr.write(`${error.message}\n${error.hint ? `  ${error.hint}\n` : ""}`);
  }
}

function recordedRunsOf({ reels }: LoadedReels): string[] {
  return reels.flatMap(({ reel }) => reel.trajectory ?? []);
}
