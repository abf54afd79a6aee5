import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const printed = new Map();

/** Prints of the built command line, each command run once. */
export function gradreel(...args) {
  const command = args.join(" ");
  if (!printed.has(command)) printed.set(command, run(args));
  return printed.get(command);
}

/** The items of `gradreel list NAME`. */
export function list(name) {
  return JSON.parse(gradreel("list", name, "--json"));
}

/** The JSON Schema of reel files. */
export function schema() {
  return JSON.parse(gradreel("schema"));
}

/** The option groups on a command's help page: `[{ title, options: [{ names, text }] }]`. */
export function helpGroups(command) {
  const groups = [];
  for (const line of gradreel(command, "--help").split("\n")) {
    const [, title] = line.match(/^(\S.*):$/) ?? [];
    if (title) groups.push({ title, options: [] });
    const [, names, text] = line.match(/^ +((?:-\w, )?--[\w-]+(?:, --?[\w-]+)*)(?: {2,}(.*))?$/) ?? [];
    if (names)
      groups.at(-1).options.push({ names: names.split(", "), text: (text ?? "").replace(/ +\[boolean\]$/, "") });
  }
  return groups.filter(({ options }) => options.length > 0);
}

/** The commands on the first help page: `[{ name, summary }]`. */
export function commands() {
  const [, lines = ""] = gradreel("--help").match(/^Commands:\n([\s\S]*?)\n\n/m) ?? [];
  return lines.split("\n").map((line) => {
    const [, name, summary] = line.match(/^ +gradreel (\S+) +(.*)$/);
    return { name, summary };
  });
}

function run(args) {
  const env = { ...process.env, NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), ...args], {
    cwd: join(ROOT, "docs"),
    encoding: "utf8",
    env,
  });
  if (status !== 0) throw new Error(`gradreel ${args.join(" ")} exited with ${status}:\n${stderr}`);
  return stdout;
}
