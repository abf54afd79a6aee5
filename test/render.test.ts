import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type PartialReel, render } from "../src/index.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gradreel-render-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const small = (name: string, more: PartialReel = {}): PartialReel => ({
  ...{ width: 160, height: 90, dpi: 10, frames: 20, out: join(folder, name) },
  ...more,
});

describe("render", () => {
  it("says what it made", async () => {
    const rendered = await render(small("a.gif", { fps: 30, holdMs: 100 }));
    expect(rendered).toMatchObject({
      path: join(folder, "a.gif"),
      frames: 20,
      durationMs: 770,
      width: 160,
      height: 90,
    });
    expect(rendered.bytes).toBe(readFileSync(rendered.path).length);
    expect(rendered.remarks).toHaveLength(1);
  });

  it("leaves its options as they are", async () => {
    const frozen = (reel: PartialReel) => {
      for (const value of Object.values(reel)) Object.freeze(value);
      return Object.freeze(reel);
    };
    const reel = frozen(
      small("a.gif", { start: [-1.5], xlim: [-3, 3], optimizers: [{ name: "amsgrad", beta1: 0.5 }] }),
    );
    const before = structuredClone(reel);
    await render(reel);
    expect(reel).toEqual(before);
  });

  it("gives many renders at once the bytes that each has alone", async () => {
    const reels = [0.01, 0.05, 0.2].map((learningRate) => ({
      optimizers: [{ name: "amsgrad" as const, learningRate }],
    }));
    const bytes = (name: string) => readFileSync(join(folder, name));
    for (const [i, reel] of reels.entries()) await render(small(`alone${i}.gif`, reel));
    await Promise.all(reels.map((reel, i) => render(small(`together${i}.gif`, reel))));
    for (const i of reels.keys()) expect(bytes(`together${i}.gif`).equals(bytes(`alone${i}.gif`))).toBe(true);
  });

  it("leaves one whole file when two renders want the same", async () => {
    await Promise.all([render(small("a.gif")), render(small("a.gif"))]);
    expect(readdirSync(folder)).toEqual(["a.gif"]);
  });

  it("does nothing when its signal is aborted already", async () => {
    const reason = new Error("changed my mind");
    await expect(render(small("a.gif"), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("stops midway without a trace when its signal is aborted", async () => {
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    const onProgress = (done: number) => {
      if (done > 0.1) controller.abort(reason);
    };
    const long = small("a.gif", { frames: 50_000 });
    await expect(render(long, { signal: controller.signal, onProgress })).rejects.toBe(reason);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("reports progress that rises from 0 towards 1", async () => {
    const seen: number[] = [];
    await render(small("a.gif", { frames: 20_000 }), { onProgress: (done) => seen.push(done) });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(Math.min(...seen)).toBeGreaterThan(0);
    expect(Math.max(...seen)).toBeLessThanOrEqual(1);
  });

  it("draws functions of one variable only, and says what to do with others", async () => {
    await expect(render(small("a.gif", { objective: "quadratic", start: [1, 0] }))).rejects.toMatchObject({
      message: expect.stringContaining("quadratic has 2 variables"),
      hint: expect.stringContaining("trace"),
    });
  });
});
