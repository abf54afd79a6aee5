import { readFileSync } from "node:fs";

/**
 * Often enough to lose little: the kernel keeps the high-water mark itself, so that only what a
 * process gains in its last milliseconds goes unseen. A look takes 0.1 ms.
 */
const LOOK_EVERY_MS = 4;

/**
 * Watches a process's descendants for the most memory one of them had resident (VmHWM of /proc),
 * which neither Node nor bash tells of a child that has ended.
 *
 * @returns `stop` ends the watch and gives the peak in bytes; undefined where there is no /proc.
 */
export function watchPeak(pid: number): { stop(): number | undefined } {
  let peakBytes: number | undefined;
  const look = (): void => {
    for (const descendant of descendantsOf(pid)) {
      const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(textOf(`/proc/${descendant}/status`)) ?? [];
      if (kilobytes) peakBytes = Math.max(peakBytes ?? 0, 1024 * Number(kilobytes));
    }
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return peakBytes;
    },
  };
}

function descendantsOf(pid: number): number[] {
  const children = textOf(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

/** Empty for a process that is gone meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
