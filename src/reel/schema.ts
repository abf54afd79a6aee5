import * as v from "valibot";
import { clockNames } from "../film/clock.js";
import { encoderNames } from "../formats/card.js";
import { formatNames } from "../formats/formats.js";
import type { ObjectiveChoice } from "../objectives/choice.js";
import { sources } from "../objectives/sources/sources.js";
import { type HyperParameterName, hyperParameters } from "../optimizers/hyper-parameter.js";
import { type OptimizerSettings, optimizers } from "../optimizers/registry.js";
import type { Rule } from "../optimizers/rule.js";
import { layoutNames } from "../scene/layouts/layout-choice.js";
import * as scene from "../scene/names.js";
import { descriptions } from "./descriptions.js";
import { posterNames, type Reel, SIZE } from "./reel.js";

export const MOST_STEPS = 5_000_000;
export const FASTEST_FPS = 60;
export const SLOWEST_FPS = 0.01;
export const LONGEST_PAUSE_MS = 3_600_000;
/** GIF's limit for a side of a picture; cairo's is below it. */
export const LONGEST_GIF_SIDE_PX = 65_535;
export const LONGEST_TITLE = 1000;
/** Reading it aloud takes more than a minute. */
export const LONGEST_ALT = 1000;
/** Viewers cannot distinguish more runs in one picture. */
export const MOST_RUNS = 8;

/** The values that a setting accepts. */
export interface Expectation {
  /** In words that follow the name: `must be true or false`. */
  readonly wanted: string;
  /** The words to choose from, if it takes one of a few. */
  readonly choices?: readonly string[];
  /** A value to write instead, if nothing better is known. */
  readonly example?: unknown;
  /** How to correct a wrong value. */
  readonly hint?: string;
  /** The part of a wrong value to quote, such as its length; the value itself when absent. */
  readonly quote?: (value: unknown) => string;
}

const known = new Map<string, Expectation>();

/** The text that a schema reports for an expectation. `expectationOf` is its inverse. */
function expected(expectation: Expectation): string {
  known.set(expectation.wanted, expectation);
  return expectation.wanted;
}

/** The expectation behind a text that a schema reported. */
export function expectationOf(text: string): Expectation {
  return known.get(text) ?? { wanted: text };
}

const auto = v.literal("auto");

function whole(least: number, most: number, why = "") {
  const wanted = expected({ wanted: `must be a whole number from ${least} to ${most}${why && ` (${why})`}` });
  return v.pipe(v.number(wanted), v.integer(wanted), v.minValue(least, wanted), v.maxValue(most, wanted));
}

function wholeOrAuto(least: number, most: number) {
  return v.union([whole(least, most), auto], expected({ wanted: `must be a whole number from ${least} to ${most}` }));
}

function between(least: number, most: number, unit = "") {
  const wanted = expected({ wanted: `must be a number${unit && ` of ${unit}`} from ${least} to ${most}` });
  return v.pipe(v.number(wanted), v.minValue(least, wanted), v.maxValue(most, wanted));
}

/** One of a few words. */
export function oneOf<const Names extends readonly string[]>(names: Names): v.GenericSchema<Names[number]> {
  const choices = names.length > 2 ? `one of ${names.join(", ")}` : names.join(" or ");
  return v.picklist(names, expected({ wanted: `must be ${choices}`, choices: names }));
}

function autoOr(names: readonly string[]) {
  return oneOf(["auto", ...names]);
}

/** A list of distinct words out of a few. */
function someOf(names: readonly string[]) {
  const wanted = expected({ wanted: `must be a list of some of ${names.join(", ")}`, choices: names });
  const isDistinct = (words: string[]) => new Set(words).size === words.length;
  const repeated = expected({ wanted: "must have each name once" });
  return v.pipe(v.array(v.picklist(names, wanted), wanted), v.check(isDistinct, repeated));
}

function atMost(most: number) {
  const quote = (text: unknown) => String((text as string).length);
  return v.maxLength<string, number, string>(most, expected({ wanted: `must have at most ${most} characters`, quote }));
}

const wantedHeight = expected({ wanted: "must be auto, none or a finite number", choices: ["auto", "none"] });
const flag = v.boolean(expected({ wanted: "must be true or false" }));
const text = v.string(expected({ wanted: "must be text" }));
const pause = between(0, LONGEST_PAUSE_MS, "milliseconds");
const side = whole(1, LONGEST_GIF_SIDE_PX, "GIF's limit");
const numbers = expected({ wanted: "must be finite numbers, in a list or by the names of variables" });
const coordinate = v.pipe(v.number(numbers), v.finite(numbers));
const twoNumbers = expected({ wanted: "must be two finite numbers", example: [-5, 5] });
const finite = v.pipe(v.number(twoNumbers), v.finite(twoNumbers));
const axisLimits = v.union([v.pipe(v.strictTuple([finite, finite]), v.readonly()), auto], twoNumbers);
const sizeText = expected({ wanted: 'must be a number of bytes, or a size such as "5MB"' });
const bytes = v.union(
  [whole(1, Number.MAX_SAFE_INTEGER, "bytes"), v.pipe(v.string(), v.regex(SIZE, sizeText))],
  sizeText,
);
/** A record takes lists as well. */
const notList = v.custom<Record<string, number | string>>((budget) => !Array.isArray(budget));
const recorded = v.pipe(
  text,
  // JSON Schema has no flags.
  v.regex(/\.([cC][sS][vV]|[jJ][sS][oO][nN])$/, expected({ wanted: "must be a .csv or .json file" })),
);
const alt = v.pipe(
  text,
  v.regex(
    // Any characters but control characters and line breaks: JSON Schema has no classes for them.
    /^(?=.*\S)(?:[ -~]|[^\0-\x9f\u2028\u2029])*$/,
    expected({
      wanted: "must be one line of text, without control characters",
      hint: "Leave it out for a text made from the run; YAML folds several lines into one after alt: >-",
    }),
  ),
  atMost(LONGEST_ALT),
);

