import { basename, extname } from "node:path";
import { mistake, SystemError, UsageError } from "../errors.js";
import { entryAt, fileBytes } from "../files/disk.js";
import { extentOf } from "../film/clock.js";
import { outputClashes } from "../plan/clashes.js";
import { message, setting } from "../text/message.js";
import { askedFor, chooserOf } from "./asked.js";
import { moduleData } from "./module.js";
import { isModule } from "./paths.js";
import { type PlacedMistake, unplacedMistake } from "./placed-mistake.js";
import { type PlannedReel, type ReadFile, readReels } from "./read.js";
import { Source } from "./source.js";

const MOST_BYTES = 1 << 20;

/** A reel of a file, ready to be rendered. */
export interface FiledReel extends Omit<PlannedReel, "placed" | "indices"> {
  /** The file, as its path was given. */
  readonly file: string;
  /** `reels/gallery.yaml#race`, or the file alone where it has one reel. */
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
  const reels: (FiledReel & PlannedReel)[] = [];
  const mistakes: PlacedMistake[] = [];
  const choosers = new Map<string, (reel: string | undefined) => boolean>();
  for (const one of asked) {
    const { file } = one;
    const read = await loadFile(file, signal);
    choosers.set(file, chooserOf(one, read));
    reels.push(...read.reels.map((reel) => ({ ...reel, file, id: reelId(file, reel.name) })));
    mistakes.push(...read.mistakes);
  }
  // A clash within a file is a mistake whichever of its reels is asked for.
  const clashes = clashesOf(reels);
  const place = ({ file, line = 0, column = 0 }: PlacedMistake) => [files.indexOf(file), line, column] as const;
  const isAsked = (file: string, reel: string | undefined) => choosers.get(file)?.(reel) === true;
  return {
    reels: reels
      .filter((reel) => !clashes.has(reel) && isAsked(reel.file, reel.name))
      .map(({ placed: _placed, indices: _indices, ...filed }) => filed),
    mistakes: [...mistakes, ...clashes.values()]
      .filter(({ file, reel }) => isAsked(file, reel))
      .sort((a, b) => inOrder(place(a), place(b))),
  };
}

/** The reels that write a file which a reel before them writes. */
function clashesOf<One extends FiledReel & PlannedReel>(reels: readonly One[]): Map<One, PlacedMistake> {
  const owned = reels.flatMap((owner) =>
    owner.plan.outputs.map((output) => ({ owner, output, frames: extentOf(owner.plan.reel).frames })),
  );
  const clashes = outputClashes(owned).map(({ first, second, text }) => {
    const [one, other] = [first.owner, second.owner];
    const hint = message`Give each a file of its own with another ${setting("out")}.`;
    const found = mistake(`${other.id} and ${one.id} ${text}.`, hint, {
      settings: [["out"], ["variants"]],
      isName: true,
    });
    return [other, other.placed(found)] as const;
  });
  return new Map(clashes);
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  return a.map((number, i) => number - (b[i] as number)).find((difference) => difference !== 0) ?? 0;
}

/** The id of a reel of a file, or the file where no reel is given. */
export function reelId(file: string, name: string | undefined): string {
  return name === undefined || name === nameOf(file) ? file : `${file}#${name}`;
}

function nameOf(file: string): string {
  return basename(file, extname(file));
}

/** A file that cannot be read does not keep others from being rendered. */
async function loadFile(file: string, signal: AbortSignal | undefined): Promise<ReadFile> {
  try {
    return await (isModule(file) ? loadModule(file, signal) : loadText(file));
  } catch (error) {
    if (error instanceof UsageError) {
      return { reels: [], mistakes: error.mistakes.map((one) => unplacedMistake(file, undefined, one)) };
    }
    if (!(error instanceof SystemError)) throw error;
    return { reels: [], mistakes: [unplacedMistake(file, undefined, mistake(error.message, error.hint))] };
  }
}

async function loadText(file: string): Promise<ReadFile> {
  const source = new Source(file, textOf(file));
  if (source.mistakes.length > 0) return { reels: [], mistakes: source.mistakes };
  return readReels(source.data(), nameOf(file), source);
}

function textOf(file: string): string {
  const { size } = entryAt(file) ?? { size: 0 };
  if (size > MOST_BYTES) throw new UsageError(`"${file}" has ${size} bytes; the limit is ${MOST_BYTES}.`);
  const bytes = fileBytes(file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`"${file}" is not UTF-8 text.`, "Save it as UTF-8.");
  }
}

async function loadModule(file: string, signal: AbortSignal | undefined): Promise<ReadFile> {
  return readReels(await moduleData(file, signal), nameOf(file), {
    placed: (reel, [path = []], found) => unplacedMistake(file, reel, found, path.slice(0, -1)),
  });
}
