import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { freshFolder, gradreel } from "../support/spawn.js";

const runOptions = [
  ...["--function", "-f", "--objective", "--start", "--optimizer", "-O", "--schedule"],
  ...["--learning-rate", "--lr", "--momentum", "--dampening", "--rho", "--beta1", "--beta2", "--beta3"],
  ...["--epsilon", "--eps", "--epsilon-root", "--eps-root", "--weight-decay", "--wd"],
  ...["--initial-accumulator", "--momentum-decay"],
];
const pages: Readonly<Record<string, readonly string[]>> = {
  render: [
    ...runOptions,
    ...["--compare", "--trajectory"],
    ...["--frames", "--stride", "--steps", "--clock", "--ease", "--until-converged", "--fps"],
    ...["--intro", "--hold", "--loop"],
    ...[
      "--layout",
      "--panels",
      "--trail",
      "--tangent",
      "--arrows",
      "--counter",
      "--readout",
      "--reference",
      "--title",
      "--alt",
    ],
    ...["--levels", "--contours", "--aspect"],
    ...["--theme", "--width", "--height", "--dpi", "--font-size", "--xlim", "--ylim"],
    ...["--out", "-o", "--for", "--size-budget", "--poster", "--animated", "--format"],
    ...["--colors", "--dither", "--encoder"],
    ...["--from", "--save-reel", "--jobs", "-j", "--shard", "--summary", "--force"],
    ...["--json", "--quiet", "--help", "-h", "--version"],
  ],
  check: [
    ...["--update", "--report", "--jobs", "-j", "--shard", "--summary"],
    ...["--json", "--quiet", "--help", "-h", "--version"],
  ],
  watch: ["--jobs", "-j", "--help", "-h", "--version"],
  inspect: ["--json", "--help", "-h", "--version"],
  snippet: ["--as", "--help", "-h", "--version"],
  schema: ["--help", "-h", "--version"],
  completion: ["--help", "-h", "--version"],
  trace: [...runOptions, "--steps", "--every", "--format", "--out", "-o", "--help", "-h", "--version"],
  list: ["--json", "--help", "-h", "--version"],
  init: ["--force", "--help", "-h", "--version"],
};
const FLAGS = new Set(["--json", "--force", "--update", "--help"]);
const defaults: readonly (readonly [page: string, option: string, text: string])[] = [
  ["render", "--optimizer", "amsgrad"],
  ["render", "--objective", "cubic"],
  ["render", "--schedule", "constant"],
  ["render", "--stride", "1"],
  ["render", "--fps", "50"],
  ["render", "--width", "1920, or in proportion to the height"],
  ["render", "--height", "1080, or in proportion to the width"],
  ["render", "--dpi", "100, and in proportion to the picture"],
  ["render", "--font-size", "22"],
  ["render", "--reference", "auto"],
  ["render", "--loop", "0"],
  ["render", "--hold", "0"],
  ["render", "--colors", "256"],
  ["render", "--encoder", "gradreel"],
  ["render", "--out", "output/2.8 Amsgrad.gif, or the reel's"],
  ["render", "--frames", "200, all of a recorded run, or 2000 until converged"],
  ["render", "--steps", "(frames - 1)·stride"],
  ["render", "--clock", "even"],
  ["render", "--intro", "0"],
  ["render", "--layout", "by the function, or grid with --compare"],
  ["render", "--panels", "none"],
  ["render", "--trail", "full in two variables, none in one"],
  ["render", "--arrows", "none"],
  ["render", "--levels", "linear, or log where it shows more"],
  ["render", "--contours", "both"],
  ["render", "--aspect", "equal, unless both limits are given"],
  ["render", "--theme", "matplotlib"],
  ["render", "--poster", "last"],
  ["trace", "--steps", "1000"],
  ["trace", "--objective", "cubic"],
];

const shown = new Map<string, Promise<string>>();

describe("gradreel --help", () => {
  it("names every command, goes to stdout, and ends with 0", async () => {
    const { code, stdout, stderr } = await gradreel(["--help"], freshFolder());
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const command of Object.keys(pages)) expect(stdout).toMatch(new RegExp(`^ +gradreel ${command} `, "m"));
    expect(stdout).toContain("Examples:");
  });
});

describe.each(Object.entries(pages))("gradreel %s --help", (command, options) => {
  it("goes to stdout and ends with 0, other options or not", async () => {
    const { code, stdout, stderr } = await gradreel([command, "--help"], freshFolder());
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const [option = ""] = options;
    const given = FLAGS.has(option) ? option : `${option}=cubic`;
    expect((await gradreel([command, given, "--help"], freshFolder())).stdout).toBe(stdout);
  });

  it("lists exactly the options there are", async () => {
    const stdout = await pageOf(command);
    const listed = stdout.split("\n").flatMap((line) => line.match(/^ {2,}(-.*?)(?= {2})/)?.[1]?.split(", ") ?? []);
    expect(listed.sort()).toEqual([...options].sort());
  });
});

describe("a default", () => {
  it.each(defaults)("of gradreel %s is in its help: %s [%s]", async (command, option, text) => {
    const stdout = await pageOf(command);
    const [, description = ""] = stdout.split(new RegExp(`^ +(?:-\\w, )?${option}\\b`, "m"));
    expect(description.split(/\n {2,6}-/)[0]?.replaceAll(/\s+/g, " ")).toContain(`[${text}]`);
  });
});

describe("a description of an option", () => {
  it.each(Object.keys(pages))("of gradreel %s has a default at its end only", async (command) => {
    const lines = (await pageOf(command)).split("\n").filter((line) => /^ {2,}-/.test(line));
    expect(lines).toHaveLength(new Set(lines).size);
    for (const line of lines) expect(line).toMatch(/^[^[\]]*( \[[^[\]]+\])?( {2}\[boolean\])?$/);
  });
});

describe("--version", () => {
  it.each([[["--version"]], [["render", "--version"]], [["trace", "--version"]]])(
    "%j is package.json's",
    async (args) => {
      const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
      const folder = freshFolder();
      expect(await gradreel(args, folder)).toEqual({
        code: 0,
        signal: null,
        stdout: `${manifest.version}\n`,
        stderr: "",
      });
    },
  );
});

/** A command's help; printed once for all the tests that look at it. */
function pageOf(command: string): Promise<string> {
  const page = shown.get(command) ?? gradreel([command, "--help"], freshFolder()).then(({ stdout }) => stdout);
  shown.set(command, page);
  return page;
}
