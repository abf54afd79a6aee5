import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshFolder, gradreel, SMALL } from "../support/spawn.js";

describe("a negative number", () => {
  it.each([
    [["--start", "-1"], "-1"],
    [["--start=-1"], "-1"],
    [["--start", "-1e-3"], "-0.001"],
    [["--start", "-.5"], "-0.5"],
    [["--start", "-2.5E+1"], "-25"],
    [["--start", "-0"], "-0.0"],
    [["--start", "\u22121"], "-1"],
    [["--start=\u22121"], "-1"],
  ])("is a value in trace %j", async (args, x) => {
    const { code, stdout, stderr } = await gradreel(["trace", "--steps", "0", ...args], freshFolder());
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n")[1]?.split(",")[1]).toBe(x);
  });

  it.each([
    [["--start", "-1,-2"], "-1,-2"],
    [["--start", "1,-2"], "1,-2"],
    [["--start", "-.5,2"], "-0.5,2"],
  ])("is a value for either variable in trace --objective quadratic %j", async (args, point) => {
    const { stdout } = await gradreel(["trace", "--objective", "quadratic", "--steps", "0", ...args], freshFolder());
    expect(stdout.split("\n")[1]?.split(",").slice(1, 3).join(",")).toBe(point);
  });

  it.each([
    [["--start", "-1.25"], ["--start=-1.25"]],
    [["--start", "-1e-3"], ["--start=-0.001"]],
    [["--start", "-.5"], ["--start=-0.5"]],
    [["--xlim", "-2,2"], ["--xlim=-2,2"]],
    [["--xlim", "-4,-.5"], ["--xlim=-4,-0.5"]],
    [["--xlim", "\u22122,2"], ["--xlim=-2,2"]],
    [["--ylim", "-.5,.5"], ["--ylim=-0.5,0.5"]],
    [["--reference", "-2"], ["--reference=-2"]],
    [["--title", "-5"], ["--title=-5"]],
  ])("draws the same for %j as for %j, and not the usual figure", async (apart, joined) => {
    const folder = freshFolder();
    const bytes = async (args: readonly string[]): Promise<Buffer> => {
      const { code, stderr } = await gradreel(["render", ...SMALL, "-o", "a.gif", ...args], folder);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      return readFileSync(join(folder, "a.gif"));
    };
    const drawn = await bytes(apart);
    expect(drawn).toEqual(await bytes(joined));
    expect(drawn).not.toEqual(await bytes([]));
  });
});
