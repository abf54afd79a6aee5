import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { action, runStep } from "./support/action-steps.js";
import { ACTION_TEXT, actionComplaints } from "./support/judges/github.js";
import { freshFolder } from "./support/spawn.js";

const { inputs, outputs, runs } = action;

describe("action.yml", () => {
  it("is an action, as GitHub reads it", async () => {
    expect(await actionComplaints(ACTION_TEXT)).toEqual([]);
  });

  it.each([
    ["an unknown kind of action", "using: composite", "using: composit"],
    ["a step without a shell", "shell: bash", ""],
    ["a step with an unknown word", "working-directory: ${{", "working-folder: ${{"],
    ["an unknown context", "steps.node.outputs", "stepz.node.outputs"],
    ["a step that uses no action", "uses: actions/setup-node@v6", "uses: setup-node"],
    ["what an action does not take", "node-version:", "node-versoin:"],
  ])("would be refused with %s", async (_, right, wrong) => {
    expect(ACTION_TEXT).toContain(right);
    expect(await actionComplaints(ACTION_TEXT.replace(right, wrong))).not.toEqual([]);
  });

  it("uses every input that it declares, and no other", () => {
    const used = [...ACTION_TEXT.matchAll(/\binputs\.([\w-]+)/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(Object.keys(inputs).sort());
  });

  it("says what every input is for, and has a value for it when a workflow says none", () => {
    for (const { description, default: usual } of Object.values(inputs)) {
      expect(description).toMatch(/\.$/);
      expect(usual).toBeTypeOf("string");
    }
  });

  it("takes its outputs from a step that sets them", async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, "reels"));
    writeFileSync(join(folder, "reels/a.yaml"), "{ frames: 3, width: 160, height: 90, dpi: 10 }");
    const set = await runStep("gradreel", folder, {});
    const taken = Object.values(outputs).map(({ value }) => value.match(/steps\.gradreel\.outputs\.(\w+)/)?.[1]);
    expect(taken.sort()).toEqual(Object.keys(set.outputs).sort());
  });

  it("makes no script of what a workflow says", () => {
    for (const { run = "" } of runs.steps) expect(run).not.toContain("${{");
  });

  it("uploads after a failure, but not after a cancellation, and nothing where no name is given", () => {
    const upload = runs.steps.find(({ uses }) => uses?.startsWith("actions/upload-artifact@"));
    expect(upload?.if).toContain("!cancelled() && inputs.upload != ''");
  });
});
