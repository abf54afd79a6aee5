import { type Mistake, mistake } from "../errors.js";
import { extentOf, MOST_READINGS } from "../film/clock.js";
import { cardOf, formatNames } from "../formats/formats.js";
import { MOST_RUNS, MOST_STEPS } from "../reel/limits.js";
import type { Output } from "../reel/outputs.js";
import type { Reel, SizeBudget } from "../reel/reel.js";
import { assignment, enumeration, literal, message, setting } from "../text/message.js";

const MOST_PIXELS = 2 ** 28;

/** The mistakes in what settings have to do with each other, whatever the layout. */
export function togetherMistakes(reel: Reel, outputs: readonly Output[], runs?: readonly unknown[]): Mistake[] {
  return [
    ...runMistakes(reel, runs),
    ...stepMistakes(reel),
    ...readingMistakes(reel),
    ...fpsMistakes(reel, outputs),
    ...pixelMistakes(reel),
    ...limitMistakes("xlim", reel.xlim),
    ...limitMistakes("ylim", reel.ylim),
    ...fileMistakes(reel, outputs),
    ...encoderMistakes(reel),
  ];
}

function runMistakes({ trajectory, optimizers, start }: Reel, runs: readonly unknown[] | undefined): Mistake[] {
  const count = optimizers.length;
  const source = runs ? "runs" : "trajectory";
  if (runs && trajectory !== undefined) {
    const both = message`${setting("runs")} and ${setting("trajectory")} both say which runs to draw.`;
    return [mistake(both, "Leave out one of them.")];
  }
  if (runs && !(runs.length >= 1 && runs.length <= MOST_RUNS)) {
    return [mistake(message`${setting("runs")} must be 1 to ${MOST_RUNS}, not ${runs.length}.`)];
  }
  if (trajectory === undefined && !runs) {
    const isRight = count >= 1 && count <= MOST_RUNS;
    return isRight ? [] : [mistake(message`${setting("optimizers")} must be 1 to ${MOST_RUNS}, not ${count}.`)];
  }
  const unread = [...(count > 0 ? ["optimizers"] : []), ...(start.length > 0 ? ["start"] : [])];
  return unread.map((name) =>
    mistake(
      message`${setting(name)} has no effect: the runs in ${trajectory === undefined ? setting("runs") : literal(trajectory)} are recorded already.`,
      message`Leave out ${setting(name)} or ${setting(source)}.`,
      { settings: [[name], [source]] },
    ),
  );
}

function stepMistakes({ frames, stride, steps: given, optimizers }: Reel): Mistake[] {
  if (given !== "auto" && stride !== 1) {
    return [
      mistake(
        message`${assignment("steps", given)} and ${assignment("stride", stride)} both say which step a frame shows.`,
        message`Leave out ${setting("steps")} or ${setting("stride")}.`,
        { settings: [["steps"], ["stride"]] },
      ),
    ];
  }
  if (frames === "auto") return [];
  const steps = (given === "auto" ? (frames - 1) * stride : given) * optimizers.length;
  if (steps <= MOST_STEPS) return [];
  const runs = optimizers.length > 1 ? ` for ${optimizers.length} runs` : "";
  const settings = given === "auto" ? (["frames", "stride"] as const) : (["steps"] as const);
  const product = given === "auto" ? `${frames} frames of ${stride} steps` : `${given} steps`;
  return [
    mistake(
      `${product}${runs} are ${steps} steps, more than ${MOST_STEPS}.`,
      message`Choose a smaller number for ${enumeration(
        settings.map((name) => setting(name)),
        "or",
      )}.`,
      { settings: settings.map((name) => [name]) },
    ),
  ];
}

function readingMistakes(reel: Reel): Mistake[] {
  if (reel.panels.length === 0) return [];
  const { frames, steps } = extentOf(reel);
  const kept = (reel.untilConverged ? steps : Math.min(frames, steps)) * Math.max(1, reel.optimizers.length);
  if (kept <= MOST_READINGS) return [];
  return [
    mistake(
      message`${setting("panels")} of ${kept} steps would take too much memory: the limit is ${MOST_READINGS}.`,
      message`Choose fewer ${setting("frames")}, or leave out ${setting("panels")}.`,
    ),
  ];
}

