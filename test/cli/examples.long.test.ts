import { describe, expect, it } from "vitest";
import { folderWith, SMALL_REEL } from "../support/reel-folders.js";
import { freshFolder, gradreel } from "../support/spawn.js";

const COMMANDS = ["render", "check", "init", "inspect", "snippet", "trace", "list", "schema", "completion"];
/** It goes on until it is stopped. */
const ENDLESS = "watch";

it("every command but an endless one is tried here", async () => {
  const { stdout } = await gradreel(["--help"], freshFolder());
  const [, commands = ""] = stdout.split("Commands:\n");
  const names = [...(commands.split("\n\n")[0] as string).matchAll(/^ +gradreel (\w+)/gm)].map(([, name]) => name);
  expect(names.sort()).toEqual([...COMMANDS, ENDLESS].sort());
});

describe.each(COMMANDS)("gradreel %s --help", (command) => {
  it("has examples that work", { timeout: 600_000 }, async () => {
    const { stdout } = await gradreel([command, "--help"], freshFolder());
    const [, section = ""] = stdout.split("Examples:\n");
    const examples = section.split("\n").flatMap((line) => line.match(/^ +gradreel (.*?) {2,}/)?.[1] ?? []);
    expect(examples.length).toBeGreaterThanOrEqual(command === "schema" ? 1 : 2);
    const folder = await folderOfExamples();
    for (const example of examples) {
      const words = example.replace(/ (>|>>|\|) .*/, "").match(/"[^"]*"|\S+/g) ?? [];
      const { code, stderr } = await gradreel(
        words.map((word) => word.replaceAll('"', "")),
        folder,
      );
      expect({ example, code, stderr }).toEqual({ example, code: 0, stderr: "" });
    }
  });
});

/** What examples speak of: recorded runs, reels, and files that were made. */
async function folderOfExamples(): Promise<string> {
  const reel = `{ ${SMALL_REEL}, out: [race.gif, race.mp4, film.gif, "output/2.8 Amsgrad.gif"] }`;
  const docs = `reels: { race: { ${SMALL_REEL} } }`;
  const folder = folderWith({ "run.csv": "t,x\n0,-1\n1,-0.5\n", "reels/race.yaml": reel, "reels/docs.yaml": docs });
  expect(await gradreel(["render", "reels", "--quiet"], folder)).toMatchObject({ code: 0, stderr: "" });
  return folder;
}
