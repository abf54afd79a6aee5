import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { skipNote } from "../support/judges/judge.js";
import { folderWith } from "../support/reel-folders.js";
import { CLI, ending, partialsIn, start } from "../support/spawn.js";

/** Each takes a second or so. */
const reels = `defaults: { width: 480, height: 270, extends: race, out: "output/{name}.webp" }
reels: { a: {}, b: { title: b }, c: { title: c } }
`;
const missing = existsSync("/proc/self/task") ? undefined : "this system does not tell of children";

/** The processes that another one has started. */
function childrenOf(pid: number): number[] {
  const path = `/proc/${pid}/task/${pid}/children`;
  return existsSync(path) ? readFileSync(path, "utf8").split(" ").filter(Boolean).map(Number) : [];
}

/** Two reels of three are being made, by two processes. */
async function atWork() {
  const folder = folderWith({ "reels/a.yaml": reels });
  const child = start([CLI, "render", "reels", "--jobs", "2", "--json"], folder);
  const outcome = ending(child);
  while (partialsIn(folder).length < 2) await setTimeout(10);
  return { folder, outcome, child, workers: childrenOf(child.pid as number) };
}

describe.skipIf(missing)(`reels made side by side${skipNote(missing)}`, () => {
  it("are told of and made, all but the one whose process was killed", async () => {
    const { folder, outcome, workers } = await atWork();
    expect(workers).toHaveLength(2);
    process.kill(workers[0] as number, "SIGKILL");
    const { code, stdout, stderr } = await outcome;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^reels\/a\.yaml(#[abc])?: The process that rendered it ended early: SIGKILL\.$/m);
    const states = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).state as string);
    expect(states.sort()).toEqual(["failed", "made", "made"]);
    // Whoever was killed could take nothing away: whoever started it does.
    expect(partialsIn(folder)).toEqual([]);
    expect(readdirSync(join(folder, "output"))).toHaveLength(2);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("leave neither processes nor files behind at %s", async (signal) => {
    const { folder, outcome, child, workers } = await atWork();
    child.kill(signal);
    expect((await outcome).signal).toBe(signal);
    expect(readdirSync(folder)).toEqual(["reels"]);
    for (const worker of workers) expect(() => process.kill(worker, 0)).toThrow("ESRCH");
  });

  it("stop by themselves when whoever started them is killed, and take away what they have begun", async () => {
    const { folder, child, workers } = await atWork();
    child.kill("SIGKILL");
    while (workers.some((worker) => existsSync(`/proc/${worker}`))) await setTimeout(20);
    expect(partialsIn(folder)).toEqual([]);
  });
});
