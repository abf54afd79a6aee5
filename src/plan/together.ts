import { type Mistake, mistake } from "../errors.js";
import { extentOf, MOST_READINGS } from "../film/clock.js";
import { cardOf, formatNames } from "../formats/formats.js";
import type { Output } from "../reel/outputs.js";
import type { Reel, SizeBudget } from "../reel/reel.js";
import { MOST_RUNS, MOST_STEPS } from "../reel/schema.js";
import { assignment, enumeration, literal, message, setting } from "../text/message.js";

const MOST_PIXELS = 2 ** 28;

/** Mistakes in how settings go together, whatever the layout. */
export function* togetherMistakes(
  reel: Reel,
  outputs: readonly Output[],
  runs?: readonly unknown[],
): Generator<Mistake> {
  yield* runMistakes(reel, runs);
  yield* stepMistakes(reel);
  yield* readingMistakes(reel);
  yield* fpsMistakes(reel, outputs);
  yield* pixelMistakes(reel);
  yield* limitMistakes("xlim", reel.xlim);
  yield* limitMistakes("ylim", reel.ylim);
  yield* fileMistakes(reel, outputs);
  yield* encoderMistakes(reel);
}

function* runMistakes({ trajectory, optimizers, start }: Reel, runs?: readonly unknown[]): Generator<Mistake> {
  const source = runs ? setting("runs") : setting("trajectory");
  const made = runs ?? (trajectory === undefined ? optimizers : undefined);
  if (runs && trajectory !== undefined) {
    const both = message`${setting("runs")} and ${setting("trajectory")} both set which runs to draw.`;
    yield mistake(both, "Leave out one of them.");
  } else if (made && !(made.length >= 1 && made.length <= MOST_RUNS)) {
    yield mistake(message`${setting(runs ? "runs" : "optimizers")} must be 1 to ${MOST_RUNS}, not ${made.length}.`);
  } else if (made !== optimizers) {
    const recorded = trajectory === undefined ? source : literal(trajectory);
    for (const name of [...(optimizers.length > 0 ? ["optimizers"] : []), ...(start.length > 0 ? ["start"] : [])]) {
      yield mistake(
        message`${setting(name)} has no effect: the runs in ${recorded} are recorded already.`,
        message`Leave out ${setting(name)} or ${source}.`,
        { settings: [[name], [runs ? "runs" : "trajectory"]] },
      );
    }
  }
}

function* stepMistakes({ frames, stride, steps: given, optimizers }: Reel): Generator<Mistake> {
  if (given !== "auto" && stride !== 1) {
    yield mistake(
      message`${assignment("steps", given)} and ${assignment("stride", stride)} both set which step a frame shows.`,
      message`Leave out ${setting("steps")} or ${setting("stride")}.`,
    );
  } else if (frames !== "auto") {
    const steps = (given === "auto" ? (frames - 1) * stride : given) * optimizers.length;
    if (steps <= MOST_STEPS) return;
    const runs = optimizers.length > 1 ? ` for ${optimizers.length} runs` : "";
    const names = given === "auto" ? ["frames", "stride"] : ["steps"];
    const product = given === "auto" ? `${frames} frames of ${stride} steps` : `${given} steps`;
    const numbers = names.map((name) => setting(name));
    yield mistake(
      `${product}${runs} are ${steps} steps, more than ${MOST_STEPS}.`,
      message`Choose a smaller number for ${enumeration(numbers, "or")}.`,
      { settings: names.map((name) => [name]) },
    );
  }
}

function* readingMistakes(reel: Reel): Generator<Mistake> {
  const { frames, steps } = extentOf(reel);
  const kept = (reel.untilConverged ? steps : Math.min(frames, steps)) * Math.max(1, reel.optimizers.length);
  if (reel.panels.length === 0 || kept <= MOST_READINGS) return;
  yield mistake(
    message`${setting("panels")} of ${kept} steps would take too much memory: the limit is ${MOST_READINGS}.`,
    message`Choose fewer ${setting("frames")}, or leave out ${setting("panels")}.`,
  );
}

