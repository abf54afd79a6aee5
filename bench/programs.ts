import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A program that is not gradreel's own: how to call it, or why it cannot be. */
export type Program =
  | { readonly command: string; readonly version: string; readonly missing?: undefined }
  | { readonly missing: string };

export type ProgramName = "ffmpeg" | "gifsicle" | "gifski" | "python";
export type Programs = Readonly<Record<ProgramName, Program>>;

/** matplotlib is often installed for the system's Python alone, behind another that comes first on PATH. */
const PYTHONS = ["/usr/bin/python3", "python3"];
const PYTHON_VERSIONS =
  "import matplotlib, PIL; print('matplotlib', matplotlib.__version__ + ', Pillow', PIL.__version__)";

/** Asks every program for its version: what answers can be called. */
export async function findPrograms(): Promise<Programs> {
  const [ffmpeg, gifsicle, gifski, python] = await Promise.all([
    find(["ffmpeg"], ["-version"], "ffmpeg is not on PATH"),
    find(["gifsicle"], ["--version"], "gifsicle is not on PATH"),
    find(["gifski"], ["--version"], "gifski is not on PATH"),
    find(PYTHONS, ["-c", PYTHON_VERSIONS], `no matplotlib and Pillow for ${PYTHONS.join(" or ")}`),
  ]);
  return { ffmpeg, gifsicle, gifski, python };
}

/** How to call a program that is known to be there. */
export function commandOf(programs: Programs, name: ProgramName): string {
  const program = programs[name];
  if (program.missing !== undefined) throw new Error(program.missing);
  return program.command;
}

async function find(commands: readonly string[], args: readonly string[], missing: string): Promise<Program> {
  for (const command of commands) {
    const answer = await run(command, args).catch(() => undefined);
    if (answer) return { command, version: shortVersion(answer.stdout) };
  }
  return { missing };
}

/** The first line up to what it says of copyright and authors. */
function shortVersion(text: string): string {
  const [line = ""] = text.split("\n");
  return line
    .replace(/ version /, " ")
    .replace(/ Copyright.*| \(c\).*/i, "")
    .trim();
}
