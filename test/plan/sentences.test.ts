import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import { plan } from "../../src/plan/plan.js";

const EXTENSIONS = "Use .gif, .apng, .webp, .mp4, .webm, .png, .svg or .html.";
const APART = "Write two ends that are apart, such as xlim: [-5, 5]";
const SIZE = 'sizeBudget must be a number of bytes, or a size such as "5MB"';
const ONE_LINE = "Leave it out for a text made from the run; YAML folds several lines into one after alt: >-";

describe("what is wrong with a reel, and what to write instead", () => {
  it.each<[reel: unknown, message: string, hint?: string]>([
    [{ frames: 1.5 }, "frames must be a whole number from 1 to 5000000, not 1.5."],
    [{ fps: Number.NaN }, "fps must be a number from 0.01 to 60, not NaN."],
    [{ fontSize: 0 }, "fontSize must be a number of points from 1 to 1000, not 0."],
    [{ width: 0 }, "width must be a whole number from 1 to 65535 (GIF's limit), not 0."],
    [{ poster: -1 }, "poster must be a whole number from 0 to 5000000 (a frame's number), not -1."],
    [{ poster: "end" }, 'poster must be first, middle, last or the number of a frame, not "end".'],
    [{ untilConverged: 1 }, "untilConverged must be true or false, not 1."],
    [{ counter: "yes" }, 'counter must be true or false, not "yes".', "Write counter: true"],
    [{ theme: "pink" }, 'theme must be one of matplotlib, light, dark, print, not "pink".', "Did you mean print?"],
    [{ arrows: ["up"] }, 'arrows must be a list of some of gradient, step, not "up".'],
    [{ arrows: ["step", "step"] }, 'arrows must have each name once, not ["step", "step"].'],
    [{ reference: Number.NaN }, "reference must be auto, none or a finite number, not NaN."],
    [{ xlim: [1, 0] }, "xlim is reversed: 1 is above 0.", "Write the lower end first: xlim: [0, 1]"],
    [{ xlim: [1, 1] }, "xlim is empty: it spans from 1 to 1.", APART],
    [{ xlim: [1, 1 + 1e-11] }, "xlim is too narrow to be drawn: it spans from 1 to 1.00000000001.", APART],
    [{ xlim: [Number.NaN, 1] }, "xlim must be two finite numbers, not [NaN, 1].", "Write xlim: [-5, 5]"],
    [{ ylim: [-1e308, 1e308] }, "ylim must be two finite numbers not too far apart, not [-1e+308, 1e+308]."],
    [{ alt: 7 }, "alt must be text, not 7."],
    [{ alt: "a\nb" }, 'alt must be one line of text, without control characters, not "a\\nb".', ONE_LINE],
    [{ alt: "x".repeat(1001) }, "alt must have at most 1000 characters, not 1001."],
    [{ start: [Number.NaN] }, "start must be finite numbers, in a list or by the names of variables, not [NaN]."],
    [{ start: [1, 2] }, "cubic has 1 variable, but the start has 2: [1, 2].", "Its usual start is [-1]."],
    [{ start: { w: 1 } }, "cubic has no variable w, only x.", "Write start: { x: -1 }."],
    [{ optimizers: [] }, "optimizers must be 1 to 8, not 0."],
    [{ optimizers: [{ name: ["adam"] }] }, 'name must be text, not ["adam"].'],
    [
      { optimizers: [{ name: "sgd" }, { name: "adam", beta1: 1 }] },
      "optimizers[1].beta1 must lie in [0, 1), not 1.",
      "The usual value is 0.9.",
    ],
    [
      { stride: 1_000_000, frames: 7 },
      "7 frames of 1000000 steps are 6000000 steps, more than 5000000.",
      "Choose a smaller number for frames or stride.",
    ],
    [
      { steps: 2_500_001, optimizers: [{ name: "sgd" }, { name: "adam" }] },
      "2500001 steps for 2 runs are 5000002 steps, more than 5000000.",
      "Choose a smaller number for steps.",
    ],
    [
      { steps: 30, stride: 2 },
      "steps: 30 and stride: 2 both set which step a frame shows.",
      "Leave out steps or stride.",
    ],
    [
      { fps: 50.001 },
      "fps must be 50 or below, not 50.001: browsers slow a faster GIF down to 10 fps.",
      "Use fps: 50, and stride: 2 to speed up the run.",
    ],
    [
      { width: 30_000, height: 30_000 },
      "A picture of 30000×30000 has 900000000 pixels, more than 268435456.",
      "Choose a smaller width or height.",
    ],
    [
      { panels: ["f"], frames: 100_002 },
      "panels of 100001 steps would take too much memory: the limit is 100000.",
      "Choose fewer frames, or leave out panels.",
    ],
    [
      { encoder: "gifencoder", colors: 255 },
      'encoder: "gifencoder" ignores colors: it chooses its palettes itself.',
      "Leave out colors or encoder.",
    ],
    [{ out: [] }, "out names no file to write.", 'Name one: out: "film.gif"'],
    [{ out: [""] }, "out has a file without a name.", 'Name one: out: "film.gif"'],
    [{ out: ["a.avi"] }, 'Cannot write "a.avi": unknown extension ".avi".', EXTENSIONS],
    [{ out: ["a.gif/b"] }, 'Cannot write "a.gif/b": it has no extension.', EXTENSIONS],
    [{ out: ["a.gif", "./a.gif"] }, '"a.gif" and "./a.gif" both write "a.gif".', "Name another file."],
    [{ out: ["%04d.gif"] }, '"%04d.gif" is the name of a sequence, which must end in .png.'],
    [{ out: ["%d-%d.png"] }, '"%d-%d.png" has more than one % in its name.', "A sequence takes one number: %04d.png."],
    [
      { out: ["a%3d.png"] },
      '"a%3d.png" numbers its files in an unknown way: %3d.',
      "Use %d, or %04d for four digits with leading zeros, in the name of the file.",
    ],
    [{ out: ["-"] }, "Output to stdout needs a format.", "Choose gif, apng, webp, mp4, webm, png, svg, html."],
    [
      { out: ["-"], format: "sequence" },
      'format: "sequence" is for a sequence of files, which cannot go to stdout.',
      "Choose another format.",
    ],
    [
      { format: "gif" },
      'format: "gif" is for stdout: a file\'s extension decides its format.',
      'Write out: "-", or leave it out.',
    ],
    [
      { animated: true },
      "animated: true is for .png files, and there is none.",
      "Write a .png file as well, or leave out animated.",
    ],
    [
      { poster: 5 },
      "poster: 5 is for .png, .svg and .html files, and there is none.",
      "Write a .png file as well, or leave out poster.",
    ],
    [{ poster: 200, out: ["a.png"] }, "poster must be a frame from 0 to 199, not 200."],
    [{ sizeBudget: { gif: 1.5 } }, "sizeBudget must be a whole number from 1 to 9007199254740991 (bytes), not 1.5."],
    [{ sizeBudget: "5" }, `${SIZE}, not "5".`, "Write sizeBudget: 5"],
    [{ sizeBudget: true }, `${SIZE}, or sizes by path or format, not true.`],
    [{ sizeBudget: { mp4: 5e6 } }, 'sizeBudget has "mp4", which is not written.', "None of the files has that format."],
    [
      { trajectory: "run.csv", objective: "cubic", start: [0] },
      'start has no effect: the runs in "run.csv" are recorded already.',
      "Leave out start or trajectory.",
    ],
    [{ trajectory: "run.txt", objective: "cubic" }, 'trajectory must be a .csv or .json file, not "run.txt".'],
    [
      { trajectory: "run.csv" },
      'The runs in "run.csv" need the objective that they minimize.',
      'Write objective: "cubic" or objective: { formula: "x^2" }',
    ],
  ])("says of %j in TypeScript: %s", async (reel, message, hint) => {
    const error = (await plan(reel as never).catch((thrown: unknown) => thrown)) as UsageError;
    expect(error).toBeInstanceOf(UsageError);
    expect([error.message, error.hint]).toEqual([message, hint]);
  });
});
