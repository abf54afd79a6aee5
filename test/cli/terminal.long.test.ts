import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { CLI, ending, freshFolder, SMALL } from "../support/spawn.js";

/** Far more work than a test waits for. */
const LONG = ["render", "--encoder", "gifencoder", "--frames", "5000", "-o", "a.gif"];
const CTRL_C = "\x03";
const ESCAPE = "\x1b";
const SHOW_CURSOR = `${ESCAPE}[?25h`;

const { status } = spawnSync("script", ["-qec", "true", "/dev/null"]);

describe.skipIf(status !== 0)("on a terminal (skipped where script(1) cannot make one)", () => {
  it("long work shows a bar, which Ctrl-C takes away, cursor back and no file left", async () => {
    const folder = freshFolder();
    const child = onTerminal(LONG, folder, { CI: "" });
    const { code, stdout } = await endedAfter(child, /%/);
    expect(stdout).toMatch(/rendering a\.gif [█░]+ \d+ %/);
    expect(stdout.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(stdout.lastIndexOf("rendering"));
    expect(code).toBe(128 + 2);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("long work prints plain lines in CI", async () => {
    const { stdout } = await endedAfter(onTerminal(LONG, freshFolder(), { CI: "true" }), /%/);
    expect(stdout).toMatch(/^rendering a\.gif: \d+ %\r\n/);
    expect(stdout).not.toContain(ESCAPE);
  });

  it("short work shows its result alone", async () => {
    const { stdout } = await ending(onTerminal(["render", ...SMALL, "-o", "a.gif"], freshFolder(), { CI: "" }));
    expect(stdout).toMatch(/^a\.gif: [^\n]*\r\n$/);
    expect(stdout).not.toContain(ESCAPE);
  });
});

describe("where stderr is no terminal", () => {
  it("long work prints plain lines, to stderr alone", async () => {
    const child = spawn(process.execPath, [CLI, ...LONG], { cwd: freshFolder(), env: { ...process.env, CI: "" } });
    const ended = ending(child);
    const [said] = (await once(child.stderr, "data")) as [string];
    child.kill();
    expect(said).toMatch(/^rendering a\.gif: \d+ %\n$/);
    expect((await ended).stdout).toBe("");
  });
});

/** gradreel on a terminal of its own, which merges stdout and stderr. */
function onTerminal(args: readonly string[], folder: string, env: NodeJS.ProcessEnv): ChildProcess {
  const command = [process.execPath, CLI, ...args].map((word) => `'${word}'`).join(" ");
  const child = spawn("script", ["-qec", command, "/dev/null"], { cwd: folder, env: { ...process.env, ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** Presses Ctrl-C once the terminal shows what is awaited. */
function endedAfter(child: ChildProcess, awaited: RegExp) {
  let shown = "";
  let isPressed = false;
  child.stdout?.on("data", (text: Buffer) => {
    shown += text;
    if (isPressed || !awaited.test(shown)) return;
    isPressed = true;
    child.stdin?.write(CTRL_C);
  });
  return ending(child);
}
