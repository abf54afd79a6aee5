import * as v from "valibot";
import { type BuiltInName, builtIns } from "../reel/built-ins.js";
import { type DestinationName, destinationNames } from "../reel/destinations.js";
import type { PartialReel } from "../reel/reel.js";
import { oneOf, type SettingSchema, settingSchemas } from "../reel/schema.js";

/** Reels of files are not written to stdout. */
const { format: _stdout, ...settings } = settingSchemas;
const { out: _places, alt: _text, ...varying } = settings;

/** The settings that may vary within a reel. */
export const varyingNames: readonly string[] = Object.keys(varying);

const variants = v.strictObject(
  Object.fromEntries(
    Object.entries(varying).map(([name, { wrapped }]) => {
      const values = v.pipe(v.array(wrapped), v.minLength(1), v.description(v.getDescription(wrapped) ?? ""));
      return [name, v.optional(values)];
    }),
  ),
);

function described(schema: v.GenericSchema, text: string): SettingSchema {
  return v.optional(v.pipe(schema, v.description(text)));
}

/** The schema of one reel in a file. */
export const entrySchema: v.StrictObjectSchema<Record<keyof ReelEntry, SettingSchema>, undefined> = v.strictObject({
  extends: described(oneOf(Object.keys(builtIns)), "A built-in reel to start from (gradreel list reels)"),
  for: described(
    oneOf(destinationNames),
    "Where the animation is shown: decides size, budget and format (gradreel list destinations)",
  ),
  ...settings,
  variants: described(variants, "One reel for every combination of these values: { theme: [light, dark] }"),
});

/** The schema of a file with several reels. */
export const severalSchema: v.GenericSchema = v.strictObject({
  defaults: described(v.nullable(entrySchema), "Settings for all reels of this file that do not set them"),
  reels: v.pipe(
    v.record(v.string(), v.nullable(entrySchema)),
    v.minEntries(1),
    v.description("Reels by name; in out, {name} is replaced by it"),
  ),
});

/** The settings of a reel in a file. */
type Settings = Omit<PartialReel, "runs" | "format">;
type VaryingName = Exclude<keyof Settings, "out" | "alt">;

/** One reel in a file. */
export interface ReelEntry extends Settings {
  /** A built-in reel to start from. */
  readonly extends?: BuiltInName | undefined;
  /** Where the animation is shown: decides size, budget and format, unless the reel sets them. */
  readonly for?: DestinationName | undefined;
  /** One reel for every combination of these values. */
  readonly variants?:
    | { readonly [Name in VaryingName]?: readonly Exclude<Settings[Name], undefined>[] | undefined }
    | undefined;
}

/** The contents of a reel file, or the export of a module: one reel, or several by name with shared defaults. */
export type ReelFile =
  | ReelEntry
  | { readonly defaults?: ReelEntry | null; readonly reels: Readonly<Record<string, ReelEntry | null>> };
