import { UsageError } from "../errors.js";
import { objectives } from "../objectives/registry.js";
import { AMSGRAD_DEFAULTS } from "../optimizers/amsgrad.js";
import { checkReel } from "./check.js";
import type { Reel } from "./reel.js";

/** What may be left out of a reel: everything. */
export type PartialReel = { readonly [Key in keyof Reel]?: Reel[Key] | undefined };

/** The post's figure, the reel that an empty one stands for. */
const DEFAULTS: Omit<Reel, "title" | "start"> = {
  objective: "cubic",
  optimizer: { name: "amsgrad", ...AMSGRAD_DEFAULTS },
  frames: 200,
  stride: 1,
  fps: 50,
  holdMs: 0,
  plays: 0,
  width: 1920,
  height: 1080,
  dpi: 100,
  fontSizePt: 22,
  xlim: [-5, 5],
  ylim: [-5, 5],
  reference: "auto",
  colors: 256,
  dither: false,
  encoder: "gradreel",
  out: "output/2.8 Amsgrad.gif",
};

const SETTINGS: readonly string[] = [...Object.keys(DEFAULTS), "start", "title"];

/**
 * Fills in what a reel leaves out and checks what it says.
 *
 * @throws {UsageError} for the first value out of its range, naming it.
 */
export function completeReel(partial: PartialReel): Reel {
  const unknown = Object.keys(partial).find((key) => !SETTINGS.includes(key));
  if (unknown) throw new UsageError(`A reel has no setting "${unknown}".`, `It has ${SETTINGS.join(", ")}.`);
  const given = defined(partial) as Partial<Reel>;
  if (given.optimizer !== undefined) checkOptimizer(given.optimizer);
  const optimizer = { ...DEFAULTS.optimizer, ...defined(given.optimizer ?? {}) };
  const title = `Amsgrad, learning_rate = ${optimizer.learningRate}`;
  const objective = given.objective ?? DEFAULTS.objective;
  const start = Object.hasOwn(objectives, objective) ? objectives[objective].start : [];
  const reel = { ...DEFAULTS, start, title, ...given, optimizer };
  checkReel(reel);
  return reel;
}

function defined(settings: object): object {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function checkOptimizer(settings: unknown): void {
  if (typeof settings === "object" && settings !== null) return;
  throw new UsageError(`optimizer must be settings such as { name: "amsgrad" }, not ${settings}.`);
}
