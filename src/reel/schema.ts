import * as v from "valibot";
import { clockNames } from "../film/clock.js";
import { encoderNames } from "../formats/card.js";
import { formatNames } from "../formats/formats.js";
import { layoutNames } from "../scene/layouts/layout-choice.js";
import {
  arrowNames,
  aspectNames,
  contourNames,
  levelNames,
  panelNames,
  themeNames,
  trailNames,
} from "../scene/names.js";
import { type Description, descriptions as texts } from "./descriptions.js";
import { expected } from "./expectation.js";
import {
  FASTEST_FPS,
  LONGEST_ALT,
  LONGEST_GIF_SIDE_PX,
  LONGEST_PAUSE_MS,
  LONGEST_TITLE,
  MOST_RUNS,
  MOST_STEPS,
  SLOWEST_FPS,
} from "./limits.js";
import { posterNames } from "./names.js";
import type { PartialReel } from "./reel.js";
import { objectiveSchema, optimizerSchema } from "./schema-of-runs.js";
import { SIZE } from "./size-budget.js";

/** A setting that may be left out, with its description for editors. */
function setting<const Schema extends v.GenericSchema>(schema: Schema, { text, usual }: Description) {
  return v.optional(v.pipe(schema, v.description(usual === undefined ? text : `${text} [${usual}]`)));
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

function autoOr<const Names extends readonly string[]>(names: Names) {
  return oneOf(["auto", ...names]);
}

/** A list of some of a few words, none of them twice. */
function someOf<const Names extends readonly string[]>(names: Names) {
  const wanted = expected({ wanted: `must be a list of some of ${names.join(", ")}`, choices: names });
  return v.pipe(
    v.array(v.picklist(names, wanted), wanted),
    v.check((words) => new Set(words).size === words.length, expected({ wanted: "must not name anything twice" })),
    v.readonly(),
  );
}

function atMost(most: number) {
  const quote = (text: unknown) => String((text as string).length);
  return v.maxLength<string, number, string>(most, expected({ wanted: `must have at most ${most} characters`, quote }));
}

const wantedHeight = expected({ wanted: "must be auto, none or a finite number", choices: ["auto", "none"] });
const heights = v.union([v.pipe(v.number(), v.finite(wantedHeight)), oneOf(["auto", "none"])], wantedHeight);
const flag = v.boolean(expected({ wanted: "must be true or false" }));
const text = v.string(expected({ wanted: "must be text" }));
const pause = between(0, LONGEST_PAUSE_MS, "milliseconds");
const numbers = expected({ wanted: "must be finite numbers, in a list or by the names of variables" });
const coordinate = v.pipe(v.number(numbers), v.finite(numbers));
const points = v.union([v.pipe(v.array(coordinate), v.readonly()), v.record(v.string(), coordinate)], numbers);
const twoNumbers = expected({ wanted: "must be two finite numbers" });
const finite = v.pipe(v.number(twoNumbers), v.finite(twoNumbers));
const limits = v.union([v.pipe(v.strictTuple([finite, finite]), v.readonly()), auto], twoNumbers);
const sizeText = expected({ wanted: 'must be a number of bytes, or a size such as "5MB"' });
const bytes = v.union(
  [whole(1, Number.MAX_SAFE_INTEGER, "bytes"), v.pipe(v.string(), v.regex(SIZE, sizeText))],
  sizeText,
);
/** A record takes lists as well. */
const notList = v.custom<Record<string, number | string>>((budget) => !Array.isArray(budget));
const recorded = v.pipe(
  text,
  // JSON Schema knows no flags.
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
const wantedOptimizers = expected({ wanted: `must be a list of 1 to ${MOST_RUNS} optimizers` });
const optimizers = v.pipe(v.array(optimizerSchema, wantedOptimizers), v.readonly());

/** The settings of a reel that a file can hold. */
type WrittenReel = Omit<PartialReel, "runs">;

/** A schema of settings that may all be left out. */
export type SettingsSchema<Settings> = v.GenericSchema<Settings> & {
  readonly entries: { readonly [Name in keyof Settings]-?: v.GenericSchema<Settings[Name]> };
};

/** The schema of a reel: checks each setting by itself and gives the JSON Schema for editors. */
export const reelSchema: SettingsSchema<WrittenReel> = v.strictObject({
  objective: setting(objectiveSchema, texts.objective),
  start: setting(points, texts.start),
  optimizers: setting(optimizers, texts.optimizers),
  trajectory: setting(recorded, texts.trajectory),
  frames: setting(wholeOrAuto(1, MOST_STEPS), texts.frames),
  stride: setting(whole(1, MOST_STEPS), texts.stride),
  steps: setting(wholeOrAuto(0, MOST_STEPS), texts.steps),
  clock: setting(oneOf(clockNames), texts.clock),
  untilConverged: setting(flag, texts.untilConverged),
  fps: setting(between(SLOWEST_FPS, FASTEST_FPS), texts.fps),
  intro: setting(pause, texts.intro),
  hold: setting(pause, texts.hold),
  loop: setting(whole(0, 65_536), texts.loop),
  width: setting(whole(1, LONGEST_GIF_SIDE_PX, "GIF's limit"), texts.width),
  height: setting(whole(1, LONGEST_GIF_SIDE_PX, "GIF's limit"), texts.height),
  dpi: setting(v.union([between(1, 4800), auto], expected({ wanted: "must be a number from 1 to 4800" })), texts.dpi),
  fontSize: setting(between(1, 1000, "points"), texts.fontSize),
  theme: setting(oneOf(themeNames), texts.theme),
  layout: setting(autoOr(layoutNames), texts.layout),
  panels: setting(someOf(panelNames), texts.panels),
  xlim: setting(limits, texts.xlim),
  ylim: setting(limits, texts.ylim),
  reference: setting(heights, texts.reference),
  trail: setting(autoOr(trailNames), texts.trail),
  tangent: setting(flag, texts.tangent),
  arrows: setting(someOf(arrowNames), texts.arrows),
  counter: setting(flag, texts.counter),
  readout: setting(flag, texts.readout),
  levels: setting(autoOr(levelNames), texts.levels),
  contours: setting(autoOr(contourNames), texts.contours),
  aspect: setting(autoOr(aspectNames), texts.aspect),
  title: setting(v.pipe(text, atMost(LONGEST_TITLE)), texts.title),
  alt: setting(alt, texts.alt),
  colors: setting(whole(2, 256), texts.colors),
  dither: setting(flag, texts.dither),
  encoder: setting(oneOf(encoderNames), texts.encoder),
  out: setting(
    v.union([text, v.pipe(v.array(text), v.readonly())], expected({ wanted: "must be a path, or a list of paths" })),
    texts.out,
  ),
  format: setting(oneOf(formatNames), texts.format),
  animated: setting(flag, texts.animated),
  poster: setting(
    v.union(
      [whole(0, MOST_STEPS, "a frame's number"), oneOf(posterNames)],
      expected({ wanted: `must be ${posterNames.join(", ")} or the number of a frame`, choices: posterNames }),
    ),
    texts.poster,
  ),
  sizeBudget: setting(
    v.union(
      [bytes, v.pipe(notList, v.record(v.string(), bytes))],
      expected({ wanted: `${sizeText}, or sizes by path or format` }),
    ),
    texts.sizeBudget,
  ),
});