function fpsMistakes({ fps }: Reel, outputs: readonly Output[]): Mistake[] {
  const slowest = outputs.flatMap(({ format }) => cardOf(format).fastest ?? []).toSorted((a, b) => a.fps - b.fps)[0];
  if (!slowest || fps <= slowest.fps) return [];
  return [
    mistake(
      message`${setting("fps")} must be ${slowest.fps} or below, not ${fps}: ${slowest.beyond}.`,
      message`Use ${assignment("fps", slowest.fps)}, and ${assignment("stride", 2)} to let the run pass sooner.`,
      { value: fps },
    ),
  ];
}

function pixelMistakes({ width, height }: Reel): Mistake[] {
  if (width * height <= MOST_PIXELS) return [];
  return [
    mistake(
      `A picture of ${width}×${height} has ${width * height} pixels, more than ${MOST_PIXELS}.`,
      message`Choose a smaller ${setting("width")} or ${setting("height")}.`,
      { settings: [["width"], ["height"]] },
    ),
  ];
}

function limitMistakes(name: "xlim" | "ylim", limits: Reel["xlim"]): Mistake[] {
  if (limits === "auto") return [];
  const [low, high] = limits;
  const span = high - low;
  const [what, about] = [setting(name), { value: limits }];
  if (!Number.isFinite(span)) {
    return [
      mistake(message`${what} must be two finite numbers not too far apart, not ${literal(limits)}.`, undefined, about),
    ];
  }
  if (low > high) {
    const hint = message`Write the lower end first: ${assignment(name, [high, low])}`;
    return [mistake(message`${what} is reversed: ${low} is above ${high}.`, hint, about)];
  }
  // Below this the pixels of a picture cannot be told apart in double precision.
  if (span > Math.max(1e-300, 1e-10 * Math.max(Math.abs(low), Math.abs(high)))) return [];
  return [
    mistake(
      message`${what} is ${span === 0 ? "empty" : "too narrow to be drawn"}: it spans from ${low} to ${high}.`,
      message`Write two ends that are apart, such as ${assignment(name, [-5, 5])}`,
      about,
    ),
  ];
}

function fileMistakes({ out, poster, frames, sizeBudget }: Reel, outputs: readonly Output[]): Mistake[] {
  const example = message`Name one: ${assignment("out", "film.gif")}`;
  if (out.length === 0) return [mistake(message`${setting("out")} names no file to write.`, example)];
  if (out.includes("")) return [mistake(message`${setting("out")} has a file without a name.`, example)];
  const isBeyond = typeof poster === "number" && frames !== "auto" && poster >= frames;
  return [
    ...(isBeyond
      ? [
          mistake(message`${setting("poster")} must be a frame from 0 to ${frames - 1}, not ${poster}.`, undefined, {
            value: poster,
          }),
        ]
      : []),
    ...budgetMistakes(sizeBudget, outputs),
  ];
}

function budgetMistakes(budget: SizeBudget | undefined, outputs: readonly Output[]): Mistake[] {
  if (typeof budget !== "object") return [];
  return Object.keys(budget)
    .filter((name) => name !== "all" && !outputs.some(({ path, format }) => path === name || format === name))
    .map((name) =>
      mistake(
        message`${setting("sizeBudget")} has "${name}", which is not written.`,
        (formatNames as readonly string[]).includes(name)
          ? "None of the files has that format."
          : `The files are ${outputs.map(({ path }) => path).join(", ")}.`,
        { settings: [["sizeBudget", name]], isName: true },
      ),
    );
}

function encoderMistakes({ encoder, colors, dither }: Reel): Mistake[] {
  if (encoder !== "gifencoder") return [];
  const unread = [...(colors === 256 ? [] : ["colors"]), ...(dither ? ["dither"] : [])];
  return unread.map((name) =>
    mistake(
      message`${assignment("encoder", encoder)} ignores ${setting(name)}: it chooses its palettes itself.`,
      message`Leave out ${setting(name)} or ${setting("encoder")}.`,
      { settings: [[name], ["encoder"]] },
    ),
  );
}
