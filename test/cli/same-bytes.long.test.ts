import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith } from "../support/reel-folders.js";
import { CLI, ending, freshFolder, gradreel, start } from "../support/spawn.js";

const formats = ["gif", "apng", "webp", "mp4", "webm", "png", "svg", "html"];
const file = `defaults:
  width: 320
  height: 180
  frames: 5
  out: [${formats.map((format) => `"output/{name}.${format}"`).join(", ")}, "output/{name}-%d.png"]
reels:
  curve: {}
  plane: { objective: beale, optimizers: [{ name: adam }, { name: sgd, learningRate: 0.001 }], title: "Été à Zürich" }
  panels: { panels: [f, moment2], theme: dark }
`;

/** Every artifact of the reels, made in a fresh folder with other variables of the environment and other options. */
async function made(
  env: Readonly<Record<string, string>> = {},
  options: readonly string[] = [],
): Promise<Map<string, Buffer>> {
  const folder = folderWith({ "reels/all.yaml": file });
  const { code } = await ending(start([CLI, "render", "reels", "--quiet", ...options], folder, env));
  expect(code).toBe(0);
  const output = join(folder, "output");
  return new Map(readdirSync(output).map((name) => [name, readFileSync(join(output, name))]));
}

let first: Promise<Map<string, Buffer>> | undefined;
const usual = () => (first ??= made());

describe("the same reels give the same bytes", () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["on another run", {}, []],
    ["in another time zone", { TZ: "Pacific/Kiritimati" }, []],
    ["in another language", { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", LANGUAGE: "tr" }, []],
    [
      "without any system font",
      { FONTCONFIG_FILE: "/dev/null", FONTCONFIG_PATH: "/nonexistent", XDG_DATA_HOME: "/nonexistent" },
      [],
    ],
    ["with --jobs 1", {}, ["--jobs", "1"]],
    ["with --jobs 4", {}, ["--jobs", "4"]],
    ["with another home", { HOME: "/nonexistent", TMPDIR: "/tmp" }, []],
  ])("%s", async (_, env, options) => {
    const [expected, actual] = await Promise.all([usual(), made(env, options)]);
    expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [name, bytes] of expected) expect(actual.get(name)?.equals(bytes), name).toBe(true);
  });

  it("from another folder, by other paths", async () => {
    const reels = folderWith({ "reels/all.yaml": file });
    const elsewhere = freshFolder();
    const { code } = await gradreel(["render", join(reels, "reels"), "--quiet"], elsewhere);
    expect(code).toBe(0);
    for (const [name, bytes] of await usual()) {
      expect(readFileSync(join(elsewhere, "output", name)).equals(bytes), name).toBe(true);
    }
  });

  it("in which there is neither a date nor a path of this machine", async () => {
    const year = String(new Date().getFullYear());
    for (const [name, bytes] of await usual()) {
      expect(bytes.includes("/tmp/"), name).toBe(false);
      expect(bytes.includes("/home/"), name).toBe(false);
      // Compressed bytes may spell anything: only what can be read counts.
      if (/svg|html/.test(name)) expect(bytes.toString(), name).not.toMatch(new RegExp(`\\b${year}-\\d\\d`));
    }
  });
});
