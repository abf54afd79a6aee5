import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { artifactReel, contentKey } from "../../src/provenance/key.js";
import { completeReel } from "../../src/reel/complete.js";
import type { Output } from "../../src/reel/outputs.js";
import type { PartialReel } from "../../src/reel/reel.js";
import { freshFolder } from "../support/spawn.js";

const gif: Output = { path: "film.gif", format: "gif" };
const keyOf = (reel: PartialReel, output = gif) => contentKey(completeReel(reel), output);
const usual = keyOf({});

describe("a content key", () => {
  it.each<PartialReel>([
    { theme: "dark" },
    { frames: 201 },
    { optimizers: [{ name: "amsgrad", learningRate: 0.02 }] },
    { colors: 255 },
    { sizeBudget: "5MB" },
    { title: "" },
    { alt: "A ball rolls." },
  ])("is another for another reel: %j", (reel) => {
    expect(keyOf(reel)).not.toBe(usual);
  });

  it.each<PartialReel>([
    { out: "elsewhere/film.gif" },
    { out: ["film.gif", "poster.png"], poster: "first" },
    { theme: "matplotlib" },
    { out: ["film.gif", "film.mp4"], sizeBudget: { mp4: 1e6 } },
  ])("is the same where the artifact is the same: %j", (reel) => {
    expect(keyOf(reel)).toBe(usual);
  });

  it("is another for another format, and for another frame of a still", () => {
    const png: Output = { path: "film.png", format: "png" };
    expect(keyOf({}, png)).not.toBe(usual);
    expect(keyOf({ out: "film.png", poster: 3 }, png)).not.toBe(keyOf({ out: "film.png" }, png));
  });

  it("is another when recorded runs are, and the same wherever they lie", () => {
    const [here, there] = [join(freshFolder(), "run.csv"), join(freshFolder(), "run.csv")];
    const key = (trajectory: string) => keyOf({ trajectory, objective: "cubic" });
    for (const path of [here, there]) writeFileSync(path, "t,x\n0,1\n");
    expect(key(here)).toBe(key(there));
    writeFileSync(there, "t,x\n0,2\n");
    expect(key(here)).not.toBe(key(there));
    expect(artifactReel(completeReel({ trajectory: here, objective: "cubic" }), gif).trajectory).toBe("run.csv");
  });
});
