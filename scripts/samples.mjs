// Renders every built-in reel to its place in output/: the samples that the README shows.

import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cli = join(root, "dist", "cli.js");

const { stdout } = gradreel(["list", "reels", "--json"], ["ignore", "pipe", "inherit"]);
for (const { name } of JSON.parse(stdout)) gradreel(["render", name], "inherit");

function gradreel(args, stdio) {
  const result = spawnSync(process.execPath, [cli, ...args], { cwd: root, encoding: "utf8", stdio });
  if (result.status !== 0) process.exit(result.status ?? 1);
  return result;
}
