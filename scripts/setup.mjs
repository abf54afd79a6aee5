// Prepares a checkout: installs the packages of the lock file, makes node-canvas loadable, builds
// dist/. It needs only Node and npm, skips what is done already, and exits with 1 at the first
// failure. Messages go to stderr. With --sudo it may install system packages through sudo, if sudo
// asks for no password: for CI.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const installStamp = join(root, "node_modules", ".gradreel-installed");
const buildStamp = join(root, "dist", ".built");

/** The tools and libraries for compiling node-canvas, as each package manager names them. */
const SYSTEM_PACKAGES = {
  apt: "build-essential python3 pkg-config libcairo2-dev libpango1.0-dev libjpeg-dev libgif-dev librsvg2-dev",
  dnf: "gcc-c++ make python3 pkgconf-pkg-config cairo-devel pango-devel libjpeg-turbo-devel giflib-devel librsvg2-devel",
  apk: "build-base python3 pkgconf cairo-dev pango-dev jpeg-dev giflib-dev librsvg-dev",
  brew: "pkg-config python3 cairo pango jpeg giflib librsvg",
};
const NEEDED_TOOLS = ["make", "c++", "python3", "pkg-config"];
const NEEDED_LIBRARIES = ["cairo", "pangocairo", "pixman-1", "libpng", "libjpeg", "librsvg-2.0"];

installPackages();
makeCanvasLoadable();
buildDist();

function installPackages() {
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(installStamp) && readFileSync(installStamp, "utf8") === wanted) return;
  say("Installing packages from package-lock.json");
  npmOrStop(["ci", "--ignore-scripts", "--include=dev"], "npm ci failed.");
  writeFileSync(installStamp, wanted);
}

function makeCanvasLoadable() {
  if (canvasLoadsHere()) return;
  say("Fetching a prebuilt node-canvas");
  const canvas = join(root, "node_modules", "canvas");
  const prebuilt = run(process.execPath, [join(root, "node_modules", "prebuild-install", "bin.js"), "-r", "napi"], {
    cwd: canvas,
  });
  if (prebuilt.status === 0 && canvasLoadsInChild()) return;

  say("No prebuilt node-canvas found: building it from source, which takes half a minute or more");
  const missing = missingBuildNeeds();
  if (missing.length > 0) installSystemPackages(missing);
  npmOrStop(["rebuild", "canvas", "--ignore-scripts=false"], "Building node-canvas failed.", {
    npm_config_build_from_source: "true",
    ...localNodeHeaders(),
  });
  const loaded = canvasLoadsInChild();
  if (!loaded) stop("node-canvas was built but does not load: run `node -e \"require('canvas')\"` to see why.");
}

/** Tried first: loading in this process takes a third of the time of starting a child. */
function canvasLoadsHere() {
  try {
    createRequire(import.meta.url)("canvas");
    return true;
  } catch {
    return false;
  }
}

function canvasLoadsInChild() {
  return run(process.execPath, ["-e", "require('canvas')"]).status === 0;
}

function missingBuildNeeds() {
  const tools = NEEDED_TOOLS.filter((tool) => run(tool, ["--version"]).status !== 0);
  if (tools.includes("pkg-config")) return tools;
  return [...tools, ...NEEDED_LIBRARIES.filter((name) => run("pkg-config", ["--exists", name]).status !== 0)];
}

function installSystemPackages(missing) {
  const packages = SYSTEM_PACKAGES.apt.split(" ");
  const isDebian = existsSync("/etc/debian_version") && run("apt-get", ["--version"]).status === 0;
  const isRoot = process.getuid?.() === 0;
  if (!isDebian || !(isRoot || maySudo())) {
    stop(`node-canvas cannot be built: ${missing.join(", ")} missing. Install what it needs, then run this again:

    Debian, Ubuntu   sudo apt-get update && sudo apt-get install -y ${SYSTEM_PACKAGES.apt}
    Fedora           sudo dnf install -y ${SYSTEM_PACKAGES.dnf}
    Alpine           sudo apk add ${SYSTEM_PACKAGES.apk}
    macOS            brew install ${SYSTEM_PACKAGES.brew}
`);
  }
  say(`Installing with apt-get, for ${missing.join(", ")}: ${packages.join(" ")}`);
  // sudo does not pass variables on.
  const [command, ...words] = [...(isRoot ? [] : ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
  runOrStop(command, [...words, "update"], "apt-get update failed.");
  runOrStop(command, [...words, "install", "-y", "--no-install-recommends", ...packages], "apt-get install failed.");
}

function maySudo() {
  return process.argv.includes("--sudo") && run("sudo", ["-n", "true"]).status === 0;
}

/** Node's headers beside its binary, if they are there, so that node-gyp downloads none. */
function localNodeHeaders() {
  const prefix = dirname(dirname(process.execPath));
  const found = existsSync(join(prefix, "include", "node", "node_api.h"));
  return found ? { npm_config_nodedir: prefix } : {};
}

function buildDist() {
  const sources = ["src", "scripts/build.mjs", "package.json", "package-lock.json", "tsconfig.json"];
  const newest = Math.max(...sources.map((path) => newestChange(join(root, path))));
  if (existsSync(buildStamp) && statSync(buildStamp).mtimeMs >= newest) return;
  say("Building dist/");
  runOrStop(process.execPath, [join(root, "scripts", "build.mjs")], "The build failed.");
}

/** Folders count too: removing a file changes only its folder's time. */
function newestChange(path) {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

function npmOrStop(args, failure, env = {}) {
  const npm = process.env.npm_execpath;
  if (npm) runOrStop(process.execPath, [npm, ...args], failure, env);
  else runOrStop("npm", args, failure, env);
}

function runOrStop(command, args, failure, env = {}) {
  const { status, error, output } = run(command, args, { env: { ...process.env, ...env } });
  if (status !== 0) stop(`${output}${error ? `${error.message}\n` : ""}${failure}`);
}

function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 2 ** 28,
    ...options,
  });
  return { status: result.status, error: result.error, output: `${result.stdout ?? ""}${result.stderr ?? ""}` };
}

function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}

function stop(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
