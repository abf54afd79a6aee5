import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { perform } from "../../src/batch/work.js";
import { loadReels } from "../../src/reel-files/load.js";
import { freshFolder } from "../support/spawn.js";

/** How often each step of resolving a reel was taken. */
const counts = vi.hoisted(() => ({ parses: 0, completions: 0, layouts: 0, outputs: 0, minima: 0 }));

/** Counts the calls of one function of a module. */
const counted = vi.hoisted(
  () =>
    (step: keyof typeof counts, name: string) =>
    async (original: () => Promise<Record<string, unknown>>): Promise<Record<string, unknown>> => {
      const module = await original();
      const real = module[name] as (...args: unknown[]) => unknown;
      return {
        ...module,
        [name]: (...args: unknown[]) => {
          counts[step]++;
          return real(...args);
        },
      };
    },
);

vi.mock("../../src/objectives/formula/parser.js", counted("parses", "parse"));
vi.mock("../../src/reel/complete.js", counted("completions", "completeReel"));
vi.mock("../../src/scene/layouts/layout-choice.js", counted("layouts", "layoutFor"));
vi.mock("../../src/reel/outputs.js", counted("outputs", "outputsOf"));
vi.mock("../../src/objectives/local-minimum.js", counted("minima", "minimumDownhill"));

const SMALL = {
  objective: { formula: "x^4 - 3x^2 + x" },
  frames: 5,
  width: 64,
  height: 48,
  panels: ["log-f"],
} as const;

describe("a reel of a file with two outputs", () => {
  beforeEach(() => {
    for (const step of Object.keys(counts)) counts[step as keyof typeof counts] = 0;
  });

  it("is resolved once by a worker: one parse, one completion, one layout, one list of outputs", async () => {
    const folder = freshFolder();
    const reel = { ...SMALL, out: [join(folder, "a.gif"), join(folder, "b.png")] };
    const answer = await perform({ kind: "make", reel }, new AbortController().signal);
    expect(answer).toMatchObject({ state: "made", artifacts: [{ format: "gif" }, { format: "png" }] });
    expect(counts).toMatchObject({ parses: 1, completions: 1, layouts: 1, outputs: 1 });
  });

  it("has the minimum of its run searched once, for view, reference line, panels, title and text", async () => {
    const folder = freshFolder();
    const reel = { ...SMALL, start: [1.5], out: [join(folder, "a.gif"), join(folder, "b.png")] };
    await perform({ kind: "make", reel }, new AbortController().signal);
    const searched = counts.minima;
    await perform({ kind: "make", reel: { ...reel, out: reel.out.slice(0, 1) } }, new AbortController().signal);
    // One for the run, one for each other minimum that a description mentions: as many with one output as with two.
    expect(searched).toBe(counts.minima - searched);
    expect(searched).toBeGreaterThan(0);
    expect(searched).toBeLessThanOrEqual(2);
  });

  it("is resolved once from its file to its artifacts in one process", async () => {
    const folder = freshFolder();
    const file = join(folder, "a.yaml");
    writeFileSync(file, JSON.stringify({ ...SMALL, out: [join(folder, "a.gif"), join(folder, "b.png")] }));
    const { reels, mistakes } = await loadReels([file]);
    expect(mistakes).toEqual([]);
    const [{ reel, plan }] = reels as [(typeof reels)[number]];
    await perform({ kind: "make", reel, plan }, new AbortController().signal);
    expect(counts).toMatchObject({ parses: 1, completions: 1, layouts: 1, outputs: 1 });
  });
});
