import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costOf } from "../../src/batch/cost.js";
import type { PartialReel } from "../../src/reel/reel.js";
import { smallReels } from "../support/small-reels.js";

const usual = costOf({});

describe("the estimated cost", () => {
  it.each<[string, PartialReel]>([
    ["more frames", { frames: 400 }],
    ["more pixels", { width: 3840, height: 2160 }],
    ["more runs", { optimizers: [{ name: "sgd" }, { name: "adam" }] }],
    ["more steps", { steps: 1_000_000 }],
    ["two variables", { objective: "beale" }],
    ["another file", { out: ["a.gif", "b.gif"] }],
    ["video", { out: "a.mp4" }],
    ["gifencoder", { encoder: "gifencoder" }],
  ])("is higher for %s", (_, reel) => {
    expect(costOf(reel)).toBeGreaterThan(usual);
  });

  it("is no lower for a reel with a file, or a frame, more", () => {
    fc.assert(
      fc.property(
        fc.oneof(...Object.values(smallReels)),
        fc.constantFrom("gif", "webp", "svg", "%d.png"),
        (reel, more) => {
          const cost = costOf({ ...reel, out: ["a.gif"] });
          expect(cost).toBeGreaterThan(0);
          expect(costOf({ ...reel, out: ["a.gif", more.includes("%") ? more : `b.${more}`] })).toBeGreaterThanOrEqual(
            cost,
          );
          expect(costOf({ ...reel, out: ["a.gif"], frames: 13 })).toBeGreaterThanOrEqual(cost);
        },
      ),
    );
  });
});
