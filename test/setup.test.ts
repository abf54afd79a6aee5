import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ending, freshFolder, start } from "./support/spawn.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const setup = `${root}scripts/setup.mjs`;

describe("set-up that is done already", () => {
  it("says nothing, changes nothing, and ends with 0, whatever folder it is called from", async () => {
    // `npm test` has set up already; plain `npx vitest` may not have.
    await ending(start([setup], root));
    const before = stamps();
    expect(await ending(start([setup], freshFolder()))).toEqual({ code: 0, signal: null, stdout: "", stderr: "" });
    expect(stamps()).toEqual(before);
  });
});

/** When what set-up makes was last changed. */
function stamps(): Record<string, number> {
  const made = [
    "node_modules/.gradreel-installed",
    "dist/.built",
    ...readdirSync(`${root}dist`).map((name) => `dist/${name}`),
  ];
  return Object.fromEntries(made.map((path) => [path, statSync(root + path).mtimeMs]));
}
