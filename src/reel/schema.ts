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
import { descriptions as texts } from "./descriptions.js";
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
import { objectiveSchema, optimizerSchema } from "./schema-of-runs.js";
import { SIZE } from "./size-budget.js";

// What is wrong is said as "must be …" or "has …": who reports it puts the setting before, and its value behind
// where there is no full stop. A hint is the second line.

/** A setting that may be left out, with what is said of it to whoever writes it. */
function setting<const Schema extends v.GenericSchema>(schema: Schema, text: string) {
  return v.optional(v.pipe(schema, v.description(text)));
}

const auto = v.literal("auto");

function whole(least: number, most: number, why = "") {
  const wanted = `must be a whole number from ${least} to ${most}${why && ` (${why})`}`;
  return v.pipe(v.number(wanted), v.integer(wanted), v.minValue(least, wanted), v.maxValue(most, wanted));
}

function wholeOrAuto(least: number, most: number) {
  return v.union([whole(least, most), auto], `must be a whole number from ${least} to ${most}`);
}

function within(least: number, most: number, unit = "") {
  const wanted = `must be a number${unit && ` of ${unit}`} from ${least} to ${most}`;
  return v.pipe(v.number(wanted), v.minValue(least, wanted), v.maxValue(most, wanted));
}

function oneOf<const Names extends readonly string[]>(names: Names) {
  return v.picklist(names, `must be ${names.length > 2 ? `one of ${names.join(", ")}` : names.join(" or ")}`);
}

function autoOr<const Names extends readonly string[]>(names: Names) {
  return oneOf(["auto", ...names]);
}

/** A list of some of a few words, none of them twice. */
function someOf<const Names extends readonly string[]>(names: Names) {
  return v.pipe(
    v.array(v.picklist(names, `must be some of ${names.join(", ")}`), `must be a list of ${names.join(", ")}`),
    v.checkItems(
      (word, i, words) => words.indexOf(word) === i,
      (issue) => `has ${issue.input} twice.\nLeave one out.`,
    ),
    v.readonly(),
  );
}

const flag = v.boolean("must be true or false");
const text = v.string("must be text");
const pause = within(0, LONGEST_PAUSE_MS, "milliseconds");
const numbers = "must be finite numbers";
const points = v.pipe(
  v.array(v.pipe(v.number(numbers), v.finite(numbers)), "must be a list of numbers, such as [-1]"),
  v.readonly(),
);
const twoNumbers = "must be two finite numbers";
const finite = v.pipe(v.number(), v.finite(twoNumbers));
const limits = v.union([v.pipe(v.strictTuple([finite, finite]), v.readonly()), auto], twoNumbers);
const sizeText = 'must be bytes, or a size such as "5MB"';
const bytes = v.union(
  [whole(1, Number.MAX_SAFE_INTEGER, "bytes"), v.pipe(v.string(), v.regex(SIZE, sizeText))],
  sizeText,
);
/** A record takes lists as well. */
const notList = v.custom<Record<string, number | string>>((budget) => !Array.isArray(budget));
const fps = v.pipe(
  v.number(`must be a number from ${SLOWEST_FPS} to ${FASTEST_FPS}`),
  v.minValue(SLOWEST_FPS, `must be a number from ${SLOWEST_FPS} to ${FASTEST_FPS}`),
  v.maxValue(FASTEST_FPS, ({ input }) => `fps must be ${FASTEST_FPS} or below, not ${input}: screens show no more.`),
);
const recorded = v.pipe(
  text,
  v.regex(
    // JSON Schema knows no flags.
    /\.([cC][sS][vV]|[jJ][sS][oO][nN])$/,
    ({ input }) => `Cannot tell the format of "${input}" by its name.\nA file of recorded runs is .csv or .json.`,
  ),
);
const title = v.pipe(
  text,
  v.maxLength(
    LONGEST_TITLE,
    ({ input }) => `A title has ${LONGEST_TITLE} characters at most, this one ${input.length}.`,
  ),
);
const alt = v.pipe(
  text,
  v.regex(
    // Of characters all but control characters and ends of lines: JSON Schema knows no classes of them.
    /^(?=.*\S)(?:[ -~]|[^\0-\x9f\u2028\u2029])*$/,
    ({ input }) =>
      input.trim() === ""
        ? "An alternative text must not be empty: that would call the film a decoration.\nLeave it out for a text that is made from the run."
        : "An alternative text is one line, without control characters.\nYAML makes one line of several after alt: >-",
  ),
  v.maxLength(
    LONGEST_ALT,
    ({ input }) => `An alternative text has ${LONGEST_ALT} characters at most, this one ${input.length}.`,
  ),
);
const optimizers = v.pipe(v.array(optimizerSchema, `A reel has from 1 to ${MOST_RUNS} optimizers`), v.readonly());

/**
 * A reel as it is written down, with everything that may be left out: the one place from which the types, the check
 * of every single setting, and the JSON Schema for editors come. What settings have to do with each other is
 * checked by `checkReel`.
 */
