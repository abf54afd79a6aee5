import { isUtf8 } from "node:buffer";
import { basename, extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { mistake, mistakesOf, SystemError, UsageError } from "../errors.js";
import { entryAt, fileBytes } from "../files/disk.js";
import { extentOf } from "../film/clock.js";
import { outputClashes } from "../plan/clashes.js";
import { message, setting } from "../text/message.js";
import { isModule, reelFilter, requestedFiles } from "./paths.js";
import { type PlacedMistake, unplacedMistake } from "./placed-mistake.js";
import { type PlannedReel, type ReadFile, readReels } from "./read.js";
import { Source } from "./source.js";

const MOST_BYTES = 1 << 20;

/** A reel of a file, ready to be rendered. */
export interface FiledReel extends PlannedReel {
  /** The file, as its path was given. */
  readonly file: string;
  /** `reels/gallery.yaml#race`, or the file if it has one reel. */
  readonly id: string;
}

/** The reels of files, and the mistakes in those that cannot be rendered. */
export interface LoadedReels {
  /** In the order of the files' names, and of the files. */
  readonly reels: readonly FiledReel[];
  readonly mistakes: readonly PlacedMistake[];
}

/**
 * The reels of files and of all files in folders, and single reels of files: `reels/gallery.yaml#race`.
 *
 * @param signal Stops waiting for modules.
 * @throws {UsageError} if there is no such file, folder or reel, or no reel in it.
 * @throws {SystemError} if one cannot be read.
 */
export async function loadReels(paths: readonly string[], signal?: AbortSignal): Promise<LoadedReels> {
  const requested = requestedFiles(paths);
  const files = requested.map(({ file }) => file);
  if (files.length === 0) {
    const places = paths.map((path) => `"${path}"`).join(", ");
    throw new UsageError(`There is no reel file in ${places}.`, "gradreel init writes one to begin with.");
  }
  const reels: FiledReel[] = [];
  const mistakes: PlacedMistake[] = [];
  const filters = new Map<string, (reel: string | undefined) => boolean>();
  for (const one of requested) {
    const { file } = one;
    const read = await loadFile(file, signal);
    filters.set(file, reelFilter(one, read));
    reels.push(...read.reels.map((reel) => ({ ...reel, file, id: reelId(file, reel.name) })));
    mistakes.push(...read.mistakes);
  }
  // All reels of a file are compared, whichever of them is requested.
  const clashes = clashesOf(reels);
  const byPlace = (a: PlacedMistake, b: PlacedMistake) =>
    files.indexOf(a.file) - files.indexOf(b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
  const isRequested = (file: string, reel: string | undefined) => filters.get(file)?.(reel) === true;
  return {
    reels: reels.filter((reel) => !clashes.has(reel) && isRequested(reel.file, reel.name)),
    mistakes: [...mistakes, ...clashes.values()].filter(({ file, reel }) => isRequested(file, reel)).sort(byPlace),
  };
}

/** Mistakes of reels whose outputs clash with those of an earlier reel. */
function clashesOf(reels: readonly FiledReel[]): Map<FiledReel, PlacedMistake> {
  const owned = reels.flatMap((owner) =>
    owner.plan.outputs.map((output) => ({ owner, output, frames: extentOf(owner.plan.reel).frames })),
  );
  const clashes = outputClashes(owned).map(({ first, second, text }) => {
    const [one, other] = [first.owner, second.owner];
    const hint = message`Give each a file of its own with another ${setting("out")}.`;
    const about = { settings: [["out"], ["variants"]], isName: true };
    return [other, other.placed(mistake(`${other.id} and ${one.id} ${text}.`, hint, about))] as const;
  });
  return new Map(clashes);
}

/** The id of a reel of a file; the file if no reel is given. */
export function reelId(file: string, name: string | undefined): string {
  return name === undefined || name === nameOf(file) ? file : `${file}#${name}`;
}

function nameOf(file: string): string {
  return basename(file, extname(file));
}

/** Reads a file. If that fails, the result has the mistakes, so that reels of other files can be rendered. */
async function loadFile(file: string, signal: AbortSignal | undefined): Promise<ReadFile> {
  try {
    if (!isModule(file)) return await loadText(file);
    return await readReels(await moduleData(file, signal), nameOf(file), {
      placed: (reel, [path = []], found) => unplacedMistake(file, reel, found, path.slice(0, -1)),
    });
  } catch (error) {
    const found = error instanceof SystemError ? [mistake(error.message, error.hint)] : mistakesOf(error);
    return { reels: [], mistakes: found.map((one) => unplacedMistake(file, undefined, one)) };
  }
}

async function loadText(file: string): Promise<ReadFile> {
  const { size } = entryAt(file) ?? { size: 0 };
  if (size > MOST_BYTES) throw new UsageError(`"${file}" has ${size} bytes; the limit is ${MOST_BYTES}.`);
  const bytes = fileBytes(file);
  if (!isUtf8(bytes)) throw new UsageError(`"${file}" is not UTF-8 text.`, "Save it as UTF-8.");
  const source = new Source(file, new TextDecoder().decode(bytes));
  if (source.mistakes.length > 0) return { reels: [], mistakes: source.mistakes };
  return readReels(source.data(), nameOf(file), source);
}

/** The data of a module: its default export, or its exports `reels` and `defaults`. It may take forever. */
async function moduleData(file: string, signal: AbortSignal | undefined): Promise<unknown> {
  try {
    const exported = await unlessAborted(imported(file), signal);
    const data = "default" in exported ? await unlessAborted(exported["default"], signal) : { ...exported };
    // Only plain data is a reel.
    if (isEndless(data)) throw new Error("its export contains itself");
    return typeof data === "object" ? structuredClone(data) : data;
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    const why = reasonIn(error);
    const isTyped = /\.m?ts$/.test(file) && /file extension/.test(why);
    throw new UsageError(
      `The module cannot be loaded: ${why.replace(/\.$/, "")}.`,
      isTyped ? "Node 22.18 and newer load TypeScript." : undefined,
    );
  }
}

function imported(file: string): Promise<Record<string, unknown>> {
  // The query keeps Node from returning an older version of the module.
  return import(`${pathToFileURL(resolve(file))}?changed=${entryAt(file)?.mtimeMs}`);
}

/** True if data contains itself. */
function isEndless(data: unknown, around: readonly unknown[] = []): boolean {
  if (typeof data !== "object" || data === null) return false;
  return around.includes(data) || Object.values(data).some((inner) => isEndless(inner, [...around, data]));
}

function unlessAborted<T>(awaited: T | Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((fulfill, reject) => {
    const giveUp = () => reject(signal?.reason);
    if (signal?.aborted) giveUp();
    signal?.addEventListener("abort", giveUp, { once: true });
    Promise.resolve(awaited)
      .then(fulfill, reject)
      .finally(() => signal?.removeEventListener("abort", giveUp));
  });
}

/** Anything can be thrown. */
function reasonIn(error: unknown): string {
  if (error instanceof Error && typeof error.message === "string") return error.message;
  return inspect(error).split("\n", 1)[0] as string;
}
