import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtIns } from "../src/reel/built-ins.js";
import { render } from "../src/render/render.js";
import { decodeGif } from "./support/judges/omggif.js";

const FRAMES = 6;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradreel-built-ins-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(Object.entries(builtIns))("the film of %s", (name, { reel }) => {
  it("has its size, its images and its time, in somebody else's decoder", async () => {
    const out = join(folder, `${name}.gif`);
    // Few frames over as many steps as ever.
    const steps = reel.steps ?? (reel.frames === undefined || reel.frames === "auto" ? 199 : reel.frames - 1);
    const rendered = await render({ ...reel, steps, frames: FRAMES, width: 240, height: 135, out });
    const { width, height, images } = decodeGif(readFileSync(out));
    expect({ width, height }).toEqual({ width: 240, height: 135 });
    expect(rendered.frames).toBe(FRAMES);
    expect(images).toHaveLength(rendered.artifacts[0]?.images as number);
    // A run that has converged may show two equal frames, which are one image.
    expect(images.length).toBeGreaterThanOrEqual(FRAMES - 1);
    const totalMs = (FRAMES * 1000) / (reel.fps ?? 50) + (reel.intro ?? 0) + (reel.hold ?? 0);
    expect(images.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBe(totalMs);
    expect(rendered.artifacts[0]?.durationMs).toBe(totalMs);
    expect(readdirSync(folder).filter((file) => file.includes("partial"))).toEqual([]);
  });
});
