import { basename, extname } from "node:path";
import { SystemError, UsageError } from "../../errors.js";
import { entryAt, fileBytes } from "../../files/disk.js";
import { askedFor, chooserOf } from "./asked.js";
import { withoutClashes } from "./clashes.js";
import type { Mistake } from "./mistake.js";
import { moduleData } from "./module.js";
import { isModule } from "./paths.js";
import { type Places, type ReadFile, type ReadReel, readReels } from "./read.js";
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
 * The reels of files and of all files in folders, and single reels of files: `reels/gallery.yaml#race`.
 *
 * @param signal Gives up on modules that wait for something.
 * @throws {UsageError} if there is no such file, folder or reel, or no reel in it.
 * @throws {SystemError} if one cannot be read.
 */
export async function loadReels(paths: readonly string[], signal?: AbortSignal): Promise<LoadedReels> {
  const asked = askedFor(paths);
  const files = asked.map(({ file }) => file);
  if (files.length === 0)
    throw new UsageError(
      `There is no reel file in ${paths.map((path) => `"${path}"`).join(", ")}.`,
      "gradreel init writes one to begin with.",
    );
  const reels: (FiledReel & ReadReel)[] = [];
  const mistakes: Mistake[] = [];
  const choosers = new Map<string, (reel: string | undefined) => boolean>();
  for (const one of asked) {
    const { file } = one;
    const read = await loadFile(file, signal);
    choosers.set(file, chooserOf(one, read));
    reels.push(...read.reels.map((reel) => ({ ...reel, file, id: reelId(file, reel.name) })));
    mistakes.push(...read.mistakes);
  }
  // What two reels of a file both write is wrong whichever of them is asked for.
  const { clean, clashes } = withoutClashes(reels);
  const place = ({ file, line = 0, column = 0 }: Mistake) => [files.indexOf(file), line, column] as const;
  const isAsked = (file: string, reel: string | undefined) => choosers.get(file)?.(reel) === true;
  return {
    reels: clean.filter(({ file, name }) => isAsked(file, name)).map(({ outMistake: _told, ...filed }) => filed),
    mistakes: [...mistakes, ...clashes]
      .filter(({ file, reel }) => isAsked(file, reel))
      .sort((a, b) => inOrder(place(a), place(b))),
  };
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  return a.map((number, i) => number - (b[i] as number)).find((difference) => difference !== 0) ?? 0;
}

/** What a reel of a file is called, or the file itself where no reel of it is meant. */
export function reelId(file: string, name: string | undefined): string {
  return name === undefined || name === nameOf(file) ? file : `${file}#${name}`;
}

function nameOf(file: string): string {
  return basename(file, extname(file));
}

/** A file that cannot be read is no reason not to make the reels of others. */
async function loadFile(file: string, signal: AbortSignal | undefined): Promise<ReadFile> {
  try {
    return isModule(file) ? await loadModule(file, signal) : loadText(file);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SystemError)) throw error;
    return { reels: [], mistakes: [mistakeIn(file, undefined, error)] };
  }
}

function loadText(file: string): ReadFile {
  const source = new Source(file, textOf(file));
  if (source.mistakes.length > 0) return { reels: [], mistakes: source.mistakes };
  return readReels(source.data(), nameOf(file), source);
}

function mistakeIn(
  file: string,
  reel: string | undefined,
  { message, hint }: Pick<Mistake, "message" | "hint">,
): Mistake {
  return { file, reel, line: undefined, column: undefined, message, hint, excerpt: [] };
}

function textOf(file: string): string {
  const { size } = entryAt(file) ?? { size: 0 };
  if (size > MOST_BYTES) throw new UsageError(`"${file}" has ${size} bytes; a reel file has ${MOST_BYTES} at most.`);
  const bytes = fileBytes(file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`"${file}" is no UTF-8 text.`, "Save it as UTF-8.");
  }
}

async function loadModule(file: string, signal: AbortSignal | undefined): Promise<ReadFile> {
  const mistakeAt: Places["mistakeAt"] = (reel, path, { message, hint }) =>
    mistakeIn(file, reel, { message: path.length > 1 ? `${path.slice(0, -1).join(".")}: ${message}` : message, hint });
  return readReels(await moduleData(file, signal), nameOf(file), { mistakeAt, has: () => false });
}
