import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { CLI, ending, freshFolder, partialsIn, start } from "../support/spawn.js";

const ATTEMPTS = 8;
const OLDER = "what was there before";

const TINY = "--width 160 --height 90 --dpi 10".split(" ");
const OTHERS = ["a.apng", "a.webp", "a.mp4", "a.webm", "a.png", "a.svg", "a.html"].flatMap((file) => ["-o", file]);

const jobs: readonly (readonly [name: string, file: string, args: readonly string[]])[] = [
  ["render", "run.gif", ["render", "--frames", "1000000", ...TINY]],
  ...["apng", "webp", "mp4", "webm"].map(
    (extension) => [`render to .${extension}`, `run.${extension}`, ["render", "--frames", "100000", ...TINY]] as const,
  ),
  ["render to a sequence", "run%d.png", ["render", "--frames", "100000", ...TINY]],
  ["render to all at once", "run.gif", ["render", "--frames", "100000", ...TINY, ...OTHERS]],
  ["render --encoder gifencoder", "run.gif", ["render", "--encoder", "gifencoder"]],
  ["trace --out", "run.csv", ["trace", "--steps", "50000000"]],
];
const signals = ["SIGINT", "SIGTERM"] as const;
const cases = jobs.flatMap(([name, file, args]) => signals.map((signal) => ({ name, file, args, signal })));

describe.each(cases)("$signal in the midst of $name", ({ file, args, signal }) => {
  it("kills the process by that very signal and leaves no file", async () => {
    const folder = freshFolder();
    const outcome = await interrupted(folder, [...args, "--out", file], signal);
    expect(outcome).toMatchObject({ code: null, signal, stdout: "" });
    expect(outcome.stderr).not.toMatch(/^ {4}at /m);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("leaves an older file as it was", async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, file), OLDER);
    const outcome = await interrupted(folder, [...args, "--out", file], signal);
    expect(outcome.signal).toBe(signal);
    expect(readdirSync(folder)).toEqual([file]);
    expect(readFileSync(join(folder, file), "utf8")).toBe(OLDER);
  });
});

describe("a signal while nobody reads stdout", () => {
  it.each(signals)("ends the work at once and leaves no file: %s", async (signal) => {
    const folder = freshFolder();
    // More than a pipe holds.
    const child = start([CLI, "render", "race", ...TINY, "-o", "-", "--format", "svg", "-o", "a.png"], folder);
    await once(child, "spawn");
    await vi.waitUntil(() => partialsIn(folder).length > 0, { timeout: 60_000, interval: 5 });
    await sleep(500);
    child.kill(signal);
    const [code, by] = await once(child, "exit");
    expect({ code, by }).toEqual({ code: null, by: signal });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a signal that comes twice, as Ctrl-C does under npm", () => {
  it.each(signals)("leaves no file either: %s", async (signal) => {
    // Whether the second comes at a bad moment is chance.
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const folder = freshFolder();
      const outcome = await interrupted(folder, ["trace", "--steps", "50000000", "-o", "run.csv"], signal, true);
      expect(outcome.signal).toBe(signal);
      expect(readdirSync(folder)).toEqual([]);
    }
  });
});

/** Starts a job, waits until it has begun to write, and sends the signal: once, or every millisecond until it ends. */
async function interrupted(folder: string, args: readonly string[], signal: NodeJS.Signals, isRepeated = false) {
  const child = start([CLI, ...args], folder);
  const ended = ending(child);
  await vi.waitUntil(() => partialsIn(folder).length > 0, { timeout: 60_000, interval: 5 });
  child.kill(signal);
  while (isRepeated && child.exitCode === null && child.signalCode === null) {
    await sleep(1);
    child.kill(signal);
  }
  return ended;
}
