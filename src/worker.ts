import type { WorkerMessage } from "./batch/pool.js";
import { type Order, perform } from "./batch/work.js";
import { namePartials } from "./files/partial-file.js";

// A process that `gradreel render --jobs` starts. It carries out orders until the parent disconnects.

const interruption = new AbortController();

// The parent removes unfinished files of this name if the process dies.
namePartials(process.argv[2] as string);

// A signal from the terminal reaches every process; the parent decides when this one ends.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
process.on("disconnect", () => interruption.abort(new Error("The parent disconnected.")));

process.on("message", async (order: Order) => {
  try {
    send({ answer: await perform(order, interruption.signal) });
  } catch (error) {
    send({ bug: (error as Error).stack ?? String(error) });
  }
});

function send(message: WorkerMessage): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => {});
}
