import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costOf } from "../../src/batch/shard.js";
import type { PartialReel } from "../../src/reel/reel.js";
import { planned } from "../support/plans.js";
import { smallReels } from "../support/small-reels.js";

const cost = (reel: PartialReel) => costOf(planned(reel));
const usual = cost({});

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
    expect(cost(reel)).toBeGreaterThan(usual);
  });

  it("is no lower for a reel with a file, or a frame, more", () => {
    fc.assert(
      fc.property(
        fc.oneof(...Object.values(smallReels)),
        fc.constantFrom("gif", "webp", "svg", "%d.png"),
        (reel, more) => {
          const least = cost({ ...reel, out: ["a.gif"] });
          expect(least).toBeGreaterThan(0);
          expect(cost({ ...reel, out: ["a.gif", more.includes("%") ? more : `b.${more}`] })).toBeGreaterThanOrEqual(
            least,
          );
          expect(cost({ ...reel, out: ["a.gif"], frames: 13 })).toBeGreaterThanOrEqual(least);
        },
      ),
    );
  });
});
