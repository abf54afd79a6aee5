import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshFolder, gradreel, SMALL } from "../support/spawn.js";

const FACTS = [
  "path",
  "format",
  "alt",
  "bytes",
  "frames",
  "images",
  "durationMs",
  "width",
  "height",
  "colors",
  "exact",
  "trades",
  "seconds",
].sort();

describe("gradreel render", () => {
  it("says in one line on stdout what it made, nothing on stderr, and exits with 0", async () => {
    const folder = freshFolder();
    const { code, stdout, stderr } = await gradreel(["render", ...SMALL, "-o", "a.gif"], folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^a\.gif: [^\n]*160×90[^\n]*3 frames[^\n]*\n$/);
    expect(readFileSync(join(folder, "a.gif")).subarray(0, 6).toString("latin1")).toBe("GIF89a");
  });

  it("writes output/2.8 Amsgrad.gif when told no name, making the folder", async () => {
    const folder = freshFolder();
    const { code } = await gradreel(["render", ...SMALL], folder);
    expect(code).toBe(0);
    expect(statSync(join(folder, "output", "2.8 Amsgrad.gif")).isFile()).toBe(true);
  });

  it("renders the post's figure when told nothing at all", async () => {
    const folder = freshFolder();
    const { stdout } = await gradreel(["render", "--json"], folder);
    expect(JSON.parse(stdout)).toMatchObject({
      path: "output/2.8 Amsgrad.gif",
      frames: 200,
      durationMs: 4000,
      width: 1920,
      height: 1080,
    });
  });

  it("takes .GIF for .gif", async () => {
    const { code } = await gradreel(["render", ...SMALL, "-o", "A.GIF"], freshFolder());
    expect(code).toBe(0);
  });

  it("replaces an older file", async () => {
    const folder = freshFolder();
    const bytes = async (...more: string[]): Promise<Buffer> => {
      await gradreel(["render", ...SMALL, "-o", "a.gif", ...more], folder);
      return readFileSync(join(folder, "a.gif"));
    };
    const older = await bytes("--start=-1");
    expect(await bytes("--start=1")).not.toEqual(older);
  });

  it("writes the same bytes for the same command", async () => {
    const folder = freshFolder();
    for (const name of ["a.gif", "b.gif"]) await gradreel(["render", ...SMALL, "-o", name], folder);
    expect(readFileSync(join(folder, "a.gif"))).toEqual(readFileSync(join(folder, "b.gif")));
  });

  it.each(["gradreel", "gifencoder"])("writes a GIF with --encoder %s", async (encoder) => {
    const folder = freshFolder();
    const { code } = await gradreel(["render", ...SMALL, "--encoder", encoder, "-o", "a.gif"], folder);
    expect(code).toBe(0);
    const file = readFileSync(join(folder, "a.gif"));
    expect([file.readUInt16LE(6), file.readUInt16LE(8), file.at(-1)]).toEqual([160, 90, 0x3b]);
  });
});

describe("gradreel render --json", () => {
  it.each(["gradreel", "gifencoder"])("prints one line with exactly the promised keys (%s)", async (encoder) => {
    const folder = freshFolder();
    const args = ["render", ...SMALL, "--encoder", encoder, "--fps", "20", "--hold", "250", "-o", "a.gif", "--json"];
    const { code, stdout, stderr } = await gradreel(args, folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^\{[^\n]*\}\n$/);
    const facts = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(facts).sort()).toEqual(FACTS);
    expect(facts).toMatchObject({ path: "a.gif", frames: 3, durationMs: 400, width: 160, height: 90 });
    expect(facts["bytes"]).toBe(statSync(join(folder, "a.gif")).size);
    expect(facts["seconds"]).toBeGreaterThan(0);
  });

  it("counts fewer images than frames where nothing moves", async () => {
    const args = ["render", ...SMALL, "--start", "100", "--xlim", "-5,5", "--ylim=-5,5", "-o", "a.gif", "--json"];
    const facts = JSON.parse((await gradreel(args, freshFolder())).stdout) as Record<string, unknown>;
    expect(facts).toMatchObject({ frames: 3, images: 1 });
  });

  it.each([
    ["256", true],
    ["4", false],
  ])("with --colors %s says exact: %s", async (colors, exact) => {
    const args = ["render", ...SMALL, "--colors", colors, "-o", "a.gif", "--json"];
    const facts = JSON.parse((await gradreel(args, freshFolder())).stdout) as Record<string, unknown>;
    expect(facts["exact"]).toBe(exact);
    expect(facts["colors"]).toBeLessThanOrEqual(Number(colors));
  });
});

describe("gradreel render --quiet", () => {
  it("prints nothing, remarks included, and still makes the file", async () => {
    const folder = freshFolder();
    const args = ["render", ...SMALL, "--fps", "30", "--start", "100", "--quiet", "-o", "a.gif"];
    expect(await gradreel(args, folder)).toEqual({ code: 0, signal: null, stdout: "", stderr: "" });
    expect(statSync(join(folder, "a.gif")).size).toBeGreaterThan(0);
  });

  it("still prints the JSON that is asked for", async () => {
    const { stdout, stderr } = await gradreel(["render", ...SMALL, "--quiet", "--json", "-o", "a.gif"], freshFolder());
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toHaveProperty("frames", 3);
  });

  it("still prints errors", async () => {
    const { code, stderr } = await gradreel(["render", "--quiet", "--frames", "0"], freshFolder());
    expect(code).toBe(2);
    expect(stderr).toContain("frames");
  });
});
