import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import { plan } from "../../src/plan/plan.js";
import type { PartialReel, Reel } from "../../src/reel/reel.js";
import { completed } from "../support/plans.js";
import { accepted, refused } from "../support/settings.js";

const usual = completed({});

/** The paths of the settings that a reel's mistakes are about, the first of each. */
async function mistaken(reel: unknown): Promise<string[]> {
  const error = await plan(reel as PartialReel).catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) throw new Error(`No mistake was found: ${JSON.stringify(reel)}`);
  return error.mistakes.map(({ settings: [path = []] }) => path.join("."));
}

async function texts(reel: unknown): Promise<(string | undefined)[]> {
  const error = (await plan(reel as PartialReel).catch((thrown: unknown) => thrown)) as UsageError;
  return [error.message, error.hint];
}

describe("a plan", () => {
  it.each(accepted)("is made of %j", async (reel) => {
    expect((await plan(reel)).reel).toMatchObject(reel.out ? { out: [reel.out].flat() } : {});
  });

  it.each(refused)("is not made of %j: %s", async (reel, ...settings) => {
    expect(await mistaken(reel)).toEqual(settings);
  });

  it("names the value that is wrong", async () => {
    const error = (await plan({ hold: -1 }).catch((thrown: unknown) => thrown)) as UsageError;
    expect(error.mistakes).toMatchObject([{ settings: [["hold"]], value: -1 }]);
    expect(error.message).toBe("hold must be a number of milliseconds from 0 to 3600000, not -1.");
  });

  it.each([
    [{ loop: -1 }, "loop must be a whole number from 0 to 65536, not -1."],
    [{ objective: "rosenbrock", tangent: true }, "tangent is for functions of one variable, and rosenbrock has two"],
    [{ optimizers: [{ name: "sgd" }, { name: "adam", learningRate: 0 }] }, "optimizers[1].learningRate must be"],
  ])("calls settings as TypeScript does: %j", async (reel, says) => {
    expect((await texts(reel))[0]).toContain(says);
  });

  it.each(refused.map(([reel]) => [reel]))("says nothing in the words of the command line: %j", async (reel) => {
    expect((await texts(reel)).join(" ")).not.toMatch(/(^|\s)--?(?!Infinity)[a-z]/i);
  });

  const names = Object.keys(usual) as (keyof Reel)[];
  it("refuses some value of every setting", () => {
    const free = ["objective", "title"];
    const covered = new Set(refused.flatMap(([reel]) => Object.keys(reel)));
    expect(names.filter((name) => !covered.has(name) && !free.includes(name))).toEqual([]);
  });

  it("accepts values at the ends of every range", () => {
    const covered = new Set(accepted.flatMap((reel) => Object.keys(reel)));
    const free = ["optimizers", "title", "trajectory"];
    expect(names.filter((name) => !covered.has(name) && !free.includes(name))).toEqual([]);
  });

  it.each([
    [{ xlim: [5, -5] }, "Write the lower end first: xlim: [-5, 5]"],
    [{ frames: "200" }, "Write frames: 200"],
    [{ untilConverged: "yes" }, "Write untilConverged: true"],
    [{ start: -1 }, "Write start: [-1]"],
    [{ panels: "f" }, 'Write panels: ["f"]'],
    [{ xlim: "-2,2" }, "Write xlim: [-2, 2]"],
    [{ optimizers: "adam" }, 'Write optimizers: [{ name: "adam" }]'],
    [{ theme: "drak" }, "Did you mean dark?"],
    [{ widht: 3 }, "Did you mean width?"],
    [{ lr: 3 }, 'It belongs to an optimizer: optimizers: [{ name: "adam", learningRate: 3 }]'],
    [{ formula: "x^2" }, 'Write objective: { formula: "x^2" }'],
    [{ optimizers: [{ name: "adam", lr: 3 }] }, "Did you mean learningRate?"],
    [{ optimizers: [{ name: "adamm" }] }, "Did you mean adam?"],
  ])("hints at what to write instead of %j", async (reel, hint) => {
    expect((await texts(reel))[1]).toBe(hint);
  });
});

describe("a reel from untyped code", () => {
  it.each<[reel: unknown, ...settings: string[]]>([
    [{ objective: "cube" }, "objective"],
    [{ objective: "constructor" }, "objective"],
    [{ objective: { formula: 3 } }, "objective.formula"],
    [{ objective: { formula: "x", b: [3] } }, "objective.b"],
    [{ objective: null }, "objective"],
    [{ trajectory: "run.csv" }, "objective"],
    [3, ""],
    [null, ""],
    [[], ""],
    [{ optimizers: [{}] }, "optimizers.0"],
    [{ optimizers: [{ name: "adam", schedule: 3 }] }, "optimizers.0.schedule"],
    [{ optimizers: [{ name: "adam", learningRate: () => 0.1 }] }, "optimizers.0.learningRate"],
    [{ optimizers: [{ name: "adamm" }] }, "optimizers.0.name"],
    [{ optimizers: [{ name: "constructor" }] }, "optimizers.0.name"],
    [{ optimizers: [{ name: "amsgrad", lr: 0.5 }] }, "optimizers.0.lr"],
    [{ optimizers: [{ name: "amsgrad", form: "jax" }] }, "optimizers.0.form"],
    [{ optimizers: [{ name: "amsgrad", beta1: "0.9" }] }, "optimizers.0.beta1"],
    [{ optimizers: ["amsgrad"] }, "optimizers.0"],
    [{ optimizers: "amsgrad" }, "optimizers"],
    [{ title: "a".repeat(1001) }, "title"],
    [{ hold: "500" }, "hold"],
    [{ intro: "500" }, "intro"],
    [{ dither: "no" }, "dither"],
    [{ aspect: 1 }, "aspect"],
    [{ encoder: "ffmpeg" }, "encoder"],
    [{ start: -1 }, "start"],
    [{ start: ["-1"] }, "start"],
    [{ steps: "30" }, "steps"],
    [{ clock: null }, "clock"],
    [{ dpi: "100" }, "dpi"],
    [{ theme: {} }, "theme"],
    [{ theme: "constructor" }, "theme"],
    [{ layout: null }, "layout"],
    [{ panels: null }, "panels"],
    [{ panels: [null] }, "panels.0"],
    [{ trail: true }, "trail"],
    [{ tangent: "true" }, "tangent"],
    [{ arrows: [undefined] }, "arrows.0"],
    [{ arrows: [0] }, "arrows.0"],
    [{ counter: null }, "counter"],
    [{ readout: "" }, "readout"],
    [{ levels: 12 }, "levels"],
    [{ contours: ["lines"] }, "contours"],
    [{ xlim: 5 }, "xlim"],
    [{ xlim: [0, 1, 2] }, "xlim"],
    [{ title: 7 }, "title"],
    [{ out: null }, "out"],
    [{ reference: "yes" }, "reference"],
    [
      { width: 0, height: 0, lr: 3, optimizers: [{ name: "adam", beta1: 2, beta2: 2 }] },
      "lr",
      "width",
      "height",
    ].concat(["optimizers.0.beta1", "optimizers.0.beta2"] as never) as [unknown, ...string[]],
  ])("has mistakes in the settings they are in: %j", async (reel, ...settings) => {
    expect(await mistaken(reel)).toEqual(settings);
  });

  it.each(["widht", "lr", "learningRate", "optimizer", "constructor"])("has no setting %s", async (name) => {
    expect((await texts({ [name]: 3 }))[0]).toBe(`A reel has no setting "${name}".`);
  });
});
