import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CLI, ending, freshFolder, type Outcome } from "../support/spawn.js";
import { pageCalled, samplesOf } from "./pages.js";

const NAMES = ["a", "b", "c", "d", "e", "f", "g"];
const scripts = samplesOf(pageCalled("docs/ci.md")).filter(({ language }) => language === "sh");

describe("docs/ci.md", () => {
  it("has a Slurm array whose tasks render every reel, and none twice", async () => {
    const script = scriptWith(/^#SBATCH/m);
    const [, count = ""] = script.match(/^#SBATCH --array=1-(\d+)$/m) ?? [];
    const [, cpus = ""] = script.match(/^#SBATCH --cpus-per-task=(\d+)$/m) ?? [];
    const folder = reels();
    const rendered: string[] = [];
    for (let task = 1; task <= Number(count); task++) {
      const env = { SLURM_ARRAY_TASK_ID: String(task), SLURM_ARRAY_TASK_COUNT: count, SLURM_CPUS_PER_TASK: cpus };
      const { code, stdout } = await bash(script, folder, env);
      expect(code).toBe(0);
      rendered.push(...[...stdout.matchAll(/^output\/(\w+)\.gif: .* images?,/gm)].map(([, name = ""]) => name));
    }
    expect(rendered.sort()).toEqual(NAMES);
    expect(readdirSync(join(folder, "output"))).toHaveLength(NAMES.length);
  });

  it("has a line for GNU parallel that renders every reel, whatever runs the commands", async () => {
    const line = scriptWith(/^parallel/);
    const [, command = "", shards = ""] = line.match(/--workdir \S+ (.*) ::: (.*)/) ?? [];
    const folder = reels();
    const commands = shards.split(" ").map((shard) => command.replaceAll("{}", shard));
    expect(commands).toHaveLength(5);
    expect((await bash(commands.join(" && "), folder, {})).code).toBe(0);
    expect(readdirSync(join(folder, "output")).sort()).toEqual(NAMES.map((name) => `${name}.gif`));
  });
});

function scriptWith(pattern: RegExp): string {
  return scripts.find(({ code }) => pattern.test(code))?.code ?? "";
}

/** A folder with reels that cost differently much. */
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
