import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import {
  arrowNames,
  aspectNames,
  clockNames,
  contourNames,
  layoutNames,
  levelNames,
  panelNames,
  themeNames,
  trailNames,
} from "../../src/names.js";
import { checkReel } from "../../src/reel/check.js";
import { completeReel } from "../../src/reel/complete.js";
import type { Reel } from "../../src/reel/reel.js";

const usual = completeReel({});

const accepted: readonly Partial<Reel>[] = [
  { frames: 1 },
  { frames: 5_000_000 },
  { stride: 1 },
  { stride: 1_000_000, frames: 6 },
  { steps: 0 },
  { steps: 5_000_000, frames: 1 },
  { steps: 3, stride: 1 },
  { steps: "auto", stride: 2 },
  ...clockNames.map((clock) => ({ clock })),
  { untilConverged: true },
  { untilConverged: true, frames: 2000, steps: 500_000 },
  { fps: 0.01 },
  { fps: 50 },
  { fps: 100 / 3 },
  { introMs: 0 },
  { introMs: 3_600_000 },
  { introMs: 0.5 },
  { holdMs: 0 },
  { holdMs: 3_600_000 },
  { holdMs: 0.5 },
  { plays: 0 },
  { plays: 65_536 },
  { width: 1 },
  { width: 65_535, height: 1 },
  { height: 65_535, width: 1 },
  { dpi: 1 },
  { dpi: 4800 },
  { dpi: "auto" },
  { fontSizePt: 1 },
  { fontSizePt: 1000 },
  ...themeNames.map((theme) => ({ theme })),
  ...(["auto", ...layoutNames] as const).map((layout) => ({ layout })),
  { panels: [] },
  { panels: [...panelNames] },
  { panels: ["f"], frames: 100_001 },
  { panels: ["f"], frames: 100_000, steps: 5_000_000 },
  ...(["auto", ...trailNames] as const).map((trail) => ({ trail })),
  { tangent: true },
  { arrows: [] },
  { arrows: [...arrowNames] },
  { counter: true },
  { readout: true },
  ...(["auto", ...levelNames] as const).map((levels) => ({ levels })),
  ...(["auto", ...contourNames] as const).map((contours) => ({ contours })),
  ...(["auto", ...aspectNames] as const).map((aspect) => ({ aspect })),
  { xlim: [0, 1e-9] },
  { xlim: [-1e300, 1e300] },
  { ylim: [1, 1.001] },
  { reference: "none" },
  { reference: -1e300 },
  { colors: 2 },
  { colors: 256 },
  { dither: true },
  { encoder: "gifencoder" },
  { out: "A.GIF" },
  { out: "some.folder/a.b.gif" },
  { start: [0] },
];

