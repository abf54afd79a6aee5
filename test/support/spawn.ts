import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** The built command line. `npm test` builds it when src/ is newer. */
export const CLI: string = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** A picture that costs next to nothing, for tests that do not look at it. */
export const SMALL: readonly string[] = "--width 160 --height 90 --dpi 10 --frames 3".split(" ");

/** How a process ended and what it had to say. */
export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A new empty folder, gone when the test is over. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "gradreel-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs gradreel in a folder as a user would, and waits for its end. */
export function gradreel(args: readonly string[], folder: string): Promise<Outcome> {
  return ending(start([CLI, ...args], folder));
}

/**
 * Starts Node in a folder; a process that outlives its test is killed.
 *
 * @param env Variables that it has besides, or instead of, this process's own.
 */
export function start(args: readonly string[], folder: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
  const options = { cwd: folder, env: { ...process.env, ...env } };
  const child = spawn(process.execPath, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** What gradreel says meanwhile, of work that takes more than a second: on a busy machine, of any. */
const PROGRESS = /^rendering .*%\n/gm;

/** Waits for a process, gathering what it prints, but for progress. */
export async function ending(child: ChildProcess): Promise<Outcome> {
  const printed = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (text: string) => {
      printed[name] += text;
    });
  }
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  return { code, signal, stdout: printed.stdout, stderr: printed.stderr.replace(PROGRESS, "") };
}

/** The temporary files that gradreel writes into before a file takes its name. */
export function partialsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".partial"));
}
