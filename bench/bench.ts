// `npm run bench`: gradreel beside its peers, all measured in one run on this machine, as a table.

import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { contestants } from "./contestants.js";
import { findPrograms } from "./programs.js";
import { race } from "./race.js";
import { report } from "./report.js";
import { chosenFrom, settingsFrom, usage } from "./settings.js";

const interruption = new AbortController();
let interruptedBy: NodeJS.Signals | undefined;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    interruptedBy = signal;
    interruption.abort(new Error(`Interrupted by ${signal}.`));
  });
}

const folder = await mkdtemp(join(tmpdir(), "gradreel-bench-"));
try {
  const settings = settingsFrom(process.argv.slice(2));
  if (settings.isHelpWanted) process.stdout.write(usage(contestants(folder)));
  else await bench(settings);
} catch (error) {
  if (!interruptedBy) process.stderr.write(`bench: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
// Dying of the signal itself tells the shell that the user wants to stop.
if (interruptedBy) process.kill(process.pid, interruptedBy);

async function bench({ runs, only }: { runs: number; only: readonly string[] }): Promise<void> {
  const chosen = chosenFrom(contestants(folder), only);
  const [loadBefore = 0] = loadavg();
  const programs = await findPrograms();
  const rows = await race(chosen, programs, {
    runs,
    signal: interruption.signal,
    say: (text) => process.stderr.write(`bench: ${text}\n`),
  });
  process.stdout.write(report(rows, programs, { runs, loadBefore }));
  if (rows.some(({ outcome }) => outcome.kind === "failed")) process.exitCode = 1;
}
