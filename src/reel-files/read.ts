import { type Mistake, mistake, mistakesOf } from "../errors.js";
import { type Plan, plan } from "../plan/plan.js";
import { settingMistakes } from "../reel/setting-mistakes.js";
import { assignment, isRecord, literal, message, type SettingPath } from "../text/message.js";
import { nearest } from "../text/nearest.js";
import type { PlacedMistake } from "./placed-mistake.js";
import { entrySchema, type ReelEntry } from "./schema.js";
import { spaceHint } from "./source.js";
import { type NamedReel, reelsOf, variantMistakes } from "./variants.js";

/** The places of settings in a file. */
export interface Places {
  /** A mistake with the place of the first path that the file has. */
  placed(reel: string | undefined, paths: readonly SettingPath[], mistake: Mistake): PlacedMistake;
}

/** A reel of a file with its plan. */
export interface PlannedReel extends NamedReel {
  readonly plan: Plan;
  /** Places a mistake that is found later. */
  placed(mistake: Mistake): PlacedMistake;
}

/** The reels of a file, and the mistakes in the others. */
export interface ReadFile {
  readonly reels: readonly PlannedReel[];
  readonly mistakes: readonly PlacedMistake[];
}

/** Reads the data of a file or a module. `name` is that of a reel that has its file to itself. */
export async function readReels(data: unknown, name: string, places: Places): Promise<ReadFile> {
  if (data === null) {
    const hint = message`The default figure is {}, a built-in reel is ${assignment("extends", "race")}.`;
    return { reels: [], mistakes: [places.placed(undefined, [[]], mistake("The file has no reel.", hint))] };
  }
  if (!isRecord(data)) return readEntry({ name, entry: data, path: [] }, {}, places);
  // JSON has the name of its schema as a key.
  const { $schema: _schema, ...content } = data;
  if ("reels" in content || "defaults" in content) return readSeveral(content, places);
  return readEntry({ name, entry: content, path: [] }, {}, places);
}

async function readSeveral({ defaults, reels, ...rest }: Record<string, unknown>, places: Places): Promise<ReadFile> {
  const mistakes = Object.keys(rest).map((key) => {
    const similar = nearest(key, ["reels", "defaults"]);
    const hint = similar ? `Did you mean ${similar}?` : `Put ${key} into a reel below reels, or into defaults.`;
    const stray = mistake(`A file of several reels has no "${key}".`, hint, { isName: true });
    return places.placed(undefined, [[key]], stray);
  });
  const shared = defaults ?? {};
  const sharedMistakes = entryMistakes(shared).map((one) => places.placed(undefined, pathsOf(one, ["defaults"]), one));
  mistakes.push(...sharedMistakes);
  if (!isRecord(reels) || Object.keys(reels).length === 0) {
    const hint = message`${assignment("reels", { race: { extends: "race" } })}`;
    const wrong = mistake("reels must be reels by name.", hint);
    return { reels: [], mistakes: [...mistakes, places.placed(undefined, [["reels"]], wrong)] };
  }
  const found: PlannedReel[] = [];
  const usable = sharedMistakes.length > 0 ? {} : (shared as ReelEntry);
  for (const [name, entry] of Object.entries(reels)) {
    const read = await readEntry({ name, entry: entry ?? {}, path: ["reels", name] }, usable, places);
    mistakes.push(...read.mistakes);
    found.push(...read.reels);
  }
  // A mistake in the defaults is one in every reel.
  return { reels: sharedMistakes.length > 0 ? [] : found, mistakes: withoutRepetition(mistakes) };
}

interface Entry {
  readonly name: string;
  readonly entry: unknown;
  readonly path: SettingPath;
}

async function readEntry({ name, entry, path }: Entry, defaults: ReelEntry, places: Places): Promise<ReadFile> {
  // A file has its name already.
  if (path.length > 0 && !/^[\w.+-]+$/.test(name)) {
    const hint = "Use letters, digits, - and _: files are named after it.";
    const wrong = mistake(`"${name}" cannot be the name of a reel.`, hint, { isName: true });
    return { reels: [], mistakes: [places.placed(name, [path], wrong)] };
  }
  const place = (reel: string, one: Mistake, indices?: NamedReel["indices"]) =>
    places.placed(reel, pathsOf(one, path, indices), one);
  const wrong = entryMistakes(entry);
  const reels: PlannedReel[] = [];
  const mistakes = wrong.map((one) => place(name, one));
  const found = new Set(wrong.map(({ settings: [path] }) => String(path?.[0])));
  if (wrong.some(isAboutReels)) return { reels, mistakes };
  try {
    for (const named of reelsOf(name, entry as ReelEntry, defaults)) {
      const placed = (one: Mistake) => place(named.name, one, named.indices);
      try {
        reels.push({ ...named, plan: await plan(named.reel), placed });
      } catch (error) {
        // The entry's own mistakes are known already.
        const others = mistakesOf(error).filter(({ settings: [path] }) => !found.has(String(path?.[0])));
        mistakes.push(...others.map(placed));
      }
    }
  } catch (error) {
    mistakes.push(...mistakesOf(error).map((one) => place(name, one)));
  }
  return { reels: wrong.length > 0 ? [] : reels, mistakes: withoutRepetition(mistakes) };
}

/** True if an entry with this mistake has no known reels. Reels of other entries are planned, to find all mistakes. */
function isAboutReels({ settings: [path] }: Mistake): boolean {
  return path === undefined || ["variants", "extends", "for", "out"].includes(String(path[0]));
}

/** Mistakes in an entry of a file: in each setting by itself, and in each value of its variants. */
function entryMistakes(entry: unknown): Mistake[] {
  if (!isRecord(entry)) {
    const hint = typeof entry === "string" ? spaceHint(entry) : undefined;
    return [mistake(message`A reel is settings such as { frames: 100 }, not ${literal(entry)}.`, hint)];
  }
  const { variants, ...rest } = entry;
  return [...settingMistakes(rest, entrySchema), ...variantMistakes(variants)];
}

/** Possible paths of a mistake's settings: values of variants, the entry, the defaults; last, the whole entry. */
function pathsOf({ settings }: Mistake, at: SettingPath, indices: NamedReel["indices"] = {}): SettingPath[] {
  const bases = at[0] === "defaults" ? [at] : [at, ["defaults"]];
  const paths = settings.flatMap(([name = "", ...inner]) => {
    const index = indices[name];
    return bases.flatMap((base) => [
      ...(index === undefined ? [] : [[...base, "variants", name, index, ...inner]]),
      [...base, name, ...inner],
    ]);
  });
  return [...paths, ...settings.map(([name = ""]) => [...at, name]), at];
}

/** Variants share most settings, and therefore most mistakes. */
function withoutRepetition(mistakes: readonly PlacedMistake[]): PlacedMistake[] {
  const keys = mistakes.map(({ line, column, message }) => `${line}:${column} ${message}`);
  return mistakes.filter((_, i) => keys.indexOf(keys[i] as string) === i);
}
