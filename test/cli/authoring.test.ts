import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeGif } from "../support/judges/omggif.js";
import { freshFolder, gradreel } from "../support/spawn.js";

const SMALL = ["--width", "320", "--height", "180", "--dpi", "17", "--frames", "12", "-o", "a.gif"];

describe("a typed formula", () => {
  it("draws the post's function as the post's name does, when view and title are the same", async () => {
    const folder = freshFolder();
    const same = [...SMALL, "--start", "-1", "--xlim", "-5,5", "--ylim", "-5,5"];
    await rendered(folder, same);
    const named = decodeGif(readFileSync(join(folder, "a.gif")));
    await rendered(folder, [...same, "-f", "x - x^3"]);
    expect(decodeGif(readFileSync(join(folder, "a.gif")))).toEqual(named);
  });

  it("traces to the same numbers as the named function", async () => {
    const typed = await gradreel(
      ["trace", "-f", "2x^2 + 2x*y + 2y^2 - 6x", "--start", "1,0", "--steps", "50"],
      freshFolder(),
    );
    const named = await gradreel(["trace", "--objective", "quadratic", "--steps", "50"], freshFolder());
    expect(lastRow(typed.stdout).map(Number)).toEqual(
      lastRow(named.stdout).map((cell) => expect.closeTo(Number(cell), 12)),
    );
  });

  it.each([["-f", "-x^2"], ["--function", "-x"], ["-f=-2x"], ["--function=-(x)"], ["-f", "\u2212x\u00b2"]])(
    "may begin with a minus sign: %s %s",
    async (...args) => {
      const { code, stdout } = await gradreel(["trace", ...args.filter(Boolean), "--steps", "1"], freshFolder());
      expect({ code, header: stdout.split("\n")[0] }).toEqual({ code: 0, header: expect.stringMatching(/^t,x,f/) });
    },
  );

  it("is pointed at where it is wrong", async () => {
    const { code, stderr } = await gradreel(["render", "-f", "x - sine(x)"], freshFolder());
    expect(code).toBe(2);
    expect(stderr).toContain("\n  x - sine(x)\n      ^^^^\nDid you mean sin?\n");
  });
});

describe("a function of two variables, or a stream of losses", () => {
  it.each([
    [["-f", "x^2 + y^2"]],
    [["--objective", "rosenbrock", "-O", "sgd:lr=0.001", "-O", "adam"]],
    [["--objective", "beale", "--compare", "lr=0.01,0.1"]],
    [["--objective", "reddi-3", "-O", "adam:paper", "-O", "amsgrad:paper"]],
  ])("makes a picture: %j", async (args) => {
    const folder = freshFolder();
    const { stderr } = await rendered(folder, [...SMALL, ...args]);
    expect(stderr).toBe("");
    expect(existsSync(join(folder, "a.gif"))).toBe(true);
  });
});

describe("several optimizers", () => {
  it("make one picture", async () => {
    const folder = freshFolder();
    await rendered(folder, [...SMALL, "-O", "sgd", "-O", "adam:lr=0.1", "-O", "amsgrad:pytorch"]);
    expect(existsSync(join(folder, "a.gif"))).toBe(true);
  });

  it("make one table, the counterexample of Reddi, Kale & Kumar as in their paper", async () => {
    const args = [
      "--objective",
      "reddi-3",
      "-O",
      "adam:paper",
      "-O",
      "amsgrad:paper",
      "--steps",
      "99",
      "--every",
      "99",
    ];
    const { stdout } = await gradreel(["trace", ...args], freshFolder());
    const [header = "", ...rows] = stdout.trimEnd().split("\n");
    expect(header).toBe(
      "optimizer,t,x,loss,gradient,learning_rate_hat,moment1,moment2,moment2_hat,update,average_regret",
    );
    const ends = rows.map((row) => row.split(",").slice(0, 3)).filter(([, t]) => t === "99");
    expect(ends[0]).toEqual(["adam:paper", "99", "1"]);
    expect(ends[1]?.[0]).toBe("amsgrad:paper");
    expect(Number(ends[1]?.[2])).toBeCloseTo(-0.9898743049021759, 9);
  });
});

