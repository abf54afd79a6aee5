import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CLI, ending, type Outcome } from "../support/spawn.js";
import { ROOT } from "./pages.js";

/**
 * The command `gradreel` of a sandbox. It notes each call in $CALLS. If $SMALL is set, it gives a picture without a size
 * or a number of frames a small one.
 */
const COMMAND = `#!/bin/bash
echo "$*" >> "$CALLS"
small=()
if [ -n "$SMALL" ] && [ "$1" = render ] && [[ "$2" != reels/* ]]; then
  [[ " $* " == *" --width "* || " $* " == *" --height "* ]] || small+=(--width 480 --height 270)
  [[ " $* " == *" --frames "* ]] || small+=(--frames 12)
fi
exec ${JSON.stringify(process.execPath)} ${JSON.stringify(CLI)} "$@" "\${small[@]}"
`;

/** A temporary folder in which the samples of a page run one after the other. */
export class Sandbox {
  private readonly root = mkdtempSync(join(tmpdir(), "gradreel-docs-"));
  readonly folder: string = join(this.root, "page");
  private readonly bin = join(this.root, "bin");
  private readonly log = join(this.root, "calls");

  constructor() {
    for (const folder of [this.folder, this.bin]) mkdirSync(folder);
    writeFileSync(join(this.bin, "gradreel"), COMMAND, { mode: 0o755 });
    writeFileSync(this.log, "");
    // Modules in it import gradreel, and TypeScript finds the types of Node.
    const packages = join(this.root, "node_modules");
    mkdirSync(packages);
    symlinkSync(ROOT, join(packages, "gradreel"));
    symlinkSync(join(ROOT, "node_modules/@types"), join(packages, "@types"));
    writeFileSync(join(this.root, "package.json"), '{ "type": "module" }');
  }

  /** Another sandbox with the same files. */
  copy(): Sandbox {
    const copy = new Sandbox();
    cpSync(this.folder, copy.folder, { recursive: true });
    return copy;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  write(path: string, text: string): void {
    const place = join(this.folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  }

  has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  /** Runs a bash script; standard error goes to standard output, as on a terminal. */
  bash(script: string, isSmall: boolean): Promise<Outcome> {
    const own = { PATH: `${this.bin}:${process.env["PATH"]}`, HOME: this.folder, SHELL: "/bin/bash" };
    const env = { ...process.env, ...own, CALLS: this.log, SMALL: isSmall ? "yes" : "" };
    return ending(spawn("bash", ["-c", `exec 2>&1\nset -eo pipefail\n${script}`], { cwd: this.folder, env }));
  }

  /** How often gradreel was called. */
  calls(): number {
    return readFileSync(this.log, "utf8").split("\n").length - 1;
  }
}
