import * as v from "valibot";
import { type BuiltInName, builtIns } from "../reel/built-ins.js";
import { destinationNames } from "../reel/names.js";
import { oneOf, reelSchema } from "../reel/schema.js";

const { out: _places, format: _stdout, alt: _words, ...looks } = reelSchema.entries;
/** Nothing goes to stdout from a file. */
const { format: _format, ...settings } = reelSchema.entries;

/** The settings that a reel may vary in. */
export const varyingNames: readonly string[] = Object.keys(looks);

const variants = v.strictObject(
  Object.fromEntries(
    Object.entries(looks).map(([name, schema]) => {
      const { wrapped } = schema as typeof looks.theme;
      return [
        name,
        v.optional(v.pipe(v.array(wrapped), v.minLength(1), v.description(v.getDescription(wrapped) ?? ""))),
      ];
    }),
  ),
);

/** What is said of one reel in a file. */
export const entrySchema = v.strictObject({
  /** A built-in reel: what is not said here is as it is there. */
  extends: v.optional(
    v.pipe(
      oneOf(Object.keys(builtIns) as BuiltInName[]),
      v.description("A built-in reel: what is not said here is as it is there (gradreel list reels)"),
    ),
  ),
  /** Where it is to be shown: size, budget and format go by it. */
  for: v.optional(
    v.pipe(
      oneOf(destinationNames),
      v.description("Where it is to be shown: size, budget and format go by it (gradreel list destinations)"),
    ),
  ),
  ...settings,
  /** A reel for every combination of these values. */
  variants: v.optional(
    v.pipe(variants, v.description("A reel for every combination of these values: { theme: [light, dark] }")),
  ),
});

/** A file with several reels, which share what `defaults` says. */
export const severalSchema = v.strictObject({
  defaults: v.optional(
    v.pipe(v.nullable(entrySchema), v.description("What all reels of this file say, unless they say otherwise")),
  ),
  reels: v.pipe(
    v.record(v.string(), v.nullable(entrySchema)),
    v.minEntries(1),
    v.description("Reels by name; {name} in out stands for it"),
  ),
});

/** What a file says of one reel. */
export type ReelEntry = Readonly<v.InferOutput<typeof entrySchema>>;
/** What a reel file says, or a module exports: one reel, or several by name with what they share. */
export type ReelFile =
  | ReelEntry
  | { readonly defaults?: ReelEntry | null; readonly reels: Readonly<Record<string, ReelEntry | null>> };