// Names and ranges of objectives and optimizers come from the registries, which also check them.

const names = sources.flatMap((source) => source.names ?? []);
const fields = sources.flatMap((source) => (source.fields ? [source.fields] : []));

/** A function by its name, or as a formula. */
export const objectiveSchema: v.GenericSchema<ObjectiveChoice> = v.union([
  v.picklist(names),
  ...fields.map((texts) =>
    v.strictObject(
      Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, v.pipe(v.string(), v.description(text))])),
    ),
  ),
]) as never;

let madeOptimizerSchema: v.GenericSchema<OptimizerSettings> | undefined;

/** A rule by its name, its form and its hyper-parameters. Made when it is needed: most reels that are rendered need none. */
export function optimizerSchema(): v.GenericSchema<OptimizerSettings> {
  madeOptimizerSchema ??= v.variant(
    "name",
    Object.entries(optimizers).map(([name, rule]) => settingsOf(name, rule as unknown as Rule)),
  ) as never;
  return madeOptimizerSchema as v.GenericSchema<OptimizerSettings>;
}

function settingsOf(name: string, { forms, title, equation }: Rule) {
  const parameters = new Set(Object.values(forms).flatMap(({ defaults }) => Object.keys(defaults)));
  const numbers = [...parameters].map((parameter) => {
    const { description, usual } = hyperParameters[parameter as HyperParameterName];
    return [parameter, v.optional(v.pipe(v.number(), v.description(`${description}. ${usual}`)))] as const;
  });
  return v.pipe(
    v.strictObject({
      name: v.pipe(v.literal(name), v.description(title)),
      form: v.optional(v.pipe(v.picklist(Object.keys(forms)), v.description("Whose defaults and variant to take"))),
      schedule: v.optional(v.pipe(v.string(), v.description('How the learning rate changes: "1/sqrt(t)"'))),
      ...Object.fromEntries(numbers),
    }),
    v.description(`${title}: ${equation}`),
  );
}

const schemas: Readonly<Record<keyof Reel, v.GenericSchema>> = {
  objective: objectiveSchema,
  start: v.union([v.pipe(v.array(coordinate), v.readonly()), v.record(v.string(), coordinate)], numbers),
  optimizers: v.array(v.lazy(optimizerSchema), expected({ wanted: `must be a list of 1 to ${MOST_RUNS} optimizers` })),
  trajectory: recorded,
  frames: wholeOrAuto(1, MOST_STEPS),
  stride: whole(1, MOST_STEPS),
  steps: wholeOrAuto(0, MOST_STEPS),
  clock: oneOf(clockNames),
  untilConverged: flag,
  fps: between(SLOWEST_FPS, FASTEST_FPS),
  intro: pause,
  hold: pause,
  loop: whole(0, 65_536),
  width: side,
  height: side,
  dpi: v.union([between(1, 4800), auto], expected({ wanted: "must be a number from 1 to 4800" })),
  fontSize: between(1, 1000, "points"),
  theme: oneOf(scene.themeNames),
  layout: autoOr(layoutNames),
  panels: someOf(scene.panelNames),
  xlim: axisLimits,
  ylim: axisLimits,
  reference: v.union([v.pipe(v.number(), v.finite(wantedHeight)), oneOf(["auto", "none"])], wantedHeight),
  trail: autoOr(scene.trailNames),
  tangent: flag,
  arrows: someOf(scene.arrowNames),
  counter: flag,
  readout: flag,
  levels: autoOr(scene.levelNames),
  contours: autoOr(scene.contourNames),
  aspect: autoOr(scene.aspectNames),
  title: v.pipe(text, atMost(LONGEST_TITLE)),
  alt,
  colors: whole(2, 256),
  dither: flag,
  encoder: oneOf(encoderNames),
  out: v.union([text, v.array(text)], expected({ wanted: "must be a path, or a list of paths" })),
  format: oneOf(formatNames),
  animated: flag,
  poster: v.union(
    [whole(0, MOST_STEPS, "a frame's number"), oneOf(posterNames)],
    expected({ wanted: `must be ${posterNames.join(", ")} or the number of a frame`, choices: posterNames }),
  ),
  sizeBudget: v.union(
    [bytes, v.pipe(notList, v.record(v.string(), bytes))],
    expected({ wanted: `${sizeText}, or sizes by path or format` }),
  ),
};

/** The schema of a setting, which may be left out, with its description for editors. */
export type SettingSchema = v.OptionalSchema<v.GenericSchema, undefined>;

/** The schemas of all settings. */
export const settingSchemas: Readonly<Record<keyof Reel, SettingSchema>> = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => {
    const { text, usual } = descriptions[name as keyof Reel];
    return [name, v.optional(v.pipe(schema, v.description(usual === undefined ? text : `${text} [${usual}]`)))];
  }),
) as never;

/** The schema of a reel. It checks each setting by itself. */
export const reelSchema: v.StrictObjectSchema<typeof settingSchemas, undefined> = v.strictObject(settingSchemas);