function* fpsMistakes({ fps }: Reel, outputs: readonly Output[]): Generator<Mistake> {
  const [slowest] = outputs.flatMap(({ format }) => cardOf(format).fastest ?? []).sort((a, b) => a.fps - b.fps);
  if (!slowest || fps <= slowest.fps) return;
  yield mistake(
    message`${setting("fps")} must be ${slowest.fps} or below, not ${fps}: ${slowest.beyond}.`,
    message`Use ${assignment("fps", slowest.fps)}, and ${assignment("stride", 2)} to speed up the run.`,
    { value: fps },
  );
}

function* pixelMistakes({ width, height }: Reel): Generator<Mistake> {
  if (width * height <= MOST_PIXELS) return;
  yield mistake(
    `A picture of ${width}×${height} has ${width * height} pixels, more than ${MOST_PIXELS}.`,
    message`Choose a smaller ${setting("width")} or ${setting("height")}.`,
    { settings: [["width"], ["height"]] },
  );
}

function* limitMistakes(name: "xlim" | "ylim", limits: Reel["xlim"]): Generator<Mistake> {
  if (limits === "auto") return;
  const [low, high] = limits;
  const [span, what, about] = [high - low, setting(name), { value: limits }];
  if (!Number.isFinite(span)) {
    yield mistake(message`${what} must be two finite numbers not too far apart, not ${literal(limits)}.`);
  } else if (low > high) {
    const hint = message`Write the lower end first: ${assignment(name, [high, low])}`;
    yield mistake(message`${what} is reversed: ${low} is above ${high}.`, hint, about);
  } else if (span <= Math.max(1e-300, 1e-10 * Math.max(Math.abs(low), Math.abs(high)))) {
    // Doubles cannot tell the pixels of a narrower picture apart.
    const fault = span === 0 ? "empty" : "too narrow to be drawn";
    const hint = message`Write two ends that are apart, such as ${assignment(name, [-5, 5])}`;
    yield mistake(message`${what} is ${fault}: it spans from ${low} to ${high}.`, hint, about);
  }
}

function* fileMistakes({ out, poster, frames, sizeBudget }: Reel, outputs: readonly Output[]): Generator<Mistake> {
  const example = message`Name one: ${assignment("out", "film.gif")}`;
  if (out.length === 0) yield mistake(message`${setting("out")} names no file to write.`, example);
  else if (out.includes("")) yield mistake(message`${setting("out")} has a file without a name.`, example);
  else {
    if (typeof poster === "number" && frames !== "auto" && poster >= frames) {
      const text = message`${setting("poster")} must be a frame from 0 to ${frames - 1}, not ${poster}.`;
      yield mistake(text, undefined, { value: poster });
    }
    yield* budgetMistakes(sizeBudget, outputs);
  }
}

function* budgetMistakes(budget: SizeBudget | undefined, outputs: readonly Output[]): Generator<Mistake> {
  for (const name of typeof budget === "object" ? Object.keys(budget) : []) {
    if (name === "all" || outputs.some(({ path, format }) => path === name || format === name)) continue;
    const isFormat = (formatNames as readonly string[]).includes(name);
    yield mistake(
      message`${setting("sizeBudget")} has "${name}", which is not written.`,
      isFormat ? "None of the files has that format." : `The files are ${outputs.map(({ path }) => path).join(", ")}.`,
      { settings: [["sizeBudget", name]], isName: true },
    );
  }
}

function* encoderMistakes({ encoder, colors, dither }: Reel): Generator<Mistake> {
  if (encoder !== "gifencoder") return;
  for (const name of [...(colors === 256 ? [] : ["colors"]), ...(dither ? ["dither"] : [])]) {
    yield mistake(
      message`${assignment("encoder", encoder)} ignores ${setting(name)}: it chooses its palettes itself.`,
      message`Leave out ${setting(name)} or ${setting("encoder")}.`,
      { settings: [[name], ["encoder"]] },
    );
  }
}
