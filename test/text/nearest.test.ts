import { describe, expect, it } from "vitest";
import { nearest } from "../../src/text/nearest.js";

describe("nearest", () => {
  const known = ["frames", "learning-rate", "lr", "fps"];

  it.each([
    ["frmes", "frames"],
    ["Frames", "frames"],
    ["FRAMES", "frames"],
    ["FPSS", "fps"],
    ["learning_rate", "learning-rate"],
    ["learningRate", "learning-rate"],
    ["fsp", "fps"],
    ["frames", "frames"],
  ])("takes %s for %s", (word, meant) => {
    expect(nearest(word, known)).toBe(meant);
  });

  it.each(["nonsense", "verylongword", "q", ""])("takes %j for none of them", (word) => {
    expect(nearest(word, known)).toBeUndefined();
  });

  it("takes nothing for something when there is nothing", () => {
    expect(nearest("frames", [])).toBeUndefined();
  });
});
