import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { objectives } from "../../src/objectives/registry.js";
import { loadRuns } from "../../src/trajectory/load.js";
import { freshFolder } from "../support/spawn.js";

function written(name: string, content: string | Buffer): string {
  const path = join(freshFolder(), name);
  writeFileSync(path, content);
  return path;
}

describe("loadRuns", () => {
  it("calls a run by its label, or else by the file's name", async () => {
    const plain = await loadRuns(written("mine.csv", "t,x\n0,-1\n"), objectives.cubic);
    const labeled = await loadRuns(written("mine.JSON", '[{"optimizer": " SGD ", "t": 0, "x": 1}]'), objectives.cubic);
    expect([...plain, ...labeled].map(({ label }) => label)).toEqual(["mine", "SGD"]);
  });

  it.each([
    ["run.csv", Buffer.from([0x74, 0x2c, 0x78, 0x0a, 0xff, 0xfe]), "no UTF-8 text"],
    ["run.csv", "optimizer,t,x\n ,0,1\n", "line 2, column optimizer: expected the name of a run, found nothing."],
    ["run.csv", `optimizer,t,x\n${"a".repeat(201)},0,1\n`, "200 characters at most, this one 201"],
    [
      "run.csv",
      `optimizer,t,x\n${Array.from({ length: 65 }, (_, i) => `r${i},0,1\n`).join("")}`,
      "line 66, column optimizer",
    ],
    ["run.json", '[{"optimizer": "  ", "t": 0, "x": 1}]', "found nothing"],
  ])("refuses %s with %s: %s", async (name, content, says) => {
    const path = written(name, content);
    await expect(loadRuns(path, objectives.cubic)).rejects.toMatchObject({
      name: "UsageError",
      message: expect.stringContaining(says),
    });
  });

  it("refuses a folder, and what is not there, by name", async () => {
    const folder = join(freshFolder(), "run.csv");
    await expect(loadRuns(folder, objectives.cubic)).rejects.toThrow(`There is no file "${folder}".`);
    mkdirSync(folder);
    await expect(loadRuns(folder, objectives.cubic)).rejects.toThrow("is a folder");
  });

  it("leaves a pipe that nobody writes to as soon as it is told to stop", async () => {
    const pipe = join(freshFolder(), "run.csv");
    execFileSync("mkfifo", [pipe]);
    const reason = new Error("changed my mind");
    const controller = new AbortController();
    const loading = loadRuns(pipe, objectives.cubic, controller.signal);
    setTimeout(() => controller.abort(reason), 50);
    await expect(loading).rejects.toBe(reason);
    writeFileSync(pipe, "t,x\n0,1\n"); // lets the reader go
  });
});
