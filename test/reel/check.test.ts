import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import { completed } from "../support/plans.js";
import { accepted, refused } from "../support/settings.js";

const usual = completed({});

describe("completeReel", () => {
  it.each(accepted)("accepts %j", (reel) => {
    expect(() => completed(reel)).not.toThrow();
  });

  it.each(refused)("refuses %j: %s", (reel, says) => {
    const check = () => completed(reel);
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
    expect(() => completed({ xlim: [5, -5] })).toThrow(
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
    [{ optimizers: [{}] }, 'An optimizer is settings such as { name: "amsgrad" }, not {}.'],
    [{ optimizers: [{ name: "adam", schedule: 3 }] }, 'A schedule is text, such as "1/sqrt(t)", not 3.'],
    [{ optimizers: [{ name: "adam", learningRate: () => 0.1 }] }, "The learning rate of settings is a number."],
    [{ title: "a".repeat(1001) }, "A title has 1000 characters at most, this one 1001."],
    [{ objective: null }, 'An objective is a name or { formula: "x^2" }, not null.'],
    [{ optimizers: [{ name: "adamm" }] }, 'There is no optimizer "adamm".'],
    [{ optimizers: [{ name: "constructor" }] }, 'There is no optimizer "constructor".'],
    [{ optimizers: [{ name: "amsgrad", lr: 0.5 }] }, 'amsgrad has no setting "lr".'],
    [{ optimizers: [{ name: "amsgrad", form: "jax" }] }, 'amsgrad has no form "jax".'],
    [{ optimizers: [{ name: "amsgrad", beta1: "0.9" }] }, 'beta1 must lie in [0, 1), not the text "0.9".'],
    [{ optimizers: ["amsgrad"] }, 'An optimizer is settings such as { name: "amsgrad" }, not amsgrad.'],
    [{ optimizers: "amsgrad" }, "A reel has from 1 to 8 optimizers, not amsgrad."],
    [{ hold: "500" }, 'hold must be a number of milliseconds from 0 to 3600000, not the text "500".'],
    [{ encoder: "ffmpeg" }, "encoder must be gradreel or gifencoder, not ffmpeg."],
    [{ start: -1 }, "start must be a list of numbers, such as [-1], not -1."],
    [{ start: ["-1"] }, 'start must be finite numbers, not the text "-1".'],
    [{ steps: "30" }, 'steps must be a whole number from 0 to 5000000, not the text "30".'],
    [{ clock: null }, "clock must be one of even, eased, log, not null."],
    [{ untilConverged: "yes" }, 'untilConverged must be true or false, not the text "yes".'],
    [{ intro: "500" }, 'intro must be a number of milliseconds from 0 to 3600000, not the text "500".'],
    [{ dpi: "100" }, 'dpi must be a number from 1 to 4800, not the text "100".'],
    [{ theme: {} }, "theme must be one of matplotlib, light, dark, print, not {}."],
    [{ theme: "constructor" }, "theme must be one of matplotlib, light, dark, print, not constructor."],
    [{ layout: null }, "layout must be one of auto, curve, contour, online, grid, not null."],
    [{ panels: "f" }, "panels must be a list of f, log-f, x, gradient, moment1, moment2, step-size, not f."],
    [{ panels: null }, "panels must be a list of f, log-f, x, gradient, moment1, moment2, step-size, not null."],
    [{ panels: [null] }, "panels must be some of f, log-f, x, gradient, moment1, moment2, step-size, not null."],
    [{ trail: true }, "trail must be one of auto, none, fading, full, not true."],
    [{ tangent: "true" }, 'tangent must be true or false, not the text "true".'],
    [{ arrows: "step" }, "arrows must be a list of gradient, step, not step."],
    [{ arrows: [undefined] }, "arrows must be some of gradient, step, not undefined."],
    [{ dither: "no" }, 'dither must be true or false, not the text "no".'],
    [{ arrows: [0] }, "arrows must be some of gradient, step, not 0."],
    [{ counter: null }, "counter must be true or false, not null."],
    [{ readout: "" }, 'readout must be true or false, not "".'],
    [{ levels: 12 }, "levels must be one of auto, linear, log, quantile, not 12."],
    [{ contours: ["lines"] }, "contours must be one of auto, both, filled, lines, not [lines]."],
    [{ aspect: 1 }, "aspect must be one of auto, equal, free, not 1."],
    [{ xlim: 5 }, "xlim must be two finite numbers, not 5."],
    [{ xlim: [0, 1, 2] }, "xlim must be two finite numbers, not 0,1,2."],
    [{ frames: "200" }, 'frames must be a whole number from 1 to 5000000, not the text "200".'],
    [{ title: 7 }, "title must be text, not 7."],
    [{ out: null }, "out must be text, not null."],
    [{ reference: "yes" }, "reference must be auto, none or a finite number, not yes."],
  ])("is refused when it says %j", (untyped, message) => {
    expect(() => completed(untyped as never)).toThrow(expect.objectContaining({ name: "UsageError", message }));
  });
});
