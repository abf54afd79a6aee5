import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type PartialReel, render } from "../../src/index.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gradreel-render-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const small = (name: string, more: PartialReel = {}): PartialReel => ({
  ...{ width: 160, height: 90, dpi: 10, frames: 20, out: join(folder, name) },
  ...more,
});

async function fileOf(reel: PartialReel, name: string): Promise<Uint8Array> {
  await render(small(name, reel));
  return readFileSync(join(folder, name.replace("%d", "0")));
}

describe("render", () => {
  it("says what it made", async () => {
    const rendered = await render(small("a.gif", { fps: 30, hold: 100 }));
    const path = join(folder, "a.gif");
    const bytes = readFileSync(path).length;
    expect(rendered).toMatchObject({
      frames: 20,
      artifacts: [{ path, format: "gif", bytes, durationMs: 770, width: 160, height: 90, trades: [] }],
    });
    expect(rendered.remarks).toHaveLength(1);
  });

  it("leaves its options as they are", async () => {
    const frozen = (reel: PartialReel) => {
      for (const value of Object.values(reel)) Object.freeze(value);
      return Object.freeze(reel);
    };
    const reel = frozen(
      small("a.gif", { start: [-1.5], xlim: [-3, 3], optimizers: [{ name: "amsgrad", beta1: 0.5 }] }),
    );
    const before = structuredClone(reel);
    await render(reel);
    expect(reel).toEqual(before);
  });

  it("gives many renders at once the bytes that each has alone", async () => {
    const reels = [0.01, 0.05, 0.2].map((learningRate) => ({
      optimizers: [{ name: "amsgrad" as const, learningRate }],
    }));
    const bytes = (name: string) => readFileSync(join(folder, name));
    for (const [i, reel] of reels.entries()) await render(small(`alone${i}.gif`, reel));
    await Promise.all(reels.map((reel, i) => render(small(`together${i}.gif`, reel))));
    for (const i of reels.keys()) expect(bytes(`together${i}.gif`).equals(bytes(`alone${i}.gif`))).toBe(true);
  });

  it("leaves one whole file when two renders want the same", async () => {
    await Promise.all([render(small("a.gif")), render(small("a.gif"))]);
    expect(readdirSync(folder)).toEqual(["a.gif"]);
  });

  it("removes what a longer sequence of the same name has left behind, and says so", async () => {
    await render(small("%02d.png", { frames: 6 }));
    await render(small("03.gif", { frames: 2 }));
    const { remarks } = await render(small("%02d.png", { frames: 3 }));
    expect(readdirSync(folder).sort()).toEqual(["00.png", "01.png", "02.png", "03.gif"]);
    expect(remarks).toContain(`Removed ${join(folder, "03.png")} and 2 more, left behind by a longer sequence.`);
    expect((await render(small("%02d.png", { frames: 3 }))).remarks.join()).not.toContain("Removed");
  });

  it("refuses sequences that have a file in common", async () => {
    const both = { ...small("f%d.png", { frames: 11 }), out: [join(folder, "f%d.png"), join(folder, "f1%d.png")] };
    await expect(render(both)).rejects.toThrow(/f%d\.png" and .*f1%d\.png" both write .*f10\.png"/);
    expect(readdirSync(folder)).toEqual([]);
    await render({ ...both, frames: 10 });
    expect(readdirSync(folder)).toHaveLength(20);
  });

  it.each<[whose: string, file: () => Promise<Uint8Array>]>([
    ["somebody else's", async () => Buffer.from("mine")],
    ["gradreel's, but of no sequence", () => fileOf({ frames: 3 }, "still.png")],
    ["of a sequence of that name, which does not have as many", () => fileOf({ frames: 3 }, "sub/%d.png")],
    ["of another sequence, which has as many", () => fileOf({ frames: 9 }, "other%d.png")],
  ])("removes no file that would follow a sequence and is %s, nor what follows it", async (_, file) => {
    await render(small("%d.png", { frames: 6 }));
    const foreign = await file();
    writeFileSync(join(folder, "4.png"), foreign);
    await render(small("%d.png", { frames: 3 }));
    const names = readdirSync(folder).filter((name) => /^\d/.test(name));
    expect(names.sort()).toEqual(["0.png", "1.png", "2.png", "4.png", "5.png"]);
    expect(readFileSync(join(folder, "4.png"))).toEqual(Buffer.from(foreign));
  });

  it("removes nothing of a longer sequence when the shorter one fails", async () => {
    await render(small("%d.png", { frames: 6 }));
    const before = readdirSync(folder);
    mkdirSync(join(folder, "a.gif"));
    await expect(
      render(small("", { frames: 3, out: ["%d.png", "a.gif"].map((n) => join(folder, n)) })),
    ).rejects.toThrow();
    rmSync(join(folder, "a.gif"), { recursive: true });
    expect(readdirSync(folder)).toEqual(before);
  });

  it("leaves no folder either when one of several files cannot be written", async () => {
    const out = ["x/a.gif", "x/b.gif", "x/y/%d.png"].map((name) => join(folder, name));
    await expect(
      render(small("", { frames: 3, out: [...out, join(folder, `${"a".repeat(300)}.gif`)] })),
    ).rejects.toThrow();
    await expect(render(small("", { frames: 3, out, sizeBudget: 200 }))).rejects.toThrow("does not fit");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("does nothing when its signal is aborted already", async () => {
    const reason = new Error("changed my mind");
    await expect(render(small("a.gif"), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("stops midway without a trace when its signal is aborted", async () => {
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    const onProgress = (done: number) => {
      if (done > 0.1) controller.abort(reason);
    };
    const long = small("a.gif", { frames: 50_000 });
    await expect(render(long, { signal: controller.signal, onProgress })).rejects.toBe(reason);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("reports progress that rises from 0 towards 1", async () => {
    const seen: number[] = [];
    await render(small("a.gif", { frames: 20_000 }), { onProgress: (done) => seen.push(done) });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(Math.min(...seen)).toBeGreaterThan(0);
    expect(Math.max(...seen)).toBeLessThanOrEqual(1);
  });

  it.each<[PartialReel["objective"]]>([
    ["cubic"],
    [{ formula: "x^2 + 1" }],
    ["beale"],
    [{ formula: "x^2 + y^2" }],
    ["reddi-3"],
  ])("draws functions of one variable, of two, and streams of losses: %j", async (objective) => {
    const optimizers = [{ name: "adam" as const }, { name: "amsgrad" as const }];
    const { frames, artifacts, remarks } = await render(small("a.gif", { objective, optimizers }));
    expect({ frames, remarks }).toEqual({ frames: 20, remarks: [] });
    expect(artifacts[0]?.images).toBeGreaterThan(1);
  });

  it.each<[reel: PartialReel, message: string, hint?: string]>([
    [
      { objective: "rosenbrock", layout: "curve" },
      "rosenbrock has two variables: it cannot be drawn with layout curve.",
      "Leave out layout, or choose contour or grid.",
    ],
    [
      { layout: "contour" },
      "cubic has one variable: it cannot be drawn with layout contour.",
      "Leave out layout, or choose curve or grid.",
    ],
    [{ layout: "online" }, "cubic has one variable: it cannot be drawn with layout online."],
    [
      { objective: "reddi-3", layout: "grid" },
      "reddi-3 is a stream of losses: it cannot be drawn with layout grid.",
      "Leave out layout.",
    ],
    [
      { objective: "quadratic", tangent: true },
      "tangent is for functions of one variable, and quadratic has two variables.",
      "Leave out tangent.",
    ],
    [
      { objective: "quadratic", reference: 0 },
      "reference is for functions of one variable, and quadratic has two variables.",
    ],
    [{ levels: "log" }, "levels is for functions of two variables, and cubic has one variable."],
    [{ contours: "both" }, "contours is for functions of two variables, and cubic has one variable."],
    [{ aspect: "free" }, "aspect is for functions of two variables, and cubic has one variable."],
    ...(
      [
        [{ arrows: ["step"] }, "arrows"],
        [{ trail: "full" }, "trail"],
        [{ panels: ["x"] }, "panels"],
        [{ untilConverged: true }, "untilConverged"],
        [{ xlim: [-1, 1] }, "xlim"],
        [{ ylim: [-1, 1] }, "ylim"],
      ] as const
    ).map(([reel, option]): [PartialReel, string, string] => [
      { objective: "reddi-3", ...reel },
      `${option} is for functions, and reddi-3 is a stream of losses.`,
      `Leave out ${option}.`,
    ]),
    [
      { layout: "grid", panels: ["f"] },
      "The layout grid has no panels.",
      'Leave out panels, or choose layout: "curve".',
    ],
    [{ layout: "grid", readout: true }, "The layout grid has no readout."],
    [
      { objective: "reddi-3", trajectory: "run.csv" },
      "trajectory is for functions, and reddi-3 is a stream of losses.",
    ],
  ])("refuses what a picture cannot be or does not read, and says what to do: %j", async (reel, message, hint) => {
    await expect(render(small("a.gif", reel))).rejects.toMatchObject({
      name: "UsageError",
      message,
      ...(hint === undefined ? {} : { hint }),
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
