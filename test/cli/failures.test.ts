import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, type TestContext } from "vitest";
import { freshFolder, gradreel, type Outcome, SMALL } from "../support/spawn.js";

const LONG = `${"a".repeat(300)}.gif`;

const commands: readonly (readonly [name: string, file: string, args: readonly string[]])[] = [
  ["render", "run.gif", ["render"]],
  ["render --encoder gifencoder", "run.gif", ["render", "--encoder", "gifencoder", "--width", "160", "--height", "90"]],
  ["trace", "run.csv", ["trace"]],
  ["trace --format json", "run.json", ["trace", "--format", "json"]],
];

describe("a failure that is none of the user's", () => {
  it.each(commands)("ends %s with 1 when the folder would have to be a file", async (_, file, args) => {
    const folder = freshFolder();
    writeFileSync(join(folder, "file"), "mine");
    const out = `file/${file}`;
    expectFailure(await gradreel([...args, "--out", out], folder), [`"${out}"`, "file, not a folder"]);
    expect(readdirSync(folder)).toEqual(["file"]);
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("mine");
  });

  it("ends render with 1 when the name is longer than the disk takes, and leaves nothing", async () => {
    const folder = freshFolder();
    expectFailure(await gradreel(["render", ...SMALL, "-o", LONG], folder), ["name is too long"]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe.each(commands)("%s", (_, file, args) => {
  it("ends with 1 on a full disk, says so, and leaves the older file alone", async (context) => {
    const { folder, disk } = mounted(context, "size=16k");
    writeFileSync(join(disk, file), "older");
    expectFailure(await gradreel([...args, "--out", `disk/${file}`], folder), [`"disk/${file}"`, "disk is full"]);
    expect(readdirSync(disk)).toEqual([file]);
    expect(readFileSync(join(disk, file), "utf8")).toBe("older");
  });

  it("ends with 1 on a disk that is read-only, and says so", async (context) => {
    const { folder, disk } = mounted(context, "ro");
    expectFailure(await gradreel([...args, "--out", `disk/${file}`], folder), [`"disk/${file}"`, "read-only"]);
    expect(readdirSync(disk)).toEqual([]);
  });
});

/** A small disk of its own in a fresh folder, gone when the test is over. */
function mounted(context: TestContext, options: string): { folder: string; disk: string } {
  const folder = freshFolder();
  const disk = join(folder, "disk");
  mkdirSync(disk);
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", disk]);
  if (status !== 0) context.skip("Mounting a small disk takes root.");
  onTestFinished(() => void spawnSync("umount", [disk]));
  return { folder, disk };
}

function expectFailure({ code, stdout, stderr }: Outcome, words: readonly string[]): void {
  for (const word of words) expect(stderr).toContain(word);
  expect(stderr).toMatch(/^gradreel: /m);
  expect(stderr).not.toMatch(/^ {4}at /m);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
}
