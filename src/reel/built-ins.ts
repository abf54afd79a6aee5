import { UsageError } from "../errors.js";
import { objectives, onlineObjectives } from "../objectives/registry.js";
import { type OptimizerSettings, optimizers } from "../optimizers/registry.js";
import { assignment, type Message, message } from "../text/message.js";
import { nearest } from "../text/nearest.js";
import type { PartialReel } from "./reel.js";

/** A reel with a name. */
export interface BuiltIn {
  /** Its subject, in a phrase. */
  readonly description: string;
  readonly reel: PartialReel;
}

/** The name of a built-in reel. */
export type BuiltInName =
  | "amsgrad"
  | "amsgrad-2d"
  | "amsgrad-state"
  | "adam-vs-amsgrad"
  | "race"
  | "saddle"
  | "learning-rates";

/**
 * Each rule with the learning rate that leaves it lowest on Beale's function after the 199 steps of the film: the best
 * of 1, 2 and 5 times a power of ten, from 0.0001 to 50. A test makes the search again.
 */
const RACERS = Object.entries({
  ...{ sgd: 0.02, momentum: 0.005, nesterov: 0.005, adagrad: 2, rmsprop: 0.02, adadelta: 10, adamax: 1, amsgrad: 0.5 },
}).map(([name, learningRate]) => ({ name, learningRate }) as OptimizerSettings);

/** The built-in reels by name, the default one first. */
export const builtIns: Readonly<Record<BuiltInName, BuiltIn>> = {
  amsgrad: {
    description: "the post's figure: AMSGrad on f(x) = x − x³ from −1",
    reel: {},
  },
  "amsgrad-2d": {
    description: "the post's second run: AMSGrad in two variables, from (1, 0) to the minimum at (2, −1)",
    reel: {
      objective: "quadratic",
      optimizers: [{ name: "amsgrad" }],
      xlim: [0.2, 3.4],
      levels: "quantile",
      counter: true,
      hold: 1000,
      out: "output/2.8 Amsgrad 2d.gif",
    },
  },
  "amsgrad-state": {
    description: "what AMSGrad remembers: the second moment, its maximum, and the gap between them",
    reel: {
      panels: ["moment1", "moment2", "step-size"],
      xlim: [-1.6, 0.4],
      ylim: [-0.6, 1.4],
      counter: true,
      hold: 1000,
      out: "output/amsgrad-state.gif",
    },
  },
  "adam-vs-amsgrad": {
    description: "why AMSGrad exists: losses on which Adam goes to the worst point and AMSGrad to the best",
    reel: {
      objective: "reddi-3",
      optimizers: [
        { name: "adam", form: "paper" },
        { name: "amsgrad", form: "paper" },
      ],
      title: "Losses 10x, −x, −x, 10x, …: the best point is −1, and Adam goes to +1",
      steps: 99,
      frames: 100,
      fps: 10,
      hold: 2000,
      counter: true,
      out: "output/adam-vs-amsgrad.gif",
    },
  },
  race: {
    description:
      "eight optimizers on Beale's function, each with the best learning rate of 1, 2, 5 times powers of ten",
    reel: {
      objective: "beale",
      optimizers: RACERS,
      title: "Beale’s function in 199 steps, each rule at its best learning rate",
      xlim: [-3.6, 6.2],
      counter: true,
      hold: 1000,
      out: "output/race.gif",
    },
  },
  saddle: {
    description: "three optimizers leave a saddle, some sooner than others",
    reel: {
      objective: "saddle",
      optimizers: [{ name: "sgd" }, { name: "momentum" }, { name: "adam" }],
      steps: 398,
      counter: true,
      hold: 1000,
      out: "output/saddle.gif",
    },
  },
  "learning-rates": {
    description: "gradient descent with four learning rates, from too small to too large",
    reel: {
      objective: "quadratic",
      start: [-0.8, -2.2],
      frames: 80,
      fps: 10,
      optimizers: [0.005, 0.1, 0.3, 0.34].map((learningRate) => ({ name: "sgd", learningRate })),
      layout: "grid",
      levels: "log",
      hold: 1000,
      counter: true,
      out: "output/learning-rates.gif",
    },
  },
};

/** @throws {UsageError} if no reel has that name, naming the nearest. */
export function builtInOf(name: string): BuiltIn {
  if (Object.hasOwn(builtIns, name)) return builtIns[name as BuiltInName];
  throw new UsageError(`There is no built-in reel "${name}".`, hintFor(name));
}

/** Hint for a word that is not the name of a built-in reel. */
function hintFor(word: string): string | Message {
  if (Object.hasOwn({ ...objectives, ...onlineObjectives }, word))
    return message`A function is written ${assignment("objective", word)}.`;
  if (Object.hasOwn(optimizers, word))
    return message`An optimizer is written ${assignment("optimizers", [{ name: word }])}.`;
  if (/^[\d.]/.test(word)) return "Lists of numbers have no spaces: -5,5.";
  const names = Object.keys(builtIns);
  const similar = nearest(word, names);
  return similar ? `Did you mean ${similar}?` : `There are ${names.join(", ")}.`;
}
