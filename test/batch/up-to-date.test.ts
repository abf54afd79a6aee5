import { copyFileSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { currentArtifacts } from "../../src/batch/batch.js";
import type { PartialReel } from "../../src/reel/reel.js";
import { render } from "../../src/render/render.js";
import { planned } from "../support/plans.js";
import { freshFolder } from "../support/spawn.js";

const SMALL: PartialReel = { frames: 3, width: 64, height: 48, dpi: 5 };
let made: Buffer;
const current = (reel: PartialReel) => currentArtifacts(planned(reel));

beforeEach(async () => {
  const out = join(freshFolder(), "a.gif");
  await render({ ...SMALL, out });
  made = readFileSync(out);
});

function isCurrent(file: Uint8Array, differing: PartialReel = {}): boolean {
  const out = join(freshFolder(), "b.gif");
  writeFileSync(out, file);
  return current({ ...SMALL, out, ...differing }) !== undefined;
}

/** The same file with something else in what it says of itself, of the same length. */
function saying(before: RegExp, after: string): Buffer {
  const text = made.toString("latin1");
  expect(text).toMatch(before);
  return Buffer.from(text.replace(before, after), "latin1");
}

describe("an artifact is up to date", () => {
  it("wherever it was copied to, and whenever that was", () => {
    expect(isCurrent(made)).toBe(true);
    const out = join(freshFolder(), "c.gif");
    writeFileSync(out, made);
    utimesSync(out, 1, 1);
    expect(current({ ...SMALL, out })).toMatchObject([{ bytes: made.length, output: { path: out, format: "gif" } }]);
  });

  it("for a reel that says the same in other words", () => {
    expect(isCurrent(made, { theme: "matplotlib", fps: 50, sizeBudget: undefined } as PartialReel)).toBe(true);
  });

  it.each<PartialReel>([
    { theme: "dark" },
    { frames: 4 },
    { fps: 25 },
    { title: "Other" },
    { sizeBudget: 1e6 },
    { colors: 255 },
    { optimizers: [{ name: "adam" }] },
    { encoder: "gifencoder" },
  ])("not for a reel that says something else: %j", (differing) => {
    expect(isCurrent(made, differing)).toBe(false);
  });

  it("not where it says nothing of itself, is cut, or is no file of ours", () => {
    expect(isCurrent(saying(/gradreel \d/, "GRADREEL 0"))).toBe(false);
    expect(isCurrent(made.subarray(0, made.length / 4))).toBe(false);
    expect(isCurrent(Buffer.from("hello"))).toBe(false);
    expect(isCurrent(Buffer.alloc(0))).toBe(false);
  });

  it("not with the key of another version, of other fonts, or of another format", async () => {
    expect(isCurrent(saying(/"key":"[0-9a-f]{8}/, '"key":"00000000'))).toBe(false);
    const folder = freshFolder();
    const reel = { ...SMALL, out: join(folder, "a.png") };
    await render(reel);
    renameSync(join(folder, "a.png"), join(folder, "a.apng"));
    expect(current({ ...reel, out: join(folder, "a.apng") })).toBeUndefined();
  });

  it("not where it is missing, or one of several is", async () => {
    const folder = freshFolder();
    const out = ["a.gif", "f/%02d.png", "a.svg"].map((name) => join(folder, name));
    await render({ ...SMALL, out });
    expect(current({ ...SMALL, out })).toHaveLength(3);
    for (const name of ["a.svg", "f/00.png", "f/02.png"]) {
      copyFileSync(join(folder, name), join(folder, "kept"));
      rmSync(join(folder, name));
      expect(current({ ...SMALL, out }), name).toBeUndefined();
      copyFileSync(join(folder, "kept"), join(folder, name));
    }
    expect(current({ ...SMALL, out })).toHaveLength(3);
  });

  it("not after the recorded runs that it draws have changed", async () => {
    const folder = freshFolder();
    const trajectory = join(folder, "run.csv");
    writeFileSync(trajectory, "t,x\n0,-1\n1,-0.5\n");
    const { frames: _recorded, ...look } = SMALL;
    const reel: PartialReel = { ...look, trajectory, objective: "cubic", out: join(folder, "a.gif") };
    await render(reel);
    expect(current(reel)).toBeDefined();
    writeFileSync(trajectory, "t,x\n0,-1\n1,-0.4\n");
    expect(current(reel)).toBeUndefined();
  });

  it("not where there is a folder in its place", () => {
    expect(current({ ...SMALL, out: join(freshFolder(), "x", "..", "a.gif") })).toBeUndefined();
    const folder = freshFolder();
    renameSync(folder, `${folder}.gif`);
    expect(current({ ...SMALL, out: `${folder}.gif` })).toBeUndefined();
    rmSync(`${folder}.gif`, { recursive: true });
  });
});
