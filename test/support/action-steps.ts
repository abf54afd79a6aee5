import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { ACTION_TEXT } from "./judges/github.js";
import { ending, freshFolder, type Outcome } from "./spawn.js";

/** A step of a composite action, as far as we use it. */
export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly "working-directory"?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export const action: Action = parse(ACTION_TEXT) as Action;

/** How a step ended, what it set as outputs, and what it added to the summary of the job. */
export interface StepOutcome extends Outcome {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/**
 * Runs a step of action.yml as GitHub's runner does.
 *
 * @param workspace The folder that a checkout would be in.
 * @param inputs What a workflow says; all else is as action.yml has it.
 * @param path Where programs are looked for, besides.
 */
export async function runStep(
  id: string,
  workspace: string,
  inputs: Readonly<Record<string, string>>,
  path: readonly string[] = [],
): Promise<StepOutcome> {
  const step = action.runs.steps.find((candidate) => candidate.id === id);
  if (step?.run === undefined) throw new Error(`action.yml has no step "${id}" that runs something.`);
  const runner = freshFolder();
  const [script, output, summary] = ["script.sh", "output", "summary.md"].map((name) => join(runner, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(script, step.run);
  for (const file of [output, summary]) writeFileSync(file, "");
  mkdirSync(join(runner, "temp"));
  const env = Object.entries(step.env ?? {}).map(([name, value]) => [name, evaluated(value, inputs)]);
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
    cwd: join(workspace, evaluated(step["working-directory"] ?? ".", inputs)),
    env: {
      ...process.env,
      PATH: [...path, process.env["PATH"]].join(":"),
      CI: "true",
      GITHUB_ACTION_PATH: fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, ""),
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: join(runner, "temp"),
      ...Object.fromEntries(env),
    },
  });
  const outcome = await ending(child);
  return { ...outcome, outputs: outputsIn(readFileSync(output, "utf8")), summary: readFileSync(summary, "utf8") };
}

/** An expression of action.yml with what a workflow says in it. */
function evaluated(text: string, inputs: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{ *inputs\.([\w-]+) *\}\}/g, (_, name: string) => {
    const value = inputs[name] ?? action.inputs[name]?.default;
    if (value === undefined) throw new Error(`action.yml has no input "${name}".`);
    return value;
  });
}

function outputsIn(text: string): Record<string, string> {
  const lines = text.split("\n").filter((line) => line !== "");
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}