describe("a recorded run", () => {
  it.each(["csv", "json"])(
    "that trace wrote as %s makes the picture that render makes of the same run",
    async (format) => {
      const folder = freshFolder();
      const look = ["--title", "The same", ...SMALL];
      await rendered(folder, look);
      const direct = decodeGif(readFileSync(join(folder, "a.gif")));
      await gradreel(["trace", "--steps", "11", "-o", `run.${format}`], folder);
      await rendered(folder, ["--trajectory", `run.${format}`, "--objective", "cubic", ...look]);
      expect(decodeGif(readFileSync(join(folder, "a.gif")))).toEqual(direct);
    },
  );

  it("has as many frames as rows, unless told otherwise", async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, "run.csv"), "t,x\n0,-1\n1,-0.5\n2,0.25\n");
    const size = ["--width", "160", "--height", "90", "--dpi", "9", "-o", "a.gif", "--json"];
    const { stdout } = await rendered(folder, ["--trajectory", "run.csv", "-f", "x^2", ...size]);
    expect(JSON.parse(stdout)).toMatchObject({ frames: 3, durationMs: 60 });
  });

  it.each([
    ["t,x\n0,-1\n2,0\n", "run.csv, line 3, column t: expected t = 1, found 2."],
    ["t,x\n0,-1\n1,nan\n", "run.csv, line 3, column x"],
    ["step,x\n0,-1\n", "run.csv, line 1"],
    ["t,x,y\n0,-1,1\n", "run.csv, line 1, column y"],
    ["", "run.csv"],
  ])("that does not fit is refused by line and column: %j", async (content, says) => {
    const folder = freshFolder();
    writeFileSync(join(folder, "run.csv"), content);
    const { code, stderr } = await gradreel(
      ["render", "--trajectory", "run.csv", "--objective", "cubic", "-o", "a.gif"],
      folder,
    );
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(existsSync(join(folder, "a.gif"))).toBe(false);
  });
});

describe("a mistake in what is to be minimized or how", () => {
  it.each([
    ["render -f x^2 --objective cubic", "--function and --objective"],
    ["render -f x^2+y^2 --layout curve", "x^2+y^2 has two variables: it cannot be drawn with --layout curve."],
    ["render --objective rosenbrock --layout curve", "Leave out --layout, or choose contour or grid."],
    ["render --objective rosenbrock --tangent", "--tangent is for functions of one variable, and rosenbrock has two"],
    ["render -f x^2 --levels log", "--levels is for functions of two variables, and x^2 has one variable."],
    ["render --objective reddi-3 --layout contour", "reddi-3 is a stream of losses: it cannot be drawn with"],
    ["render --objective reddi-3 --xlim 0,1", "--xlim is for functions, and reddi-3 is a stream of losses."],
    [
      "render --objective reddi-3 --trajectory run.csv",
      "--trajectory is for functions, and reddi-3 is a stream of losses.",
    ],
    ["render -O sgd -O adam --layout grid --panels f", "The layout grid has no --panels."],
    ["render --compare lr", '--compare "lr" is no setting with values.'],
    ["render --compare lr=0.1,0.2 -O sgd -O adam", "--compare takes one optimizer, not 2."],
    ["render --trajectory run.csv -f x --compare lr=1,2", "--compare has no effect"],
    ["render --ease --clock log", "--ease and --clock log both set the clock."],
    ["render --steps 5 --stride 2", "--steps 5 and --stride 2 both set"],
    ["render -O sgd --beta1 0.5", "sgd has no setting"],
    ["render -O sgd:beta1=0.5", "It takes --learning-rate, --weight-decay and --schedule."],
    ["render -O adamm", "Did you mean adam?"],
    ["render -O adam:torch", "adam:pytorch"],
    ["render --schedule sometimes", "warmup(n)"],
    ["render --trajectory nowhere.csv -f x", 'no file "nowhere.csv"'],
    ["render --trajectory run.csv", 'Write --objective cubic or --function "x^2"'],
    ["render --trajectory run.txt -f x", ".csv or .json"],
    ["render --trajectory run.csv -O adam", "--optimizer has no effect"],
    ["render --trajectory run.csv --start 1", "--start has no effect"],
    ["list", "Which list?"],
    ["list optimizers stray", '"stray"'],
    ["trace --every 0", "every must be"],
    ["trace -f", "-f needs a value"],
  ])("%s ends with 2 and says %s", async (args, says) => {
    const { code, stdout, stderr } = await gradreel(args.split(" "), freshFolder());
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});

async function rendered(folder: string, args: readonly string[]) {
  const outcome = await gradreel(["render", ...args], folder);
  expect(outcome).toMatchObject({ code: 0 });
  return outcome;
}

function lastRow(csv: string): string[] {
  return csv.trimEnd().split("\n").at(-1)?.split(",") ?? [];
}