const refused: readonly (readonly [reel: Partial<Reel>, says: string])[] = [
  [{ frames: 0 }, "frames must be a whole number from 1 to 5000000, not 0."],
  [{ frames: 10_000_001 }, "not 10000001."],
  [{ frames: 1.5 }, "not 1.5."],
  [{ frames: Number.NaN }, "frames must be a whole number from 1 to 5000000, not NaN."],
  [{ stride: 0 }, "stride must be a whole number from 1 to 5000000, not 0."],
  [{ stride: 10_000_001 }, "not 10000001."],
  [{ stride: 1_000_000, frames: 7 }, "7 frames of 1000000 steps are 6000000 steps, more than 5000000."],
  [{ steps: -1 }, "steps must be a whole number from 0 to 5000000, not -1."],
  [{ steps: 5_000_001 }, "not 5000001."],
  [{ steps: 1.5 }, "not 1.5."],
  [{ steps: 30, stride: 2 }, "30 steps and a stride of 2 both say which step a frame shows."],
  [{ steps: 2_500_001, optimizers: [{ name: "sgd" }, { name: "adam" }] }, "2500001 steps for 2 runs are 5000002"],
  [{ clock: "slow" as never }, "clock must be one of even, eased, log, not slow."],
  [{ untilConverged: 1 as never }, "until converged must be true or false, not 1."],
  [{ fps: 0.009 }, "fps must be a number from 0.01 to 50, not 0.009."],
  [{ fps: 50.001 }, "fps must be 50 or below, not 50.001"],
  [{ fps: Number.NaN }, "fps must be a number from 0.01 to 50, not NaN."],
  [{ holdMs: -1 }, "hold must be a number of milliseconds from 0 to 3600000, not -1."],
  [{ holdMs: 3_600_001 }, "not 3600001."],
  [{ introMs: -1 }, "intro must be a number of milliseconds from 0 to 3600000, not -1."],
  [{ introMs: 3_600_001 }, "not 3600001."],
  [{ plays: -1 }, "loop must be a whole number from 0 to 65536, not -1."],
  [{ plays: 65_537 }, "not 65537."],
  [{ plays: 1.5 }, "not 1.5."],
  [{ width: 0 }, "width must be a whole number from 1 to 65535 (GIF's limit), not 0."],
  [{ width: 65_536 }, "not 65536."],
  [{ height: 0 }, "height must be a whole number from 1 to 65535 (GIF's limit), not 0."],
  [{ height: 65_536 }, "not 65536."],
  [{ height: 1080.5 }, "not 1080.5."],
  [{ width: 30_000, height: 30_000 }, "30000×30000 has 900000000 pixels"],
  [{ dpi: 0.5 }, "dpi must be a number from 1 to 4800, not 0.5."],
  [{ dpi: 4801 }, "not 4801."],
  [{ fontSizePt: 0 }, "font size must be a number of points from 1 to 1000, not 0."],
  [{ fontSizePt: 1001 }, "not 1001."],
  [{ theme: "pink" as never }, "theme must be one of matplotlib, light, dark, print, not pink."],
  [{ layout: "table" as never }, "layout must be one of auto, curve, contour, online, grid, not table."],
  [{ panels: ["loss"] as never }, 'some of f, log-f, x, gradient, moment1, moment2, step-size, not "loss".'],
  [{ panels: ["x", "f", "x"] }, "panels has x twice."],
  [{ panels: ["f"], frames: 100_002 }, "Panels of 100001 steps would take too much memory: 100000 are the most."],
  [{ panels: ["f"], frames: 2000, steps: 100_001, untilConverged: true }, "Panels of 100001 steps"],
  [{ trail: "long" as never }, "trail must be one of auto, none, fading, full, not long."],
  [{ tangent: 1 as never }, "tangent must be true or false, not 1."],
  [{ arrows: ["up"] as never }, 'arrows must be some of gradient, step, not "up".'],
  [{ arrows: ["step", "step"] }, "arrows has step twice."],
  [{ counter: "yes" as never }, "counter must be true or false, not yes."],
  [{ readout: 0 as never }, "readout must be true or false, not 0."],
  [{ levels: "some" as never }, "levels must be one of auto, linear, log, quantile, not some."],
  [{ contours: "none" as never }, "contours must be one of auto, both, filled, lines, not none."],
  [{ aspect: "wide" as never }, "aspect must be one of auto, equal, free, not wide."],
  [{ xlim: [1, 0] }, "xlim is reversed: 1 is above 0."],
  [{ ylim: [1, 0] }, "ylim is reversed: 1 is above 0."],
  [{ xlim: [1, 1] }, "xlim is empty: it spans from 1 to 1."],
  [{ ylim: [0, 0] }, "ylim is empty: it spans from 0 to 0."],
  [{ xlim: [1, 1 + 1e-11] }, "xlim is too narrow to be drawn"],
  [{ xlim: [0, Number.POSITIVE_INFINITY] }, "xlim must be two finite numbers, not 0,Infinity."],
  [{ xlim: [Number.NaN, 1] }, "xlim must be two finite numbers, not NaN,1."],
  [{ ylim: [-1e308, 1e308] }, "ylim must be two finite numbers"],
  [{ reference: Number.NaN }, "reference must be auto, none or a finite number, not NaN."],
  [{ reference: Number.POSITIVE_INFINITY }, "not Infinity."],
  [{ colors: 1 }, "colors must be a whole number from 2 to 256, not 1."],
  [{ colors: 257 }, "not 257."],
  [{ colors: 2.5 }, "not 2.5."],
  [{ encoder: "gifencoder", colors: 255 }, "gifencoder has no --colors"],
  [{ dither: 1 as never }, "dither must be true or false, not 1."],
  [{ encoder: "gifencoder", dither: true }, "gifencoder has no --dither"],
  [{ out: "a.mp4" }, 'Cannot write "a.mp4": unknown extension ".mp4".'],
  [{ out: "a" }, 'Cannot write "a": it has no extension.'],
  [{ out: ".gif" }, 'Cannot write ".gif": it has no extension.'],
  [{ out: "a.gif/b" }, 'Cannot write "a.gif/b": it has no extension.'],
  [{ optimizers: [] }, "A reel has from 1 to 8 optimizers, not 0."],
  [{ optimizers: new Array(9).fill({ name: "sgd" }) }, "A reel has from 1 to 8 optimizers, not 9."],
  [{ optimizers: [{ name: "sgd" }, { name: "adam", beta1: 1 }] }, "beta1 must lie in [0, 1), not 1."],
  [{ optimizers: [{ name: "sgd" }, { name: "sgd" }], frames: 2_500_002 }, "for 2 runs are 5000002 steps"],
  [{ trajectory: "run.csv", start: [] }, "an optimizer changes nothing"],
  [{ trajectory: "run.csv", optimizers: [] }, "a start changes nothing"],
  [{ trajectory: "run.txt", optimizers: [], start: [] }, 'Cannot tell the format of "run.txt" by its name.'],
  [{ start: [Number.NaN] }, "start must be finite numbers, not NaN."],
  [{ start: [1, Number.NEGATIVE_INFINITY] }, "start must be finite numbers, not 1,-Infinity."],
];

