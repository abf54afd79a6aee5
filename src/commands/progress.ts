import type { SingleBar } from "cli-progress";
import type { Terminal } from "./command.js";

/** Work shorter than this shows no progress. */
const QUIET_MS = 1000;
/** The least time between lines. */
const LINE_MS = 2000;

export interface Progress {
  update(done: number, files: string): void;
  /** Removes the bar. */
  stop(): void;
}

/** A bar on a terminal, lines elsewhere; neither for short work. */
export function progress({ stderr, isInteractive }: Terminal): Progress {
  const began = performance.now();
  const isDue = () => performance.now() - began > QUIET_MS;
  return isInteractive ? bar(stderr, isDue) : lines(stderr, isDue);
}

function bar(stderr: NodeJS.WritableStream, isDue: () => boolean): Progress {
  let shown: SingleBar | undefined;
  let isLoading = false;
  let isStopped = false;

  async function show(done: number, files: string): Promise<void> {
    isLoading = true;
    const { default: cliProgress } = await import("cli-progress");
    if (isStopped) return;
    const format = "rendering {files} {bar} {percentage} %";
    shown = new cliProgress.SingleBar(
      { stream: stderr, format, clearOnComplete: true, hideCursor: true },
      cliProgress.Presets.shades_classic,
    );
    shown.start(1, done, { files });
  }
  return {
    update(done, files) {
      shown?.update(done, { files });
      if (!isLoading && isDue()) void show(done, files);
    },
    stop() {
      isStopped = true;
      shown?.stop();
    },
  };
}

function lines(stderr: NodeJS.WritableStream, isDue: () => boolean): Progress {
  let next = 0;
  return {
    update(done, files) {
      if (performance.now() < next || !isDue()) return;
      stderr.write(`rendering ${files}: ${Math.floor(100 * done)} %\n`);
      next = performance.now() + LINE_MS;
    },
    stop() {},
  };
}
