import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { transform } from "esbuild";
import { expect } from "vitest";
import { parse, parseDocument } from "yaml";
import { workflowComplaints } from "../support/judges/github.js";
import { programThatRuns } from "../support/judges/judge.js";
import { ROOT, type Sample } from "./pages.js";
import type { Sandbox } from "./sandbox.js";

const SMALL = { width: 320, height: 180, frames: 12 };
const PYTHON = ["python3", "python"];

/** Runs or checks a sample in the sandbox of its page. */
type Runner = (sample: Sample, sandbox: Sandbox) => void | Promise<void>;

/** How samples of each language are run. */
export const runners: Readonly<Record<string, Runner>> = {
  sh: shell,
  console: terminal,
  yaml,
  ts: typeScript,
  js: ({ file = "", code }, sandbox) => {
    sandbox.write(file, code);
    return renderFile(file, sandbox);
  },
  html: ({ code }, sandbox) => {
    const sources = [...code.matchAll(/\bsrc="([^"]+)"/g)].map(([, path = ""]) => path);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((path) => !sandbox.has(path))).toEqual([]);
  },
  python: ({ code }) => {
    const program = programThatRuns(PYTHON, ["--version"]) ?? "";
    const { stderr } = spawnSync(program, ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], { input: code });
    expect(stderr.toString()).toBe("");
  },
};

/** Checks a sample that is not run: bash can parse it. */
export function parsesAsBash({ language, code }: Sample): void {
  expect(language).toBe("sh");
  expect(spawnSync("bash", ["-n"], { input: code }).stderr.toString()).toBe("");
}

/** A program that a sample needs and that is not installed. */
export function programMissingFor({ language, code, notRun }: Sample): string | undefined {
  if (language === "python") return programThatRuns(PYTHON, ["--version"]) ? undefined : "python3";
  const needsFfmpeg = language === "sh" && !notRun && /^ffmpeg /m.test(code);
  return needsFfmpeg && !programThatRuns(["ffmpeg"], ["-version"]) ? "ffmpeg" : undefined;
}

async function shell({ code }: Sample, sandbox: Sandbox): Promise<void> {
  const before = sandbox.calls();
  const { code: exitCode, stdout } = await sandbox.bash(code, true);
  expect(exitCode, stdout).toBe(0);
  const commands = code.split("\n").filter((line) => line.startsWith("gradreel "));
  expect(sandbox.calls() - before).toBe(commands.length);
}

/** Compares what commands print with the sample, but for seconds. */
async function terminal({ code, before = "" }: Sample, sandbox: Sandbox): Promise<void> {
  const copy = sandbox.copy();
  try {
    const parts = code.split(/^\$ (.*)\n/m).slice(1);
    expect(parts.length).toBeGreaterThan(1);
    for (let i = 0; i < parts.length; i += 2) {
      const { stdout } = await copy.bash(`${before}\n${parts[i]} || true`, false);
      expect(withoutSeconds(stdout)).toBe(withoutSeconds(parts[i + 1] ?? ""));
    }
  } finally {
    copy.remove();
  }
}

function withoutSeconds(text: string): string {
  return text.replaceAll(/(in |"seconds":)[\d.]+/g, "$1…").trim();
}

/** A workflow is checked as GitHub does; a reel file is written to its place, its reels small. */
async function yaml({ file = "", code }: Sample, sandbox: Sandbox): Promise<void> {
  if ("jobs" in parse(code)) {
    expect(await workflowComplaints(code)).toEqual([]);
    return;
  }
  const document = parseDocument(code);
  const names = Object.keys((document.toJS() as { reels: object }).reels);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    for (const [setting, value] of Object.entries(SMALL)) document.setIn(["reels", name, setting], value);
  }
  sandbox.write("reels/original.txt", code);
  sandbox.write(file, String(document));
  await renderFile(file, sandbox);
}

async function renderFile(file: string, sandbox: Sandbox): Promise<void> {
  expect(file).toMatch(/^reels\//);
  const { code, stdout } = await sandbox.bash(`gradreel render ${file}`, true);
  expect(code, stdout).toBe(0);
}

/** Runs a program and compares what it prints with the comments behind. */
async function typeScript({ code, line }: Sample, sandbox: Sandbox): Promise<void> {
  const name = `sample-${line}.js`;
  sandbox.write(name, (await transform(code, { loader: "ts" })).code);
  const { code: exitCode, stdout } = await sandbox.bash(`${JSON.stringify(process.execPath)} ${name}`, false);
  expect(exitCode, stdout).toBe(0);
  for (const [, printed = ""] of code.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)) expect(stdout).toContain(printed);
}

/** What TypeScript has against programs that use the built package. */
export function typeErrorsIn(programs: readonly string[], sandbox: Sandbox): string {
  const files = programs.map((_, i) => `program-${i}.ts`);
  programs.forEach((code, i) => {
    sandbox.write(`program-${i}.ts`, code);
  });
  const options = { module: "nodenext", strict: true, noEmit: true, types: ["node"], target: "es2023" };
  sandbox.write("tsconfig.json", JSON.stringify({ compilerOptions: options, files }));
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  return spawnSync(process.execPath, [tsc], { cwd: sandbox.folder, encoding: "utf8" }).stdout;
}
