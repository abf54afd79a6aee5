import { describe, expect, it } from "vitest";
import { freshFolder, gradreel, SMALL } from "../support/spawn.js";

const render = (folder: string, ...args: string[]) => gradreel(["render", ...args, ...SMALL, "--quiet"], folder);

describe("gradreel snippet", () => {
  it("gives a dark film its still as well, and a dark video its poster, those that are called as it is first", async () => {
    const folder = freshFolder();
    const outs = ["a.png", "race-dark.gif", "race-dark.mp4", "race-dark.png"].flatMap((out) => ["-o", out]);
    await render(folder, "--theme", "dark", ...outs);
    await render(folder, "-o", "light.gif", "-o", "light.png");
    const { stdout } = await gradreel(["snippet", "race-dark.gif", "race-dark.mp4", "--as", "html"], folder);
    const [film, video, ...more] = stdout.trimEnd().split("\n\n");
    expect(film).toMatch(
      /^<picture>\n {2}<source media="\(prefers-reduced-motion: reduce\)" srcset="race-dark\.png" \/>\n {2}<img src="race-dark\.gif"[^\n]*\n<\/picture>$/,
    );
    expect(video).toMatch(
      /^<video [^>]*poster="race-dark\.png"[^>]*>\n {2}<source src="race-dark\.mp4" [^>]*>\n {2}<a/,
    );
    expect(more).toEqual([]);
  });

  it("shows a film with its dark companion and its still, by whatever names", async () => {
    const folder = freshFolder();
    await render(folder, "saddle", "-o", "light one.gif", "-o", "still.png");
    await render(folder, "saddle", "--theme", "dark", "-o", "night.gif");
    await render(folder, "race", "-o", "other.gif");
    const { stdout } = await gradreel(["snippet", "light one.gif"], folder);
    expect(stdout).toContain('<source media="(prefers-color-scheme: dark)" srcset="night.gif" />');
    expect(stdout).toContain('<source media="(prefers-reduced-motion: reduce)" srcset="still.png" />');
    expect(stdout).toMatch(/<img src="light%20one.gif" width="160" height="90" alt="Three optimizers on x² − y²/);
    expect(stdout).not.toContain("other.gif");
  });
});
