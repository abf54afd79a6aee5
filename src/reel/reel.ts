import type { Interval } from "../math/geometry.js";
import type { AspectName, ContourName, LayoutName, TrailName } from "../scene/names.js";
import type { Output } from "./outputs.js";
import type { PartialReel } from "./schema.js";

type Unset = "trajectory" | "title" | "alt" | "format";

/** The complete description of one animation, as data: `PartialReel` with nothing left out. */
export type Reel = {
  readonly [Key in keyof PartialReel as Exclude<Key, Unset | "out" | "sizeBudget">]-?: Exclude<
    PartialReel[Key],
    undefined
  >;
} & {
  readonly [Key in keyof PartialReel as Extract<Key, Unset>]-?: PartialReel[Key] | undefined;
} & {
  readonly out: readonly string[];
  readonly sizeBudget: SizeBudget | undefined;
};

/** Bytes: for every file, or by path, by format, and for `all` others: `{ gif: 5e6, all: 1e7 }`. A path goes before its format. */
export type SizeBudget = number | Readonly<Record<string, number>>;

/** The most bytes that an output may have; nothing, where it may have any number. */
export function budgetOf({ path, format }: Output, budget: SizeBudget | undefined): number | undefined {
  return typeof budget === "object" ? (budget[path] ?? budget[format] ?? budget["all"]) : budget;
}

/** A reel whose runs are known: nothing is left to be chosen. */
export type SettledReel = Omit<Reel, keyof Settled> & Settled;

interface Settled {
  readonly frames: number;
  readonly steps: number;
  readonly dpi: number;
  readonly layout: LayoutName;
  readonly xlim: Interval;
  readonly ylim: Interval;
  readonly reference: number | "none";
  readonly trail: TrailName;
  readonly contours: ContourName;
  readonly aspect: AspectName;
  readonly title: string;
}

/** Frames of a film that ends by itself, if it does. */
const MOST_FRAMES_UNTIL_CONVERGED = 2000;

/** How many frames and steps a reel may show: what is recorded of its runs. Recorded ones bring their own. */
export function extentOf({ frames, stride, steps }: Reel): { readonly frames: number; readonly steps: number } {
  const most = frames === "auto" ? MOST_FRAMES_UNTIL_CONVERGED : frames;
  return { frames: most, steps: steps === "auto" ? (most - 1) * stride : steps };
}

/** Panels keep what steps left behind: of no more steps than this, of all runs together. */
export const MOST_READINGS = 100_000;

/** Whether panels can be drawn of every step, not only of those that frames show. */
export function readsEveryStep(steps: number, runCount: number): boolean {
  return steps * runCount <= MOST_READINGS;
}
