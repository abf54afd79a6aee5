import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { mistakesIn } from "../support/reel-files.js";
import { refused } from "../support/settings.js";

/** Reels whose mistakes the command line words in options. */
const others: readonly object[] = [
  { trajectory: "run.csv" },
  { objective: "rosenbrock", tangent: true },
  { objective: "rosenbrock", layout: "curve" },
  { objective: "reddi-3", xlim: [0, 1] },
  { objective: { formula: "x^2" }, levels: "log" },
  { optimizers: [{ name: "sgd", beta1: 0.5 }] },
  { optimizers: [{ name: "adam", lr: 0.5 }] },
  { formula: "x - x^3" },
  { function: "cubic" },
  { lr: 3 },
  { extends: "cubic" },
  { for: "gitlab" },
  { out: "-" },
  { out: ["a.gif", "a.gif"] },
  { variants: { lr: [1, 2] } },
];

describe("a reel file", () => {
  it.each([...refused.map(([reel]) => [reel as object]), ...others.map((reel) => [reel])])(
    "is told nothing in the words of the command line: %j",
    async (reel) => {
      const mistakes = await mistakesIn(stringify(reel));
      expect(mistakes).not.toEqual([]);
      for (const { message, hint = "" } of mistakes)
        expect(`${message} ${hint}`).not.toMatch(/(^|\s)--?(?!Infinity)[a-z]/i);
    },
  );
});
