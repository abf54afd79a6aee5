import { UsageError } from "../../errors.js";
import { objectiveFor } from "../../objectives/choice.js";
import { checkStart } from "../../objectives/start.js";
import { builtIns } from "../built-ins.js";
import { completeReel } from "../complete.js";
import { destinations } from "../destinations.js";
import { extended } from "../extend.js";
import { drawnLayout } from "../layout.js";
import { STDOUT } from "../outputs.js";
import type { Reel } from "../reel.js";
import type { PartialReel } from "../schema.js";
import type { ReelEntry } from "./schema.js";
import { placeOf, type Variant, variantsOf } from "./variants.js";

/** A reel of a file: what it is called, and what it says. */
export interface NamedReel {
  /** Its name in the file, with the values that it varies in. */
  readonly name: string;
  /** The same without them. */
  readonly entry: string;
  /** With every file that it writes named. */
  readonly reel: PartialReel;
}

/** Where reels of files are written unless they say otherwise. */
const USUAL_OUT = "output/{name}.gif";

/**
 * The reels that an entry stands for: one for every combination of what varies.
 *
 * @param shared What it shares with the others of its file.
 * @throws {UsageError} if one cannot be drawn as it stands.
 */
export function resolved(name: string, entry: ReelEntry, shared: ReelEntry = {}): NamedReel[] {
  const defaults = besidesDestination(shared, entry);
  const { extends: base, for: destination, variants: _both, ...said } = { ...defaults, ...entry };
  const variants = entry.variants ?? variantsLeft(defaults.variants, entry);
  return variantsOf(variants).map((variant) => {
    const anew = { ...said, ...variant.settings };
    const patterns = [anew.out ?? USUAL_OUT].flat();
    if (patterns.includes(STDOUT))
      throw new UsageError("The out of a reel in a file cannot be stdout.", 'Name a file: out: "film.gif".');
    const out = patterns.map((pattern) => placeOf(pattern, name, variant));
    checkNamed(out, variant);
    const usual = base === undefined ? {} : builtIns[base].reel;
    const { out: destined, ...reel } = extended({ ...usual, out: out.slice(0, 1) }, anew, destination);
    const whole = { ...reel, out: anew.out === undefined && destined !== undefined ? destined : out };
    const complete = completeReel(whole);
    checkRuns(complete);
    return { name: [name, ...Object.values(variant.names)].join("-"), entry: name, reel: whole };
  });
}

/** What all reels say, but for what one of them leaves to where it is to be shown: the nearer counts for more. */
function besidesDestination(shared: ReelEntry, { for: destination }: ReelEntry): ReelEntry {
  if (destination === undefined) return shared;
  const isLeft = ([setting]: [string, unknown]) => !Object.hasOwn(destinations[destination].reel, setting);
  const left = (settings: object) => Object.fromEntries(Object.entries(settings).filter(isLeft));
  return { ...left(shared), ...(shared.variants && { variants: left(shared.variants) }) };
}

/** @throws {UsageError} if the runs cannot start where they are to, or not be drawn as they are to. */
function checkRuns(reel: Reel): void {
  const objective = objectiveFor(reel.objective);
  drawnLayout(reel, objective);
  if (reel.trajectory !== undefined) return;
  checkStart(objective, reel.start);
}

/** What all reels vary in, but for what one of them says itself. */
function variantsLeft(variants: ReelEntry["variants"], entry: ReelEntry): ReelEntry["variants"] {
  const left = Object.entries(variants ?? {}).filter(([setting]) => entry[setting as keyof ReelEntry] === undefined);
  return Object.fromEntries(left);
}

/** @throws {UsageError} for a name with something in braces that nothing stands for. */
function checkNamed(out: readonly string[], { names }: Variant): void {
  for (const path of out) {
    const [word] = path.match(/\{\w*\}/) ?? [];
    if (word === undefined) continue;
    const known = ["{name}", ...Object.keys(names).map((setting) => `{${setting}}`)];
    throw new UsageError(`out has ${word}, which nothing stands for.`, `There is ${known.join(", ")}.`);
  }
}
