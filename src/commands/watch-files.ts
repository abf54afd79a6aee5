import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { type FSWatcher, watch } from "chokidar";
import { build } from "../batch/batch.js";
import { SystemError, UsageError } from "../errors.js";
import { entryAt } from "../files/disk.js";
import { loadReels } from "../reel-files/load.js";
import { reelFilesIn, reelPathOf, USUAL_FOLDER } from "../reel-files/paths.js";
import { jobsOf } from "./batch-options.js";
import { BatchReport } from "./batch-report.js";
import type { Terminal } from "./command.js";
import { type Values, wordsOf } from "./values.js";

/** Editors save in several steps: events closer together than this are one change. */
const SETTLING_MS = 15;
/** The interval for finding changes that the watcher missed. */
const LOOK_AGAIN_MS = 300;
const CLEAR_SCREEN = "\u001b[2J\u001b[3J\u001b[H";

/** `gradreel watch`: renders now and after every change, until it is stopped. */
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
    await once(watcher, "ready", { signal });
    while (!signal.aborted) {
      change = new AbortController();
      const stop = AbortSignal.any([signal, change.signal]);
      if (terminal.isInteractive) stderr.write(CLEAR_SCREEN);
      const before = stateOf(paths);
      await round(paths, jobs, watcher, { ...terminal, signal: stop });
      // A watcher may miss a change close to another one, and a folder that is created again.
      while (!stop.aborted && stateOf(paths) === before)
        await setTimeout(LOOK_AGAIN_MS, undefined, { signal: stop }).catch(() => {});
      if ((stdout as { errored?: unknown }).errored) return;
      await setTimeout(SETTLING_MS);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await watcher.close();
  }
}

/** The reel files with their times and sizes, as text. */
function stateOf(paths: readonly string[]): string {
  try {
    const files = paths.flatMap(reelFilesIn);
    return files.map((file) => `${file}:${entryAt(file)?.mtimeMs}:${entryAt(file)?.size}`).join("\n");
  } catch {
    return "";
  }
}

/** Renders reels that are not up to date. Prints mistakes; a change ends the round. */
async function round(paths: readonly string[], jobs: number, watcher: FSWatcher, terminal: Terminal): Promise<void> {
  const { signal, stdout, stderr } = terminal;
  const report = new BatchReport(terminal, {});
  try {
    const loaded = await loadReels(paths, signal);
    // The recorded runs.
    watcher.add(loaded.reels.flatMap(({ reel }) => reel.trajectory ?? []));
    report.addMistakes(loaded.mistakes);
    for await (const built of build(loaded.reels, { isForced: false, jobs, signal }))
      report.rows.push(
        built.state === "up to date" ? { reel: built.filed.id, state: built.state } : report.built(built),
      );
    stdout.write(`${report.totalText()}; waiting for changes, Ctrl-C stops\n`);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof UsageError || error instanceof SystemError)) throw error;
    stderr.write(`${error.message}\n${error.hint ? `  ${error.hint}\n` : ""}`);
  }
}
