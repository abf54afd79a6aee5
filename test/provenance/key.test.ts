import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PlannedOutput } from "../../src/plan/plan.js";
import { artifactReel, contentKey } from "../../src/provenance/key.js";
import type { PartialReel } from "../../src/reel/reel.js";
import { planned } from "../support/plans.js";
import { freshFolder } from "../support/spawn.js";

function keyOf(reel: PartialReel, format = "gif"): string {
  const plan = planned(reel);
  const [first] = plan.outputs as [PlannedOutput];
  return contentKey(plan, {
    ...(plan.outputs.find((output) => output.format === format) ?? first),
    format: format as "gif",
  });
}
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
    expect(keyOf({}, "png")).not.toBe(usual);
    expect(keyOf({ out: "film.png", poster: 3 }, "png")).not.toBe(keyOf({ out: "film.png" }, "png"));
  });

  it("is another when recorded runs are, and the same wherever they lie", () => {
    const [here, there] = [join(freshFolder(), "run.csv"), join(freshFolder(), "run.csv")];
    const key = (trajectory: string) => keyOf({ trajectory, objective: "cubic" });
    for (const path of [here, there]) writeFileSync(path, "t,x\n0,1\n");
    expect(key(here)).toBe(key(there));
    writeFileSync(there, "t,x\n0,2\n");
    expect(key(here)).not.toBe(key(there));
    const plan = planned({ trajectory: here, objective: "cubic" });
    expect(artifactReel(plan, plan.outputs[0] as PlannedOutput).trajectory).toBe("run.csv");
  });
});
