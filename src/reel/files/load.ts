import { readFileSync, statSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { SystemError, UsageError } from "../../errors.js";
import { STDOUT } from "../outputs.js";
import type { Mistake } from "./mistake.js";
import { isModule, reelFilesIn } from "./paths.js";
import { type Places, type ReadFile, readReels } from "./read.js";
import type { NamedReel } from "./resolve.js";
import { Source } from "./source.js";

const MOST_BYTES = 1 << 20;
/** A reel of a file. */
export interface FiledReel extends NamedReel {
  /** The file, as its path was given. */
  readonly file: string;
  /** `reels/gallery.yaml#race`, or the file alone where it has but one. */
  readonly id: string;
}

/** What files say: the reels that can be made, and what is wrong with all others. */
export interface LoadedReels {
  /** In the order of the files' names, and of the files. */
  readonly reels: readonly FiledReel[];
  readonly mistakes: readonly Mistake[];
}

/**
 * The reels of files and of all files in folders.
 *
 * @throws {UsageError} if there is no such file or folder, or no reel in it.
 * @throws {SystemError} if one cannot be read.
 */
export async function loadReels(paths: readonly string[]): Promise<LoadedReels> {
  const files = [...new Set(paths.flatMap(reelFilesIn))];
  if (files.length === 0)
    throw new UsageError(
      `There is no reel file in ${paths.map((path) => `"${path}"`).join(", ")}.`,
      "gradreel init writes one to begin with.",
    );
  const loaded: (ReadFile & { file: string })[] = [];
  for (const file of files) loaded.push({ file, ...(await loadFile(file)) });
  const reels = loaded.flatMap(({ file, reels: named }) =>
    named.map((reel) => ({ ...reel, file, id: reelId(file, reel.name) })),
  );
  return withoutClashes(
    reels,
    loaded.flatMap(({ mistakes }) => [...mistakes].sort(byPlace)),
  );
}

function byPlace(a: Mistake, b: Mistake): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** What a reel of a file is called, or the file itself where no reel of it is meant. */
export function reelId(file: string, name: string | undefined): string {
  return name === undefined || name === nameOf(file) ? file : `${file}#${name}`;
}

function nameOf(file: string): string {
  return basename(file, extname(file));
}

/** A file that cannot be read is no reason not to make the reels of others. */
async function loadFile(file: string): Promise<ReadFile> {
  try {
    return isModule(file) ? await loadModule(file) : loadText(file);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SystemError)) throw error;
    return { reels: [], mistakes: [mistakeIn(file, undefined, error)] };
  }
}

function loadText(file: string): ReadFile {
  const source = new Source(file, textOf(file));
  if (source.mistakes.length > 0) return { reels: [], mistakes: source.mistakes };
  try {
    return readReels(source.data(), nameOf(file), source);
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new UsageError(`This cannot be read: ${error.message}.`);
  }
}

function mistakeIn(
  file: string,
  reel: string | undefined,
  { message, hint }: Pick<Mistake, "message" | "hint">,
): Mistake {
  return { file, reel, line: undefined, column: undefined, message, hint, excerpt: [] };
}

function textOf(file: string): string {
  try {
    const { size } = statSync(file);
    if (size > MOST_BYTES) throw new UsageError(`"${file}" has ${size} bytes; a reel file has ${MOST_BYTES} at most.`);
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof TypeError) throw new UsageError(`"${file}" is no UTF-8 text.`, "Save it as UTF-8.");
    throw new SystemError(`Cannot read "${file}": ${(error as Error).message}.`, undefined, { cause: error });
  }
}

/** A module's reels are its default export, or what it exports as `reels` and `defaults`. */
async function loadModule(file: string): Promise<ReadFile> {
  const mistakeAt: Places["mistakeAt"] = (reel, path, { message, hint }) =>
    mistakeIn(file, reel, { message: path.length > 1 ? `${path.slice(0, -1).join(".")}: ${message}` : message, hint });
  const exported = await imported(file);
  return readReels(exported["default"] ?? { ...exported }, nameOf(file), { mistakeAt, has: () => false });
}

async function imported(file: string): Promise<Record<string, unknown>> {
  try {
    // What a module was when it was loaded before may not be what it is now.
    const { mtimeMs } = statSync(file);
    return await import(`${pathToFileURL(resolve(file))}?changed=${mtimeMs}`);
  } catch (error) {
    throw new UsageError(`The module cannot be loaded: ${(error as Error).message}.`);
  }
}

/** A file is written by one reel alone, and nothing goes to stdout. */
function withoutClashes(reels: readonly FiledReel[], mistakes: readonly Mistake[]): LoadedReels {
  const writers = new Map<string, FiledReel>();
  const clashes: Mistake[] = [];
  const clean = reels.filter((filed) => {
    const { id, file, name, reel } = filed;
    for (const path of [reel.out ?? []].flat()) {
      const other = writers.get(resolve(path));
      writers.set(resolve(path), other ?? filed);
      if (!other && path !== STDOUT) continue;
      const message = other ? `${id} and ${other.id} both write "${path}".` : `${id} cannot go to stdout.`;
      const hint = other ? 'Name it apart: out: "output/{name}.gif".' : 'Name a file: out: "film.gif".';
      clashes.push(mistakeIn(file, name, { message, hint }));
      return false;
    }
    return true;
  });
  return { reels: clean, mistakes: [...mistakes, ...clashes] };
}
