import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { provenanceOf } from "../../src/provenance/provenance.js";
import { folderWith, SMALL_REEL } from "../support/reel-folders.js";
import { CLI, ending, partialsIn, start } from "../support/spawn.js";

const reel = (title: string) => `{ ${SMALL_REEL}, title: ${title}, out: a.gif }`;

/** A watched folder, whose first round is over. */
async function watched() {
  const folder = folderWith({ "reels/a.yaml": reel("one") });
  const child = start([CLI, "watch"], folder);
  const outcome = ending(child);
  await until(() => titleIn(folder) === "one");
  return { folder, child, outcome };
}

function titleIn(folder: string): string | undefined {
  const path = join(folder, "a.gif");
  return existsSync(path) ? provenanceOf(readFileSync(path))?.reel.title : undefined;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(20);
}

describe("gradreel watch", () => {
  it("makes a reel anew when it is saved, tells mistakes, and ends with 0 by Ctrl-C", async () => {
    const { folder, child, outcome } = await watched();
    writeFileSync(join(folder, "reels/a.yaml"), "theme: pink\n");
    await setTimeout(600);
    writeFileSync(join(folder, "reels/a.yaml"), reel("two"));
    await until(() => titleIn(folder) === "two");
    child.kill("SIGINT");
    const { code, stderr } = await outcome;
    expect(code).toBe(0);
    expect(stderr).toContain("reels/a.yaml:1:8: theme must be one of");
    expect(partialsIn(folder)).toEqual([]);
  });

  it("waits for no module that waits for ever: neither for its mending nor to be stopped", async () => {
    const { folder, child, outcome } = await watched();
    const module = join(folder, "reels/b.mjs");
    writeFileSync(module, "await new Promise((later) => setTimeout(later, 1e9));");
    await setTimeout(600);
    writeFileSync(module, `export default { ${SMALL_REEL} };`);
    await until(() => existsSync(join(folder, "output/b.gif")));
    writeFileSync(module, "await new Promise((later) => setTimeout(later, 1e9));");
    await setTimeout(600);
    child.kill("SIGINT");
    expect((await outcome).code).toBe(0);
  });

  it("ends at the last of many saves, however close they come", async () => {
    const { folder, child, outcome } = await watched();
    for (let i = 0; i < 50; i++) writeFileSync(join(folder, "reels/a.yaml"), reel(`save${i}`));
    await setTimeout(30);
    writeFileSync(join(folder, "reels/a.yaml"), reel("last"));
    await until(() => titleIn(folder) === "last");
    child.kill("SIGINT");
    expect((await outcome).code).toBe(0);
  });

  it("goes on when its folder is deleted and made anew", async () => {
    const { folder, child, outcome } = await watched();
    rmSync(join(folder, "reels"), { recursive: true });
    await setTimeout(800);
    mkdirSync(join(folder, "reels"));
    writeFileSync(join(folder, "reels/a.yaml"), reel("again"));
    await until(() => titleIn(folder) === "again");
    writeFileSync(join(folder, "reels/a.yaml"), reel("and-again"));
    await until(() => titleIn(folder) === "and-again");
    child.kill("SIGINT");
    expect((await outcome).code).toBe(0);
  });
});
