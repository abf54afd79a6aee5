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

  it.each(["nonsense", "verylongword", "q", ""])("finds nothing near %j", (word) => {
    expect(nearest(word, known)).toBeUndefined();
  });

  it("finds nothing in an empty list", () => {
    expect(nearest("frames", [])).toBeUndefined();
  });
});
