import * as v from "valibot";
import { type BuiltInName, builtIns } from "../reel/built-ins.js";
import { type DestinationName, destinationNames } from "../reel/names.js";
import type { PartialReel } from "../reel/reel.js";
import { oneOf, reelSchema, type SettingsSchema } from "../reel/schema.js";

/** The settings of a reel in a file. */
type Settings = Omit<PartialReel, "format" | "runs">;

/** A reel in a file. */
export interface ReelEntry extends Settings {
  /** A built-in reel, of which it changes some settings. */
  readonly extends?: BuiltInName | undefined;
  /** The place it is made for, which decides size, budget and format. */
  readonly for?: DestinationName | undefined;
  /** A reel for every combination of these values. */
  readonly variants?: Variants | undefined;
}

/** Several values of some settings. */
export type Variants = {
  readonly [Name in Exclude<keyof Settings, "out" | "alt">]?: readonly Exclude<Settings[Name], undefined>[] | undefined;
};

/** A file with several reels. */
export interface SeveralReels {
  /** Settings that its reels share. */
  readonly defaults?: ReelEntry | null | undefined;
  readonly reels: Readonly<Record<string, ReelEntry | null>>;
}

/** The content of a reel file, or the default export of a module: one reel, or several by name. */
export type ReelFile = ReelEntry | SeveralReels;

const { out: _places, format: _stdout, alt: _words, ...looks } = reelSchema.entries;
/** Nothing goes to stdout from a file. */
const { format: _format, ...settings } = reelSchema.entries;

/** The settings that a reel may vary in. */
export const varyingNames: readonly string[] = Object.keys(looks);

const variants: v.GenericSchema<Variants> = v.strictObject(
  Object.fromEntries(
    Object.entries(looks).map(([name, schema]) => {
      const { wrapped } = schema as unknown as v.OptionalSchema<v.GenericSchema, undefined>;
      return [
        name,
        v.optional(v.pipe(v.array(wrapped), v.minLength(1), v.description(v.getDescription(wrapped) ?? ""))),
      ];
    }),
  ),
);

/** What is said of one reel in a file. */
export const entrySchema: SettingsSchema<ReelEntry> = v.strictObject({
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
export const severalSchema: v.GenericSchema<SeveralReels> = v.strictObject({
  defaults: v.optional(
    v.pipe(v.nullable(entrySchema), v.description("What all reels of this file say, unless they say otherwise")),
  ),
  reels: v.pipe(
    v.record(v.string(), v.nullable(entrySchema)),
    v.minEntries(1),
    v.description("Reels by name; {name} in out stands for it"),
  ),
});
