import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshFolder, gradreel, SMALL } from "../support/spawn.js";

const VIEW = ["--xlim", "-5,5", "--ylim", "-5,5"];

const oddRuns: readonly (readonly [what: string, args: readonly string[], note: RegExp])[] = [
  [
    "a start beside the picture",
    ["--start", "100", ...VIEW],
    /^note: The run starts outside the picture \(x = 100,.*$/m,
  ],
  ["a start above the picture", ["--start", "-2", ...VIEW], /^note: The run starts outside .* \(x = -2, f = 6;.*$/m],
  [
    "a diverging run",
    ["--lr", "5", "--frames", "50", "--start", "3"],
    /^note: The run is outside the picture at step 3,.*$/m,
  ],
  [
    "a run that leaves",
    ["--lr", "0.5", "--frames", "50", "--start", "1"],
    /^note: The run is outside .* step 2, frame 2 .*/m,
  ],
  ["a huge learning rate", ["--lr", "1e300", "--frames", "20"], /^note: The run is outside .* step 1, frame 1 .*$/m],
  ["a start too far to square", ["--start", "1e308"], /^note: The run starts outside .*f = -Infinity.*$/m],
  ["an objective out of sight", ["--xlim", "100,110"], /^note: The run starts outside the picture.*100,110.*$/m],
  [
    "a start beside a picture in two variables",
    ["--objective", "beale", "--start", "50,0", ...VIEW],
    /^note: The run starts outside the picture \(x = 50, y = 0;.*$/m,
  ],
  ["a frame rate GIF does not have", ["--fps", "30"], /^note: .*30 fps.* 30 or 40 ms.*$/m],
  ["a single pixel", ["--width", "1", "--height", "1", "--xlim", "-9,9"], /^note: The text is too large for 1×1 /m],
  ["letters larger than the picture", ["--font-size", "1000"], /^note: The text is too large .* smaller --font-size/m],
  ["a small picture with large text", ["--dpi", "100"], /^note: The text is too large .*: --dpi 13 scales it to fit/m],
];

const plainRuns: readonly (readonly [what: string, args: readonly string[]])[] = [
  ["a single frame", ["--frames", "1"]],
  ["a start far away", ["--start", "100"]],
  ["a reference line out of sight", ["--reference", "1e300"]],
  ["no reference line", ["--reference", "none"]],
  ["no title", ["--title="]],
  ["a run that stands still", ["--start", "-0.5773502691896258", "--frames", "20"]],
  ["the slowest frame rate", ["--fps", "0.01"]],
  ["the slowest clock for one step", ["--clock", "log", "--steps", "1"]],
  ["no step at all", ["--steps", "0"]],
  ["a film that ends by itself", ["--until-converged", "--frames", "20"]],
  ["two colors", ["--colors", "2"]],
  ["bands in two colors", ["--objective", "beale", "--colors", "2"]],
  ["dithered colors", ["--colors", "4", "--dither"]],
];

describe("a picture that is right all the same", () => {
  it.each(oddRuns)("is that of %s (%j), with a note on stderr: %s", async (_, args, note) => {
    const { stderr } = await rendered(args);
    expect(stderr).toMatch(note);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  it.each(plainRuns)("is that of %s (%j), without a word on stderr", async (_, args) => {
    expect((await rendered(args)).stderr).toBe("");
  });
});

describe("the time an animation lasts", () => {
  it.each([
    [["--fps", "30", "--frames", "300"], 10_000],
    [["--fps", "24", "--frames", "24"], 1000],
    [["--fps", "7", "--frames", "70"], 10_000],
    [["--fps", "30", "--frames", "30", "--hold", "505"], 1510],
    [["--fps", "50", "--frames", "200"], 4000],
    [["--fps", "12.5", "--frames", "10"], 800],
    [["--fps", "0.01", "--frames", "10"], 1_000_000],
    [["--frames", "10", "--intro", "500", "--hold", "1000"], 1700],
    [["--frames", "10", "--steps", "100000", "--clock", "log"], 200],
  ])("is what %j asks for: %i ms, in the file as in the facts", async (args, expected) => {
    const { facts, file } = await rendered(args);
    expect(facts["durationMs"]).toBe(expected);
    expect(delaysOf(file).reduce((sum, delay) => sum + delay, 0) - expected).toBe(0);
  });
});

async function rendered(args: readonly string[]) {
  const folder = freshFolder();
  const command = ["render", ...SMALL, "-o", "a.gif", "--json", ...args];
  const { code, stdout, stderr } = await gradreel(command, folder);
  expect(code).toBe(0);
  return { stderr, facts: JSON.parse(stdout) as Record<string, unknown>, file: readFileSync(join(folder, "a.gif")) };
}

/** The delays of a GIF's images in milliseconds, read block by block. */
function delaysOf(file: Buffer): number[] {
  const delays: number[] = [];
  const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + tableBytes(file.readUInt8(10));
  const skipSubBlocks = (): void => {
    while (file.readUInt8(at) > 0) at += file.readUInt8(at) + 1;
    at++;
  };
  while (file.readUInt8(at) !== 0x3b) {
    if (file.readUInt8(at) === 0x21) {
      if (file.readUInt8(at + 1) === 0xf9) delays.push(10 * file.readUInt16LE(at + 4));
      at += 2;
    } else {
      at += 11 + tableBytes(file.readUInt8(at + 9));
    }
    skipSubBlocks();
  }
  return delays;
}
