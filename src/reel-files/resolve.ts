import { UsageError } from "../errors.js";
import { builtIns } from "../reel/built-ins.js";
import { destinations } from "../reel/destinations.js";
import { extended } from "../reel/extend.js";
import { STDOUT } from "../reel/outputs.js";
import type { PartialReel } from "../reel/reel.js";
import { assignment, enumeration, message, setting } from "../text/message.js";
import type { ReelEntry } from "./schema.js";
import { type Variant, variantPath, variantsOf } from "./variants.js";

/** A reel of a file. */
export interface NamedReel {
  /** Its name in the file, and the values of its variant. */
  readonly name: string;
  /** Its name in the file. */
  readonly entry: string;
  /** Its settings, with the paths of its files. */
  readonly reel: PartialReel;
  /** The index of each setting's value in its variant, from 0. */
  readonly indices: Readonly<Record<string, number>>;
}

/** Where reels of files are written by default. */
const USUAL_OUT = "output/{name}.gif";

/**
 * The reels of an entry: one per combination of its variants.
 *
 * @param shared The defaults of its file.
 * @throws {UsageError} if there are too many variants, or a path is wrong.
 */
export function reelsOf(name: string, entry: ReelEntry, shared: ReelEntry = {}): NamedReel[] {
  const defaults = besidesDestination(shared, entry);
  const { extends: base, for: destination, variants: _both, ...own } = { ...defaults, ...entry };
  const variants = entry.variants ?? variantsLeft(defaults.variants, entry);
  return variantsOf(variants).map((variant) => {
    const given = { ...own, ...variant.settings };
    const patterns = [given.out ?? USUAL_OUT].flat();
    if (patterns.includes(STDOUT)) {
      const hint = message`Name a file: ${assignment("out", "film.gif")}`;
      throw new UsageError(message`${setting("out")} of a reel in a file cannot be stdout.`, hint);
    }
    const out = patterns.map((pattern) => variantPath(pattern, name, variant));
    checkPlaceholders(out, variant);
    const usual = base === undefined ? {} : builtIns[base].reel;
    const { out: destined, ...reel } = extended({ ...usual, out: out.slice(0, 1) }, given, destination);
    return {
      name: [name, ...Object.values(variant.names)].join("-"),
      entry: name,
      reel: { ...reel, out: given.out === undefined && destined !== undefined ? destined : out },
      indices: variant.indices,
    };
  });
}

/** The defaults of a file without the settings that the entry's own destination decides. */
function besidesDestination(shared: ReelEntry, { for: destination }: ReelEntry): ReelEntry {
  if (destination === undefined) return shared;
  const isLeft = ([setting]: [string, unknown]) => !Object.hasOwn(destinations[destination].reel, setting);
  const left = (settings: object) => Object.fromEntries(Object.entries(settings).filter(isLeft));
  return { ...left(shared), ...(shared.variants && { variants: left(shared.variants) }) };
}

/** The variants of the defaults, except for settings that the reel sets itself. */
function variantsLeft(variants: ReelEntry["variants"], entry: ReelEntry): ReelEntry["variants"] {
  const left = Object.entries(variants ?? {}).filter(([setting]) => entry[setting as keyof ReelEntry] === undefined);
  return Object.fromEntries(left);
}

/** @throws {UsageError} for an unknown placeholder. */
function checkPlaceholders(out: readonly string[], { names }: Variant): void {
  const known = ["{name}", ...Object.keys(names).map((name) => `{${name}}`)];
  for (const path of out) {
    const [word] = path.match(/\{\w*\}/) ?? [];
    if (word === undefined) continue;
    throw new UsageError(
      message`Unknown placeholder ${word} in ${setting("out")}.`,
      message`Available: ${enumeration(known)}.`,
    );
  }
}
