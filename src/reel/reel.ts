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
