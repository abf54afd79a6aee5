import { UsageError } from "../../errors.js";
import { nearest } from "../../text/nearest.js";
import type { Issue } from "../issue.js";
import { inFileWords } from "../setting-names.js";
import { entryIssues } from "./entry-issues.js";
import type { Mistake } from "./mistake.js";
import { type NamedReel, resolved } from "./resolve.js";
import type { ReelEntry } from "./schema.js";

type Path = readonly (string | number)[];
type Said = Pick<Mistake, "message" | "hint">;

/** What is told of a mistake by whoever knows where things stand. */
export interface Places {
  has(path: Path): boolean;
  mistakeAt(reel: string | undefined, path: Path, said: Said, isName?: boolean): Mistake;
}

/** A reel, and how to tell that its files cannot be written. */
export interface ReadReel extends NamedReel {
  outMistake(said: Said): Mistake;
}

/** What a reel file says: the reels in it, and everything that is wrong with the others. */
export interface ReadFile {
  readonly reels: readonly ReadReel[];
  readonly mistakes: readonly Mistake[];
}

/**
 * Reads what a file or a module says.
 *
 * @param name What a reel is called that has its file to itself.
 */
export function readReels(said: unknown, name: string, places: Places): ReadFile {
  const data = withoutSchema(said);
  if (data === null) {
    const empty = {
      message: "There is no reel in it.",
      hint: 'A reel of nothing, {}, is the default figure; "extends: race" is a built-in one.',
    };
    return { reels: [], mistakes: [places.mistakeAt(undefined, [], empty)] };
  }
  const isSeveral = typeof data === "object" && data !== null && ("reels" in data || "defaults" in data);
  return isSeveral ? readSeveral(data as Several, places) : readOne({ name, entry: data, path: [] }, undefined, places);
}

/** JSON says at the top which schema it follows; YAML does so in a comment. */
function withoutSchema(data: unknown): unknown {
  if (typeof data !== "object" || data === null || Array.isArray(data) || !("$schema" in data)) return data;
  const { $schema: _named, ...rest } = data;
  return rest;
}

interface Several {
  readonly defaults?: unknown;
  readonly reels?: unknown;
}

function readSeveral({ defaults, reels, ...rest }: Several, places: Places): ReadFile {
  const strays = Object.keys(rest).map((key) => {
    const similar = nearest(key, ["reels", "defaults"]);
    const hint = similar
      ? `Did you mean ${similar}?`
      : `Settings go into a reel: reels, then its name, then ${key}. What all share goes under defaults.`;
    return places.mistakeAt(undefined, [key], { message: `A file of several reels has no "${key}".`, hint }, true);
  });
  const shared = entryIssues(defaults ?? {}).map((issue) => mistakeOf(issue, undefined, ["defaults"], places));
  if (typeof reels !== "object" || reels === null || Array.isArray(reels) || Object.keys(reels).length === 0) {
    const said = { message: "reels must be names with a reel each.", hint: "reels: { race: { extends: race } }" };
    return { reels: [], mistakes: [...strays, ...shared, places.mistakeAt(undefined, ["reels"], said)] };
  }
  const usual = shared.length > 0 ? {} : ((defaults ?? {}) as ReelEntry);
  const read = Object.entries(reels).map(([name, entry]) =>
    readOne({ name, entry: entry ?? {}, path: ["reels", name] }, usual, places),
  );
  // What all share is wrong for all.
  return {
    reels: shared.length > 0 ? [] : read.flatMap((one) => one.reels),
    mistakes: [...strays, ...shared, ...read.flatMap((one) => one.mistakes)],
  };
}

interface Named {
  readonly name: string;
  readonly entry: unknown;
  readonly path: Path;
}

function readOne({ name, entry, path }: Named, defaults: ReelEntry | undefined, places: Places): ReadFile {
  // A file has its name already.
  if (path.length > 0 && !/^[\w.+-]+$/.test(name)) {
    const said = {
      message: `"${name}" is no name for a reel.`,
      hint: "Use letters, digits, - and _: files are named after it.",
    };
    return { reels: [], mistakes: [places.mistakeAt(name, path, said, true)] };
  }
  const issues = entryIssues(entry);
  if (issues.length > 0) return { reels: [], mistakes: issues.map((issue) => mistakeOf(issue, name, path, places)) };
  try {
    const placed = [
      [...path, "out"],
      ["defaults", "out"],
      [...path, "variants"],
    ].find((place) => places.has(place));
    const reels = resolved(name, entry as ReelEntry, defaults).map((reel) => ({
      ...reel,
      outMistake: (said: Said) => places.mistakeAt(reel.name, placed ?? path, said, true),
    }));
    return { reels, mistakes: [] };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const said = { ...defaults, ...(entry as ReelEntry) };
    return { reels: [], mistakes: [togetherMistake(error, said, name, path, places)] };
  }
}

function mistakeOf(
  { path, isName = false, ...said }: Issue,
  reel: string | undefined,
  at: Path,
  places: Places,
): Mistake {
  return places.mistakeAt(reel, [...at, ...path], said, isName);
}

/** What settings have to do with each other is told of the first that is spoken of, in a file's words. */
function togetherMistake(
  { message, hint }: UsageError,
  { out = [] }: ReelEntry,
  reel: string,
  at: Path,
  places: Places,
): Mistake {
  const told = inFileWords(message);
  const isOfFiles = [out].flat().some((path) => message.includes(`"${path}"`));
  const spoken = (told.match(/\w+/g) ?? []).filter((word) => word !== "for");
  const words = [...(isOfFiles ? ["out"] : []), ...spoken, ...(/size budget/.test(message) ? ["sizeBudget"] : [])];
  const paths = words.flatMap((word) => [
    [...at, word],
    [...at, "variants", word],
    ["defaults", word],
    ["defaults", "variants", word],
  ]);
  const said = { message: told, hint: hint && inFileWords(hint) };
  return places.mistakeAt(reel, paths.find((path) => places.has(path)) ?? at, said, true);
}
