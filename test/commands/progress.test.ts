import { PassThrough } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { progress } from "../../src/commands/progress.js";
import { terminalFor } from "../support/terminals.js";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

describe("progress where nothing can be redrawn", () => {
  it("says nothing in the first second", () => {
    const { shown, printed } = begun(false);
    vi.advanceTimersByTime(1000);
    shown.update(0.9, "a.gif");
    expect(printed()).toBe("");
  });

  it("prints lines after that, two seconds apart or more, and names all files", () => {
    const { shown, printed } = begun(false);
    for (const percent of [20, 21, 30, 31, 40, 42, 95, 100]) {
      vi.advanceTimersByTime(1001);
      shown.update(percent / 100, "a.gif, a.mp4");
    }
    const percents = [...printed().matchAll(/^rendering a\.gif, a\.mp4: (\d+) %$/gm)].map(([, percent]) => percent);
    expect(percents).toEqual(["20", "30", "40", "95"]);
  });

  it("leaves nothing to take away", () => {
    const { shown, printed } = begun(false);
    vi.advanceTimersByTime(2000);
    shown.update(0.5, "a.gif");
    shown.stop();
    shown.stop();
    expect(printed()).toBe("rendering a.gif: 50 %\n");
  });
});

describe("progress on a terminal", () => {
  it("says nothing in the first second", async () => {
    const { shown, printed } = begun(true);
    vi.advanceTimersByTime(1000);
    shown.update(0.9, "a.gif");
    await loaded();
    expect(printed()).toBe("");
  });

  it("shows a bar after that, and takes it away in the end", async () => {
    const { shown, printed } = begun(true);
    vi.advanceTimersByTime(1001);
    shown.update(0.3, "a.gif, a.mp4");
    await vi.waitUntil(() => printed().includes("a.gif, a.mp4"), { timeout: 10_000 });
    shown.stop();
    const all = printed();
    const clearLine = "\x1b[2K";
    expect(all.slice(all.lastIndexOf("%"))).toContain(clearLine);
    shown.stop();
    expect(printed()).toBe(all);
  });

  it("shows no bar when the work ends before one is loaded", async () => {
    const { shown, printed } = begun(true);
    vi.advanceTimersByTime(1001);
    shown.update(0.3, "a.gif, a.mp4");
    shown.stop();
    await loaded();
    expect(printed()).toBe("");
  });
});

function begun(isInteractive: boolean) {
  const stderr = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY: isInteractive, columns: 80 });
  let text = "";
  const printed = (): string => {
    text += stderr.read() ?? "";
    return text;
  };
  return { shown: progress(terminalFor({ stderr, isInteractive })), printed };
}

/** Waits until what `show` imports is there. */
async function loaded(): Promise<void> {
  await import("cli-progress");
  for (let turn = 0; turn < 5; turn++) await nextTurn();
}
