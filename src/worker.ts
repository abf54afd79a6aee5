import type { Message } from "./batch/pool.js";
import { type Order, perform } from "./batch/work.js";
import { namePartials } from "./files/partial-file.js";

// What `gradreel render --jobs` starts several of: it does what it is told, until whoever started it lets it go.

const interruption = new AbortController();

// Whoever started it takes away what it has begun, should it die.
namePartials(process.argv[2] as string);

// An interrupt at the terminal reaches every process; whoever started this one says when it is over.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
process.on("disconnect", () => interruption.abort(new Error("Let go.")));

process.on("message", async (order: Order) => {
  try {
    tell({ answer: await perform(order, interruption.signal) });
  } catch (error) {
    tell({ bug: (error as Error).stack ?? String(error) });
  }
});

function tell(message: Message): void {
  // Whoever started it may be gone by now.
  if (process.connected) process.send?.(message, undefined, undefined, () => {});
}
