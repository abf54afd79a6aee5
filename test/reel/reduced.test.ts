import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ObjectiveData, objectiveFor } from "../../src/objectives/data.js";
import { builtIns } from "../../src/reel/built-ins.js";
import { reducedReel } from "../../src/reel/complete.js";
import type { PartialReel, Reel } from "../../src/reel/reel.js";
import { completed } from "../support/plans.js";
import { accepted } from "../support/settings.js";
import { smallReels } from "../support/small-reels.js";

const reduced = (reel: Reel) => reducedReel(reel, objectiveFor(reel.objective as ObjectiveData));

describe("a reduced reel", () => {
  const known: readonly PartialReel[] = [
    ...accepted,
    ...Object.values(builtIns).map(({ reel }) => reel),
    { trajectory: "run.csv", objective: "cubic" },
    { trajectory: "run.csv", objective: "saddle", frames: 30 },
    { untilConverged: true, frames: 200 },
    { objective: "reddi-3", optimizers: [{ name: "adam", form: "paper" }] },
  ];

  it.each(known)("of %j is the same reel when it is made whole again, and written to the same places", (reel) => {
    const complete = completed(reel);
    const { out, format, animated } = complete;
    expect(completed({ ...reduced(complete), out, format, animated })).toEqual(complete);
  });

  it("of any small reel is the same reel when it is made whole again, and cannot be reduced further", () => {
    fc.assert(
      fc.property(fc.oneof(...Object.values(smallReels)), (reel) => {
        const complete = completed(reel);
        const said = reduced(complete);
        expect(completed(said)).toEqual(complete);
        for (const key of Object.keys(said)) {
          const { [key as keyof PartialReel]: _left, ...rest } = said;
          expect(completed(rest)).not.toEqual(complete);
        }
      }),
    );
  });

  it("is the same for the same reel in other words", () => {
    const said: PartialReel = { optimizers: [{ learningRate: 0.1, name: "adam" }], fps: 50, theme: "matplotlib" };
    const inOtherWords: PartialReel = { optimizers: [{ name: "adam", form: undefined, learningRate: 0.1 }] };
    expect(JSON.stringify(reduced(completed(said)))).toBe(JSON.stringify(reduced(completed(inOtherWords))));
  });

  it("says nothing of the post's figure", () => {
    expect(reduced(completed({}))).toEqual({});
  });
});
