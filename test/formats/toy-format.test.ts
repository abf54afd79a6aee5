import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, it, vi } from "vitest";
import { check } from "../../src/commands/check.js";
import type { Command } from "../../src/commands/command.js";
import { inspect } from "../../src/commands/inspect.js";
import { list } from "../../src/commands/list.js";
import { render } from "../../src/commands/render.js";
import { snippet } from "../../src/commands/snippet.js";
import { freshFolder } from "../support/spawn.js";
import { terminalFor } from "../support/terminals.js";

// The card, and one line in the list of formats.
vi.mock("../../src/formats/list.js", async (importOriginal) => {
  const { formatList } = await importOriginal<typeof import("../../src/formats/list.js")>();
  return { formatList: [...formatList, (await import("./toy/card.js")).toyCard] };
});

const SMALL = { width: "160", height: "120", dpi: "10", frames: "3", fps: "25" };

describe("a format that is one card and one line in the list", () => {
  it("is listed by the word that --format takes", async () => {
    expect(await printedBy(list, { _: ["formats"] })).toContain("toy: Toy (.toy), by gradreel render\n");
    expect(JSON.parse(await printedBy(list, { _: ["formats"], json: true }))).toContainEqual({
      name: "toy",
      title: "Toy",
      extensions: [".toy"],
      command: "render",
      goodFor: "showing that a format is one folder and one line",
      limits: "nothing else reads it",
    });
  });

  it("is rendered by its extension, and to stdout by its name", async () => {
    const out = join(freshFolder(), "a.toy");
    const [line = ""] = (await printedBy(render, { ...SMALL, out, json: true })).split("\n");
    expect(JSON.parse(line)).toMatchObject({ path: out, format: "toy", images: 3, width: 160, exact: true });
    const sent = await bytesFrom(render, { ...SMALL, out: "-", format: "toy" });
    expect(sent.equals(readFileSync(out))).toBe(true);
  });

  it("is refused faster than its players show it, and settings that it does not read", async () => {
    const out = join(freshFolder(), "a.toy");
    await expect(printedBy(render, { ...SMALL, out, fps: "30" })).rejects.toThrow(
      "fps must be 25 or below, not 30: toys break.",
    );
    await expect(printedBy(render, { ...SMALL, out, poster: "1" })).rejects.toThrow("poster");
    await expect(printedBy(render, { out: "a.tyo" })).rejects.toMatchObject({ hint: expect.stringContaining(".toy") });
  });

  it("is inspected", async () => {
    const out = join(freshFolder(), "a.toy");
    await printedBy(render, { ...SMALL, out });
    expect(await printedBy(inspect, { _: [out] })).toMatch(/a\.toy: toy, 160×120, /);
  });

  it("gives up what its card says for a size budget, of its own by its name", async () => {
    const out = join(freshFolder(), "a.toy");
    const printed = await printedBy(render, {
      ...SMALL,
      width: "400",
      height: "400",
      out,
      "size-budget": "toy=1.2MB",
      json: true,
    });
    expect(JSON.parse(printed)).toMatchObject({ width: 300, trades: ["300×300"] });
    await expect(printedBy(render, { ...SMALL, out, "size-budget": "toy=1kB" })).rejects.toThrow("a.toy does not fit");
  });

  it("is shown by a snippet", async () => {
    const out = join(freshFolder(), "a.toy");
    await printedBy(render, { ...SMALL, out, alt: "A toy" });
    expect(await printedBy(snippet, { _: [out] })).toBe(`![A toy](${out})\n`);
  });

  it("is made from a reel file once, and checked by its own decoder and tolerance", async () => {
    const folder = freshFolder();
    const [reels, out] = [join(folder, "toys.yaml"), join(folder, "a.toy")];
    const reel = { width: 160, height: 120, dpi: 10, frames: 3, fps: 25, out };
    writeFileSync(reels, JSON.stringify(reel));
    const states = async (command: Command) => JSON.parse(await printedBy(command, { _: [reels], json: true }));
    expect(await states(render)).toMatchObject({ state: "made", format: "toy" });
    expect(await states(render)).toMatchObject({ state: "up to date", format: "toy" });
    expect(await states(check)).toMatchObject({ state: "fresh" });
    for (const [by, expected] of [
      [8, { state: "equivalent", largest: 8 }],
      [9, { state: "stale", largest: 9, frame: 0, pixels: 1 }],
    ] as const) {
      const file = readFileSync(out);
      file[16] = 255 - by;
      writeFileSync(out, file);
      expect(await states(check)).toMatchObject(expected);
    }
  });
});

async function printedBy(command: Command, values: Record<string, unknown>): Promise<string> {
  return (await bytesFrom(command, values)).toString();
}

async function bytesFrom(command: Command, values: Record<string, unknown>): Promise<Buffer> {
  const stdout = new PassThrough({ highWaterMark: 2 ** 30 });
  await command.run(values, terminalFor({ stdout }));
  stdout.end();
  return buffer(stdout);
}
