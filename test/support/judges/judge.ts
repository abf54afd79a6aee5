import { spawnSync } from "node:child_process";

/** One image of a decoded animation: the whole picture, and how long it is shown. */
export interface DecodedImage {
  readonly durationMs: number;
  /** Red, green, blue, row by row. */
  readonly rgb: Buffer;
}

export interface Decoded {
  readonly width: number;
  readonly height: number;
  readonly images: readonly DecodedImage[];
}

/** Somebody else's decoder. */
export interface Judge {
  readonly name: string;
  /** Why it cannot judge on this machine; nothing when it can. */
  missing(): string | undefined;
  decode(path: string): Decoded | Promise<Decoded>;
}

/** The end of a title of tests that are skipped without something; empty where nothing is missing. */
export function skipNote(missing: string | undefined): string {
  return missing ? ` (skipped: ${missing})` : "";
}

const runnable = new Map<string, boolean>();

/** The first of these programs that runs with `args`; each is tried once. */
export function programThatRuns(programs: readonly string[], args: readonly string[]): string | undefined {
  return programs.find((program) => {
    const command = [program, ...args].join(" ");
    const runs = runnable.get(command) ?? spawnSync(program, args, { stdio: "ignore" }).status === 0;
    runnable.set(command, runs);
    return runs;
  });
}

/** A program's standard output, or its complaint as an error. */
export function outputOf(program: string, args: readonly string[]): Buffer {
  const { status, stdout, stderr, error } = spawnSync(program, args, { maxBuffer: 2 ** 31 - 1 });
  if (status === 0) return stdout;
  throw new Error(`${program} ${args.join(" ")} failed: ${error?.message ?? stderr.toString()}`);
}

/** Equal pieces of a buffer. */
export function pieces(buffer: Buffer, length: number): Buffer[] {
  return Array.from({ length: buffer.length / length }, (_, i) => buffer.subarray(i * length, (i + 1) * length));
}
