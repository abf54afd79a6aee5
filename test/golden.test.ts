import { describe, expect, it } from "vitest";
import type { PartialReel } from "../src/reel/reel.js";
import { expectGolden, shareFarOff } from "./support/golden.js";
import { staged } from "./support/stage.js";

const SIZE = { width: 480, height: 270 };
const FOUR = ["sgd", "momentum", "rmsprop", "adam"].map((name) => ({ name: name as "sgd" }));

/** One frame of each layout. */
const GOLDEN: readonly (readonly [name: string, frame: number, reel: PartialReel])[] = [
  ["curve", 60, {}],
  [
    "curve-with-everything",
    12,
    {
      ...{ xlim: [-1.6, 0.4], ylim: [-0.6, 1.4], trail: "full", tangent: true, arrows: ["gradient", "step"] },
      ...{ readout: true, optimizers: [{ name: "momentum", learningRate: 0.002 }] },
    },
  ],
  ["contour", 60, { objective: "saddle", optimizers: FOUR, counter: true, frames: 120 }],
  [
    "contour-lines-dark",
    30,
    {
      ...{ objective: "rosenbrock", theme: "dark", contours: "lines", arrows: ["gradient"], readout: true },
      ...{ optimizers: [{ name: "adam", learningRate: 0.05 }] },
    },
  ],
  ["panels", 150, { panels: ["moment1", "moment2", "step-size"], xlim: [-1.6, 0.4], ylim: [-0.6, 1.4], counter: true }],
  [
    "online",
    60,
    {
      objective: "reddi-3",
      optimizers: [
        { name: "adam", form: "paper" },
        { name: "amsgrad", form: "paper" },
      ],
      ...{ steps: 99, frames: 100, counter: true },
    },
  ],
  [
    "grid",
    30,
    {
      ...{ objective: "quadratic", start: [-0.8, -2.2], frames: 40, layout: "grid", counter: true },
      optimizers: [0.01, 0.1, 0.3, 0.34].map((learningRate) => ({ name: "sgd", learningRate })),
    },
  ],
];

describe("a golden picture", () => {
  it.each(GOLDEN)("looks as it did: %s", async (name, frame, reel) => {
    await expectGolden(name, staged({ ...SIZE, ...reel }).scene, frame);
  });

  it("does not match one that differs by a line of text, and matches one that differs by a hair", () => {
    const { width, height } = SIZE;
    const white = { width, height, rgba: new Uint8ClampedArray(4 * width * height).fill(255) };
    const hair = { ...white, rgba: white.rgba.map((value) => value - 24) };
    const line = { ...white, rgba: white.rgba.map((value, i) => (i < 4 * 135 ? 0 : value)) };
    expect(shareFarOff(white, hair)).toBe(0);
    expect(shareFarOff(white, line)).toBeGreaterThan(1 / 1000);
  });
});