export const reelSchema = v.strictObject({
  /** The function the runs descend on, or the stream of losses: by name, or as a typed formula. */
  objective: setting(objectiveSchema, texts.objective),
  /** Where they start: one number a variable. */
  start: setting(points, texts.start),
  /** One run each, 8 at most. */
  optimizers: setting(optimizers, texts.optimizers),
  /** A file of runs recorded elsewhere, .csv or .json, to draw instead of making them. */
  trajectory: setting(recorded, texts.trajectory),
  /** Frames on the timeline. `auto` is all of a recorded run, or what a film takes that ends when nothing moves. */
  frames: setting(wholeOrAuto(1, MOST_STEPS), texts.frames),
  /** Steps from one frame to the next, when the clock is even. */
  stride: setting(whole(1, MOST_STEPS), texts.stride),
  /** The step that the last frame shows; `auto` goes by frames and stride. */
  steps: setting(wholeOrAuto(0, MOST_STEPS), texts.steps),
  /** How steps are spread over frames: evenly, with more frames for early ones, or alike for every factor of ten. */
  clock: setting(oneOf(clockNames), texts.clock),
  /** Whether to end the film when nothing moves by a pixel any more; `frames` is then the most there are, 2000 if `auto`. */
  untilConverged: setting(flag, texts.untilConverged),
  /** Frames per second, 0.01 to 60; of a GIF to 50: browsers slow faster ones down to 10. */
  fps: setting(fps, texts.fps),
  /** How much longer the first frame stays, in milliseconds. */
  intro: setting(pause, texts.intro),
  /** How much longer the last frame stays, in milliseconds. */
  hold: setting(pause, texts.hold),
  /** How many times the animation plays; 0 is forever. */
  loop: setting(whole(0, 65_536), texts.loop),
  /** In pixels. */
  width: setting(whole(1, LONGEST_GIF_SIDE_PX, "GIF's limit"), texts.width),
  height: setting(whole(1, LONGEST_GIF_SIDE_PX, "GIF's limit"), texts.height),
  /** Pixels per inch: scales text and lines, which are measured in points of 1/72 inch. `auto` goes by the size. */
  dpi: setting(v.union([within(1, 4800), auto], "must be a number from 1 to 4800"), texts.dpi),
  fontSize: setting(within(1, 1000, "points"), texts.fontSize),
  theme: setting(oneOf(themeNames), texts.theme),
  layout: setting(autoOr(layoutNames), texts.layout),
  /** Quantities that are plotted over time beside or under the picture. */
  panels: setting(someOf(panelNames), texts.panels),
  /** What the axes span, lower end first; `auto` holds the runs, their start and the nearest minimum. */
  xlim: setting(limits, texts.xlim),
  ylim: setting(limits, texts.ylim),
  /** Height of the dashed line; `auto` is the value at the minimum that the first run approaches. */
  reference: setting(
    v.union([v.pipe(v.number(), v.finite()), oneOf(["auto", "none"])], "must be auto, none or a finite number"),
    texts.reference,
  ),
  /** What stays of the way that runs have gone; `auto` is all of it in two variables, nothing in one. */
  trail: setting(autoOr(trailNames), texts.trail),
  /** Whether to draw the tangent at each point, on a curve. */
  tangent: setting(flag, texts.tangent),
  /** Arrows at each point: against the gradient, and along the next step. */
  arrows: setting(someOf(arrowNames), texts.arrows),
  /** Whether to say which step a frame shows. */
  counter: setting(flag, texts.counter),
  /** Whether to say that, where the runs are, and the objective there. */
  readout: setting(flag, texts.readout),
  /** How the levels of contours are spread over the values. */
  levels: setting(autoOr(levelNames), texts.levels),
  /** Whether contours are colored bands, lines, or both; `auto` is both. */
  contours: setting(autoOr(contourNames), texts.contours),
  /** Whether one unit is as long on both axes; `auto` is equal in two variables, unless both limits are given. */
  aspect: setting(autoOr(aspectNames), texts.aspect),
  /** Says what the runs share when absent. */
  title: setting(title, texts.title),
  /** What it shows, for those who cannot see it; made from the runs when absent. */
  alt: setting(alt, texts.alt),
  /** The most colors in the palette, 2 to 256. */
  colors: setting(whole(2, 256), texts.colors),
  /** Whether to mix neighboring palette colors where a color is missing. */
  dither: setting(flag, texts.dither),
  /** What writes GIFs. */
  encoder: setting(oneOf(encoderNames), texts.encoder),
  /** The files to write; their extensions decide the formats. `-` is stdout, `frames/%04d.png` a file a frame. */
  out: setting(v.union([text, v.pipe(v.array(text), v.readonly())], "must be text"), texts.out),
  /** What goes to stdout. */
  format: setting(oneOf(formatNames), texts.format),
  /** Whether .png files are animated. */
  animated: setting(flag, texts.animated),
  /** The frame that stills show: a whole number from 0, or a name. */
  poster: setting(
    v.union([whole(0, MOST_STEPS, "a frame's number"), oneOf(posterNames)], `must be one of ${posterNames.join(", ")}`),
    texts.poster,
  ),
  /** The most bytes that files may have: one number for all, or by path or format. */
  sizeBudget: setting(
    v.union([bytes, v.pipe(notList, v.record(v.string(), bytes))], `${sizeText}, or such by path or format`),
    texts.sizeBudget,
  ),
});

/** What may be left out of a reel: everything. */
export type PartialReel = Readonly<v.InferOutput<typeof reelSchema>>;
