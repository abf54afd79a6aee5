import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshFolder, gradreel, SMALL } from "../support/spawn.js";

describe("a size budget", () => {
  const race = ["render", "race", "--width", "480", "--height", "270", "--frames", "30"];

  it("is met by giving up colors, then frames, then pixels, for as long as it lasts, and that is said", async () => {
    const folder = freshFolder();
    const json = async (...args: string[]) => {
      const { stdout, stderr } = await gradreel([...race, "-o", "a.gif", "--json", ...args], folder);
      return { ...JSON.parse(stdout), stderr };
    };
    const whole = await json();
    expect(whole.trades).toEqual([]);
    let before = whole;
    for (const share of [0.8, 0.5, 0.2]) {
      const budget = Math.floor(share * whole.bytes);
      const smaller = await json("--size-budget", `${budget}B`);
      expect(smaller.bytes).toBeLessThanOrEqual(budget);
      expect(statSync(join(folder, "a.gif")).size).toBe(smaller.bytes);
      expect(smaller.durationMs).toBe(whole.durationMs);
      expect(smaller.trades.length).toBeGreaterThanOrEqual(before.trades.length);
      expect(smaller.stderr).toContain(`note: a.gif has ${smaller.trades.join(", ")}, to fit its size budget.`);
      before = smaller;
    }
    expect(before.trades).toHaveLength(3);
  });

  it("that cannot be met is a failure, which says how near it came, and nothing is written", async () => {
    const folder = freshFolder();
    const { code, stderr } = await gradreel(
      [...race, "-o", "a.gif", "-o", "b.svg", "--size-budget", "gif=1kB"],
      folder,
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^gradreel: a\.gif does not fit into 1 kB: the smallest is [\d.]+ kB \(\d+ bytes\), with 32 colors, every 5th frame, 180×102\.$/m,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it("holds for the files it names alone", async () => {
    const folder = freshFolder();
    const args = ["-o", "a.gif", "-o", "b.gif", "--size-budget", "b.gif=12kB", "--json"];
    const { stdout } = await gradreel([...race, ...args], folder);
    const [a, b] = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(a.trades).toEqual([]);
    expect(b.trades.length).toBeGreaterThan(0);
    expect(b.bytes).toBeLessThanOrEqual(12_000);
  });
});

describe("--for", () => {
  it("sets size, budget and format, and what is said besides goes before", async () => {
    const folder = freshFolder();
    const json = async (...args: string[]) =>
      JSON.parse((await gradreel(["render", "--frames", "2", "--json", ...args], folder)).stdout);
    expect(await json("--for", "github")).toMatchObject({ path: "output/2.8 Amsgrad.gif", width: 1280, height: 720 });
    expect(await json("--for", "pypi", "--width", "320", "-o", "a.gif")).toMatchObject({
      path: "a.gif",
      width: 320,
      height: 180,
    });
    expect(await json("race", "--for", "social")).toMatchObject({
      path: "output/race.mp4",
      format: "mp4",
      width: 1280,
    });
  });

  it("notes what will not be shown there", async () => {
    const { stderr } = await gradreel(["render", ...SMALL, "--for", "npm", "-o", "a.html"], freshFolder());
    expect(stderr).toBe(
      "note: a.html may not be shown on the README of a package on npm: gif, apng, webp, png, svg are.\n",
    );
  });
});
