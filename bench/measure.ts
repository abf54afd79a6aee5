import { spawn } from "node:child_process";
import { finished, type Readable, type Writable } from "node:stream";
import { watchPeak } from "./peak-memory.js";

/**
 * Node does not say what a child took, and GNU time is not everywhere and counts in 1/100 s, too
 * coarse for a start of 70 ms. bash is there wherever Debian is, and its `time` has the kernel's own
 * count of the child's processor time, threads included, and the time from fork to exit, to 1 ms.
 * The figures go to descriptor 3, so that they do not mix with what the command itself prints.
 */
const TIMED = `TIMEFORMAT='%R %U %S'; { time "$@" 2>&4 3>&- 4>&-; } 4>&2 2>&3`;
const STDERR_KEPT = 2000;

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Where to run; here when absent. */
  readonly folder?: string;
  /** What to write to its standard input; each part may be reused once the next is asked for. */
  readonly feed?: () => Iterable<Uint8Array>;
}

/** What one run of a command took. */
export interface Cost {
  readonly wallSeconds: number;
  /** User and system time of all its threads. */
  readonly cpuSeconds: number;
  /** The most memory resident at once; unknown where there is no /proc. */
  readonly peakBytes: number | undefined;
}

/**
 * Runs a command to its end and measures it.
 *
 * @throws {Error} if it fails, with the last line it printed, or when the signal says to stop; it is killed then.
 */
export async function measure({ program, args, folder, feed }: Command, signal: AbortSignal): Promise<Cost> {
  signal.throwIfAborted();
  const child = spawn("bash", ["-c", TIMED, "bash", program, ...args], {
    cwd: folder,
    // A process group of its own, so that the command can be killed along with its shell.
    detached: true,
    stdio: [feed ? "pipe" : "ignore", "ignore", "pipe", "pipe"],
  });
  const { pid } = child;
  const ended = new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (pid === undefined)
    throw await ended.then(
      () => new Error("bash does not start."),
      (error: unknown) => error,
    );

  const kill = (): void => void process.kill(-pid, "SIGKILL");
  signal.addEventListener("abort", kill);
  const peak = watchPeak(pid);
  try {
    const complaints = textOf(child.stderr as Readable);
    const figures = textOf(child.stdio[3] as Readable);
    if (feed && child.stdin) await writeAll(child.stdin, feed());
    const exitCode = await ended;
    signal.throwIfAborted();
    if (exitCode !== 0) throw new Error(lastLine(await complaints) ?? `exit code ${exitCode}`);
    const [wallSeconds = 0, user = 0, system = 0] = numbersIn(await figures);
    return { wallSeconds, cpuSeconds: user + system, peakBytes: peak.stop() };
  } finally {
    peak.stop();
    signal.removeEventListener("abort", kill);
  }
}

/** Ends early without complaint when the reader is gone: its exit code tells why. */
async function writeAll(to: Writable, parts: Iterable<Uint8Array>): Promise<void> {
  let isOpen = true;
  finished(to, () => {
    isOpen = false;
  });
  for (const part of parts) {
    if (!isOpen) return;
    await new Promise<void>((resolve) => to.write(part, () => resolve()));
  }
  to.end();
}

async function textOf(stream: Readable): Promise<string> {
  let text = "";
  for await (const chunk of stream.setEncoding("utf8")) text = (text + chunk).slice(-STDERR_KEPT);
  return text;
}

function lastLine(text: string): string | undefined {
  return text.trim().split("\n").at(-1) || undefined;
}

/** Some locales write a comma. */
function numbersIn(text: string): number[] {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => Number(word.replace(",", ".")));
}
