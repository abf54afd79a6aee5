import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { action } from "./support/action-steps.js";
import { workflowComplaints } from "./support/judges/github.js";
import { CLI, ending, freshFolder, type Outcome } from "./support/spawn.js";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const [, section = ""] = readme.match(/^## In CI\n([\s\S]*?)(?=^## )/m) ?? [];
const NAMES = ["a", "b", "c", "d", "e", "f", "g"];

describe("the README's section on CI", () => {
  it("has two workflows, which GitHub takes, and which give our action what it takes", async () => {
    const workflows = blocks("yaml");
    expect(workflows).toHaveLength(2);
    for (const workflow of workflows) expect(await workflowComplaints(workflow)).toEqual([]);
  });

  it("lists every input of the action with its default", () => {
    const rows = [...section.matchAll(/^\| `([\w-]+)` \|.*\| (.*?) ?\|$/gm)].map(([, name, usual]) => [name, usual]);
    const inputs = Object.entries(action.inputs).map(([name, { default: usual }]) => [name, usual && `\`${usual}\``]);
    const said = rows.map(([name, usual]) => [name, name === "jobs" ? "" : usual]);
    expect(said).toEqual(inputs);
  });

  it("has a Slurm array whose tasks make every reel, and none twice", async () => {
    const script = blocks("sh").find((block) => block.includes("#SBATCH")) ?? "";
    const [, count = ""] = script.match(/^#SBATCH --array=1-(\d+)$/m) ?? [];
    const [, cpus = ""] = script.match(/^#SBATCH --cpus-per-task=(\d+)$/m) ?? [];
    const folder = reels();
    const made: string[] = [];
    for (let task = 1; task <= Number(count); task++) {
      const env = { SLURM_ARRAY_TASK_ID: String(task), SLURM_ARRAY_TASK_COUNT: count, SLURM_CPUS_PER_TASK: cpus };
      const { code, stdout } = await bash(script, folder, env);
      expect(code).toBe(0);
      made.push(...[...stdout.matchAll(/^output\/(\w+)\.gif: .* images?,/gm)].map(([, name = ""]) => name));
    }
    expect(made.sort()).toEqual(NAMES);
    expect(readdirSync(join(folder, "output"))).toHaveLength(NAMES.length);
  });

  it("has a line for GNU parallel that makes every reel, whatever runs the commands", async () => {
    const line = blocks("sh").find((block) => block.startsWith("parallel")) ?? "";
    const [, command = "", shards = ""] = line.match(/--workdir \S+ (.*) ::: (.*)/) ?? [];
    const folder = reels();
    const commands = shards.split(" ").map((shard) => command.replaceAll("{}", shard));
    expect((await bash(commands.join(" && "), folder, {})).code).toBe(0);
    expect(readdirSync(join(folder, "output")).sort()).toEqual(NAMES.map((name) => `${name}.gif`));
  });
});

/** The code blocks of the section in a language. */
function blocks(language: string): string[] {
  return [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , code = ""]) => code);
}

/** A folder with some reels that differ in what they cost. */
function reels(): string {
  const folder = freshFolder();
  mkdirSync(join(folder, "reels"));
  NAMES.forEach((name, i) => {
    writeFileSync(join(folder, `reels/${name}.yaml`), `{ frames: ${3 + i}, width: 160, height: 90, dpi: 10 }`);
  });
  return folder;
}

/** Runs a script that knows gradreel. */
function bash(script: string, folder: string, env: Readonly<Record<string, string>>): Promise<Outcome> {
  const gradreel = `gradreel() { ${JSON.stringify(process.execPath)} ${JSON.stringify(CLI)} "$@"; }`;
  const options = { cwd: folder, env: { ...process.env, ...env } };
  return ending(spawn("bash", ["-c", `${gradreel}\n${script}`], options));
}
