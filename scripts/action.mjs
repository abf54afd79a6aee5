// Runs gradreel for action.yml, as environment variables say. It collects the files to upload, writes their folder to
// GITHUB_OUTPUT, and exits with gradreel's code.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const env = process.env;
const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const folder = mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), "gradreel-"));
const report = join(folder, "report");
const rendered = join(folder, "rendered");
const json = join(folder, "gradreel.jsonl");

const gradreel = spawn(process.execPath, [cli, ...args()], { stdio: ["ignore", "pipe", "inherit"] });
const end = once(gradreel, "close");
writeFileSync(json, "");
for await (const line of createInterface(gradreel.stdout)) {
  appendFileSync(json, `${line}\n`);
  const artifact = JSON.parse(line);
  log(artifact);
  if (artifact.state === "made" || artifact.state === "up to date") gather(artifact);
}
const [code] = await end;
output("json", json);
output("files", [rendered, report].find(existsSync) ?? "");
// A killed process has no code.
process.exitCode = code ?? 1;

/** The arguments for gradreel. Values are joined to their options, so that none is mistaken for an option. */
function args() {
  const command = env.GRADREEL_COMMAND;
  if (command !== "render" && command !== "check") stop(`command must be render or check, not "${command}".`);
  const force = env.GRADREEL_FORCE || "false";
  if (force !== "true" && force !== "false") stop(`force must be true or false, not "${force}".`);
  const lines = (env.GRADREEL_REELS ?? "").split("\n").map((path) => path.trim());
  const reels = lines.filter(Boolean);
  if (reels.length === 0) stop("reels names neither a file nor a folder.");
  return [
    command,
    "--json",
    ...(env.GITHUB_STEP_SUMMARY ? [`--summary=${env.GITHUB_STEP_SUMMARY}`] : []),
    ...(env.GRADREEL_SHARD ? [`--shard=${env.GRADREEL_SHARD}`] : []),
    ...(env.GRADREEL_JOBS ? [`--jobs=${env.GRADREEL_JOBS}`] : []),
    ...(force === "true" ? ["--force"] : []),
    ...(command === "check" ? [`--report=${report}`] : []),
    "--",
    ...reels,
  ];
}

/** Logs a result; failures are annotations on the job and the pull request. */
function log({ state, path, cause, error: problem }) {
  const text = `${state}: ${JSON.stringify(path)}`;
  const why = cause ?? problem;
  if (["failed", "missing", "stale"].includes(state)) annotate("error", why ? `${text}. ${why}` : text);
  else console.log(text);
}

/** Copies an artifact, keeping its path in the workspace, so that the uploads of several jobs can be merged. */
function gather({ path, format }) {
  const workspace = resolve(env.GITHUB_WORKSPACE || ".");
  for (const file of format === "sequence" ? numbered(path) : [path]) {
    const place = relative(workspace, resolve(file));
    if (place.startsWith("..") || isAbsolute(place)) {
      annotate("warning", `${JSON.stringify(path)} is outside the workspace and is not uploaded.`);
      return;
    }
    mkdirSync(dirname(join(rendered, place)), { recursive: true });
    copyFileSync(file, join(rendered, place));
  }
}

/** The files of a sequence such as `frames/%04d.png`. */
function numbered(path) {
  const [before, after] = basename(path).split(/%\d*d/);
  const names = readdirSync(dirname(path)).filter((name) => name.startsWith(before) && name.endsWith(after));
  return names.map((name) => join(dirname(path), name));
}

function output(name, value) {
  if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, `${name}=${value}\n`);
}

function annotate(level, text) {
  console.log(`::${level}::${text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A")}`);
}

function stop(message) {
  annotate("error", message);
  process.exit(2);
}