describe("checkReel", () => {
  it.each(accepted)("accepts %j", (reel) => {
    expect(() => checkReel({ ...usual, ...reel })).not.toThrow();
  });

  it.each(refused)("refuses %j: %s", (reel, says) => {
    const check = () => checkReel({ ...usual, ...reel });
    expect(check).toThrow(UsageError);
    expect(check).toThrow(says);
  });

  it("has every setting with a range among the refused", () => {
    const free = ["objective", "title"];
    const covered = new Set(refused.flatMap(([reel]) => Object.keys(reel)));
    expect(Object.keys(usual).filter((key) => !covered.has(key) && !free.includes(key))).toEqual([]);
  });

  it("has every setting with a range among the accepted", () => {
    const covered = new Set(accepted.flatMap((reel) => Object.keys(reel)));
    const free = ["objective", "optimizers", "title", "trajectory"];
    expect(Object.keys(usual).filter((key) => !covered.has(key) && !free.includes(key))).toEqual([]);
  });

  it("hints at what to write instead of reversed ends", () => {
    expect(() => checkReel({ ...usual, xlim: [5, -5] })).toThrow(
      expect.objectContaining({ hint: "Write the lower end first: -5,5." }),
    );
  });
});

describe("a reel from untyped code", () => {
  it.each([
    [{ objective: "cube" }, 'There is no objective "cube".'],
    [{ objective: "constructor" }, 'There is no objective "constructor".'],
    [{ objective: { formula: 3 } }, 'An objective is a name or { formula: "x^2" }, not {"formula":3}.'],
    [
      { objective: { formula: "x", start: [3] } },
      'An objective is a name or { formula: "x^2" }, not {"formula":"x","start":[3]}.',
    ],
    [3, "A reel is settings such as { frames: 100 }, not 3."],
    [null, "A reel is settings such as { frames: 100 }, not null."],
    [[], "A reel is settings such as { frames: 100 }, not []."],
    [{ optimizers: [{}] }, 'There is no optimizer "undefined".'],
    [{ optimizers: [{ name: "adam", schedule: 3 }] }, 'A schedule is text, such as "1/sqrt(t)", not 3.'],
    [{ optimizers: [{ name: "adam", learningRate: () => 0.1 }] }, "The learning rate of settings is a number."],
    [{ title: "a".repeat(1001) }, "A title has 1000 characters at most, this one 1001."],
    [{ objective: null }, 'An objective is a name or { formula: "x^2" }, not null.'],
    [{ optimizers: [{ name: "adamm" }] }, 'There is no optimizer "adamm".'],
    [{ optimizers: [{ name: "constructor" }] }, 'There is no optimizer "constructor".'],
    [{ optimizers: [{ name: "amsgrad", lr: 0.5 }] }, 'amsgrad has no setting "lr".'],
    [{ optimizers: [{ name: "amsgrad", form: "jax" }] }, 'amsgrad has no form "jax".'],
    [{ optimizers: [{ name: "amsgrad", beta1: "0.9" }] }, "beta1 must lie in [0, 1), not 0.9."],
    [{ optimizers: ["amsgrad"] }, 'An optimizer is settings such as { name: "amsgrad" }, not amsgrad.'],
    [{ optimizers: "amsgrad" }, "A reel has from 1 to 8 optimizers, not amsgrad."],
    [{ holdMs: "500" }, "hold must be a number of milliseconds from 0 to 3600000, not 500."],
    [{ encoder: "ffmpeg" }, "encoder must be gradreel or gifencoder, not ffmpeg."],
    [{ start: -1 }, "start must be finite numbers, not -1."],
    [{ start: ["-1"] }, "start must be finite numbers, not -1."],
    [{ steps: "30" }, "steps must be a whole number from 0 to 5000000, not 30."],
    [{ clock: null }, "clock must be one of even, eased, log, not null."],
    [{ untilConverged: "yes" }, "until converged must be true or false, not yes."],
    [{ introMs: "500" }, "intro must be a number of milliseconds from 0 to 3600000, not 500."],
    [{ dpi: "100" }, "dpi must be a number from 1 to 4800, not 100."],
    [{ theme: {} }, "theme must be one of matplotlib, light, dark, print, not [object Object]."],
    [{ theme: "constructor" }, "theme must be one of matplotlib, light, dark, print, not constructor."],
    [{ layout: null }, "layout must be one of auto, curve, contour, online, grid, not null."],
    [{ panels: "f" }, "panels must be a list of f, log-f, x, gradient, moment1, moment2, step-size, not f."],
    [{ panels: null }, "panels must be a list of f, log-f, x, gradient, moment1, moment2, step-size, not null."],
    [{ panels: [null] }, "panels must be some of f, log-f, x, gradient, moment1, moment2, step-size, not null."],
    [{ trail: true }, "trail must be one of auto, none, fading, full, not true."],
    [{ tangent: "true" }, "tangent must be true or false, not true."],
    [{ arrows: "step" }, "arrows must be a list of gradient, step, not step."],
    [{ arrows: [undefined] }, "arrows must be some of gradient, step, not undefined."],
    [{ dither: "no" }, "dither must be true or false, not no."],
    [{ arrows: [0] }, "arrows must be some of gradient, step, not 0."],
    [{ counter: null }, "counter must be true or false, not null."],
    [{ readout: "" }, "readout must be true or false, not ."],
    [{ levels: 12 }, "levels must be one of auto, linear, log, quantile, not 12."],
    [{ contours: ["lines"] }, "contours must be one of auto, both, filled, lines, not lines."],
    [{ aspect: 1 }, "aspect must be one of auto, equal, free, not 1."],
    [{ xlim: 5 }, "xlim must be two finite numbers, not 5."],
    [{ xlim: [0, 1, 2] }, "xlim must be two finite numbers, not 0,1,2."],
    [{ frames: "200" }, "frames must be a whole number from 1 to 5000000, not 200."],
    [{ title: 7 }, "title must be text, not 7."],
    [{ out: null }, "out must be text, not null."],
    [{ reference: "yes" }, "reference must be auto, none or a finite number, not yes."],
  ])("is refused when it says %j", (untyped, message) => {
    expect(() => completeReel(untyped as never)).toThrow(expect.objectContaining({ name: "UsageError", message }));
  });
});
