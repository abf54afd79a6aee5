import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshFolder, gradreel } from "../support/spawn.js";

/** The command line, and what its message must name. */
const mistakes: readonly (readonly [args: string, ...names: string[]])[] = [
  ["--frames 0", "frames", "not 0"],
  ["--frames 1.5", "frames", "1.5"],
  ["--frames 5000001", "frames", "5000001"],
  ["--frames 1000000 --stride 10", "1000000 frames", "stride"],
  ["--stride 0", "stride", "not 0"],
  ["--fps 51", "fps", "51"],
  ["--fps 0", "fps", "not 0"],
  ["--fps abc", "--fps", '"abc"'],
  ["-o a.avi", '"a.avi"', '".avi"', ".gif"],
  ["-o picture", '"picture"', "no extension", ".gif"],
  ["--width 0", "width", "not 0"],
  ["--width 70000", "width", "70000", "65535"],
  ["--height 65536", "height", "65536", "65535"],
  ["--width 40000", "40000", "32767"],
  ["--height 32768", "32768", "32767"],
  ["--width 30000 --height 30000", "30000×30000", "pixels"],
  ["--dpi 0", "dpi", "not 0"],
  ["--font-size 0", "--font-size must", "not 0"],
  ["--xlim 5,-5", "xlim", "reversed", "-5,5"],
  ["--ylim 5,-5", "ylim", "reversed", "-5,5"],
  ["--xlim 1,1", "xlim", "empty", "1 to 1"],
  ["--ylim 1,1", "ylim", "empty", "1 to 1"],
  ["--xlim 3", "--xlim", "two finite numbers", "not 3", "Write --xlim -5,5"],
  ["--xlim 1,2,3", "--xlim", "two finite numbers", "not 1,2,3"],
  ["--xlim -5,a", "--xlim", '"a"'],
  ["--lr 0", "--learning-rate", "not 0"],
  ["--lr -1", "--learning-rate", "not -1"],
  ["--lr NaN", "--learning-rate", '"NaN"'],
  ["--beta1 1", "beta1", "not 1"],
  ["--beta2 -0.1", "beta2", "not -0.1"],
  ["--epsilon -1", "epsilon", "not -1"],
  ["--colors 1", "colors", "not 1"],
  ["--colors 257", "colors", "257"],
  ["--loop -1", "loop", "not -1"],
  ["--hold -1", "hold", "not -1"],
  ["--reference foo", "--reference", '"foo"', "auto", "none"],
  ["--encoder foo", "--encoder", '"foo"', "gifencoder"],
  ["--encoder gifencoder --colors 4", "gifencoder", "--colors"],
  ["--encoder gifencoder --dither", "gifencoder", "--dither"],
  ["--start 1,2", "cubic", "1,2"],
  ["--start 1e400", "start", "1e400"],
  ["--start -Infinity", "--start", "equals sign"],
  ["--title=a-\u6f22-b", "\u6f22", "U+6F22"],
  ["--title \u{1d4b3}", "\u{1d4b3}", "U+1D4B3"],
  ["--frmes 3", "--frmes", "--frames"],
  ["--fontsize 3", "--fontsize", "--font-size"],
  ["--learningRate 3", "--learningRate", "--learning-rate"],
  ["--no-json", "--no-json", "--json"],
  ["--nonsense", "--nonsense", "gradreel render --help"],
  ["-x", "-x", "gradreel render --help"],
  ["--constructor 3", "--constructor"],
  ["stray", 'There is no built-in reel "stray".', "There are amsgrad,"],
  ["-- stray", '"stray"'],
  ["amsgrd", 'There is no built-in reel "amsgrd".', "Did you mean amsgrad?"],
  ["constructor", '"constructor"'],
  ["amsgrad stray", '"stray"', "gradreel render --help"],
  ["--steps -1", "steps", "not -1"],
  ["--steps 5000001", "steps", "5000001"],
  ["--steps some", "--steps", '"some"'],
  ["--intro -1", "intro", "not -1"],
  ["--clock slow", "clock", "even, eased, log", 'not "slow"'],
  ["--theme pink", '--theme must be one of matplotlib, light, dark, print, not "pink".'],
  ["--layout table", "layout", "curve, contour, online, grid", 'not "table"'],
  ["--panels f,loss", "panels", "log-f", 'not "loss"'],
  ["--panels f,f", "--panels", "not f,f"],
  ["--trail long", "trail", "fading", 'not "long"'],
  ["--arrows up", "arrows", "gradient, step", 'not "up"'],
  ["--objective beale --levels some", "levels", "quantile", 'not "some"'],
  ["--objective beale --contours none", "contours", "filled", 'not "none"'],
  ["--objective beale --aspect wide", "aspect", "equal", 'not "wide"'],
  ["--tangent=yes", "--tangent", "takes no value"],
];

const needingValues = ["learning-rate", "lr", "beta1", "beta2", "epsilon", "start", "frames", "stride", "fps"]
  .concat(["width", "height", "dpi", "font-size", "xlim", "ylim", "reference", "loop", "hold", "colors"])
  .concat(["encoder", "out", "title", "compare", "steps", "clock", "intro", "layout", "panels", "trail", "arrows"])
  .concat(["levels", "contours", "aspect", "theme"]);

describe("a mistake of the user's", () => {
  it.each(mistakes)("in render %s ends with 2, names %s, shows no stack and leaves no file", async (args, ...names) => {
    await expectMistake(["render", ...args.split(" ")], names);
  });

  it.each(needingValues)("is render --%s without its value", async (option) => {
    await expectMistake(["render", `--${option}`], [`--${option}`, "value"]);
  });

  it("is to name a folder as the file, which stays as it is", async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, "pictures.gif"));
    const { code, stderr } = await gradreel(["render", "-o", "pictures.gif"], folder);
    expect(code).toBe(2);
    expect(stderr).toMatch(/"pictures\.gif".*folder/);
    expect(readdirSync(folder, { recursive: true })).toEqual(["pictures.gif"]);
  });

  it("is to end the file's name in a slash", async () => {
    await expectMistake(["render", "--width", "16", "--height", "9", "-o", "new.gif/"], ['"new.gif/"']);
  });
});

describe("a command that is none", () => {
  it.each([
    ["rendr", '"rendr"', "gradreel render"],
    ["Render", '"Render"', "gradreel render"],
    ["trase --steps 3", '"trase"', "gradreel trace"],
    ["banana", '"banana"', "gradreel --help"],
    ["--frames 3", "--frames", "gradreel --help"],
    ["constructor", '"constructor"'],
    ["__proto__", '"__proto__"'],
    ["", "gradreel render", "gradreel --help"],
  ])("is a mistake: gradreel %s names %s", async (args, ...names) => {
    await expectMistake(args.split(" ").filter(Boolean), names);
  });
});

async function expectMistake(args: readonly string[], names: readonly string[]): Promise<void> {
  const folder = freshFolder();
  const { code, stdout, stderr } = await gradreel(args, folder);
  for (const name of names) expect(stderr).toContain(name);
  expect(stderr).toMatch(/^gradreel: /);
  expect(stderr).not.toMatch(/^ {4}at /m);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(readdirSync(folder)).toEqual([]);
}
