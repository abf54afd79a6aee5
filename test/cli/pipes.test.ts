import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readdirSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CLI, ending, freshFolder, SMALL, start } from "../support/spawn.js";

/** Accepts no byte: every write says that the disk is full. */
const FULL = "/dev/full";

describe("a reader that has seen enough", () => {
  it("is no failure of trace", async () => {
    const child = start([CLI, "trace", "--steps", "1000000"], freshFolder());
    const { stdout } = child;
    if (!stdout) throw new Error("The child has no stdout.");
    const [first] = (await once(stdout, "data")) as [Buffer];
    stdout.destroy();
    const { code, signal, stderr } = await ending(child);
    expect(first.toString()).toMatch(/^t,x,f,/);
    expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: "" });
  });

  it("is no failure of render, which still makes its file", async () => {
    const folder = freshFolder();
    const child = start([CLI, "render", ...SMALL, "-o", "a.gif"], folder);
    child.stdout?.destroy();
    const { code, stderr } = await ending(child);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(readdirSync(folder)).toEqual(["a.gif"]);
  });

  it("is no failure of render when it is the remarks that go unread", async () => {
    const folder = freshFolder();
    const child = start([CLI, "render", ...SMALL, "--fps", "30", "-o", "a.gif"], folder);
    child.stderr?.destroy();
    const { code, stdout } = await ending(child);
    expect(code).toBe(0);
    expect(stdout).toContain("a.gif");
    expect(readdirSync(folder)).toEqual(["a.gif"]);
  });

  it("does not turn a mistake into success", async () => {
    const child = start([CLI, "render", "--frames", "0"], freshFolder());
    child.stderr?.destroy();
    expect((await ending(child)).code).toBe(2);
  });
});

const isThere = statSync(FULL, { throwIfNoEntry: false })?.isCharacterDevice();

describe.skipIf(!isThere)(`stdout that takes nothing (skipped where there is no ${FULL})`, () => {
  it.each([
    ["trace", ["trace", "--steps", "10"]],
    ["render", ["render", ...SMALL, "-o", "a.gif"]],
    [
      "render to stdout and files",
      ["render", ...SMALL, ...["-", "b.gif", "b.mp4", "f/%d.png"].flatMap((file) => ["-o", file]), "--format", "gif"],
    ],
    ["render --json", ["render", ...SMALL, "-o", "a.gif", "--json"]],
    ["--help", ["--help"]],
  ])("is a failure of %s that says why, without a stack", async (_, args) => {
    const full = openSync(FULL, "w");
    const child = spawn(process.execPath, [CLI, ...args], { cwd: freshFolder(), stdio: ["ignore", full, "pipe"] });
    const { code, stderr } = await ending(child);
    closeSync(full);
    expect(code).toBe(1);
    expect(stderr).toMatch(/full|ENOSPC|no space/);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});
