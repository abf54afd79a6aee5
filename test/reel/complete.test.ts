import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completeReel, type PartialReel } from "../../src/reel/complete.js";

const postFigure = {
  objective: "cubic",
  start: [-1],
  optimizer: { name: "amsgrad", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  frames: 200,
  stride: 1,
  fps: 50,
  holdMs: 0,
  plays: 0,
  width: 1920,
  height: 1080,
  dpi: 100,
  fontSizePt: 22,
  xlim: [-5, 5],
  ylim: [-5, 5],
  reference: "auto",
  title: "Amsgrad, learning_rate = 0.01",
  colors: 256,
  dither: false,
  encoder: "gradreel",
  out: "output/2.8 Amsgrad.gif",
} as const;

/** A valid value for every setting, none the usual one. */
const others: Required<PartialReel> = {
  objective: "quadratic",
  start: [3],
  optimizer: { name: "amsgrad", learningRate: 1, beta1: 0, beta2: 0, epsilon: 1 },
  frames: 3,
  stride: 2,
  fps: 20,
  holdMs: 100,
  plays: 2,
  width: 160,
  height: 90,
  dpi: 10,
  fontSizePt: 10,
  xlim: [0, 1],
  ylim: [-1, 0],
  reference: "none",
  title: "",
  colors: 16,
  dither: true,
  encoder: "gradreel",
  out: "a.gif",
};
const keys = Object.keys(others) as (keyof PartialReel)[];
const partialReels = fc.subarray(keys).map((chosen) => Object.fromEntries(chosen.map((key) => [key, others[key]])));

describe("completeReel", () => {
  it("makes the post's figure of nothing", () => {
    expect(completeReel({})).toEqual(postFigure);
  });

  it.each(keys)("takes %s as given and leaves the rest as usual", (key) => {
    const follows: Partial<Record<keyof PartialReel, PartialReel>> = {
      optimizer: { title: "Amsgrad, learning_rate = 1" },
      objective: { start: [1, 0] },
    };
    expect(completeReel({ [key]: others[key] })).toEqual({ ...postFigure, ...follows[key], [key]: others[key] });
  });

  it.each(keys)("takes an undefined %s for one left out", (key) => {
    expect(completeReel({ [key]: undefined })).toEqual(postFigure);
  });

  it("fills in what an optimizer leaves out, and titles the picture with its learning rate", () => {
    const { optimizer, title } = completeReel({ optimizer: { name: "amsgrad", learningRate: 0.5 } });
    expect(optimizer).toEqual({ ...postFigure.optimizer, learningRate: 0.5 });
    expect(title).toBe("Amsgrad, learning_rate = 0.5");
  });

  it("leaves a title alone that is given, an empty one too", () => {
    expect(completeReel({ title: "" }).title).toBe("");
  });

  it("has nothing to add to a complete reel", () => {
    fc.assert(
      fc.property(partialReels, (partial) => {
        const complete = completeReel(partial);
        expect(completeReel(complete)).toEqual(complete);
      }),
    );
  });

  it("leaves the caller's reel as it was", () => {
    fc.assert(
      fc.property(partialReels, (partial) => {
        const before = structuredClone(partial);
        completeReel(partial);
        expect(partial).toEqual(before);
      }),
    );
  });

  it.each(["widht", "lr", "learningRate", "constructor"])("refuses a setting %s, naming it", (setting) => {
    expect(() => completeReel({ [setting]: 3 })).toThrow(`A reel has no setting "${setting}".`);
  });
});
