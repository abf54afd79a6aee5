import { readFileSync } from "node:fs";
import type { Vector } from "../../src/math/vector.js";

/** One step of a reference run: the point before it, and what it uses and makes; null where the run ends. */
interface ReferenceStep {
  readonly x: number | readonly number[];
  readonly lr_hat: null | number;
  readonly moment1: null | number | readonly number[];
  readonly moment2: null | number | readonly number[];
  readonly moment2_hat: null | number | readonly number[];
  readonly update: null | number | readonly number[];
}

interface SeedRun {
  readonly start: number | readonly number[];
  readonly steps: number;
  readonly at: Readonly<Record<string, ReferenceStep>>;
  readonly x_first_201: readonly number[] | null;
}

/** Which optimizer a row is about: `adam_torch`; and its hyper-parameters by the names of the reference. */
export interface ReferenceSetup {
  readonly optimizer: string;
  readonly hyper: Readonly<Record<string, number | string | boolean>>;
}

/** A run on one of the `referenceGradients`, and its points after some of the steps. */
export interface ReferenceRun extends ReferenceSetup {
  readonly note: string;
  readonly objective: string;
  readonly start: Vector;
  readonly at: Readonly<Record<string, Vector>>;
}

/** What another library's test suite expects after some of the steps. */
export interface PublishedVector extends ReferenceSetup {
  readonly id: string;
  readonly start: Vector;
  /** Where the gradients come from: one list a step, the same list each step, or an objective. */
  readonly gradient_sequence?: readonly Vector[];
  readonly gradient_sequence_constant?: Vector;
  readonly objective?: string;
  readonly expected: Readonly<Record<string, number | Vector>>;
  /** Parameters, or the objective's value. */
  readonly expected_is: string;
  readonly tolerance: { readonly atol: number; readonly rtol: number };
}

/** The post's two runs, and one run of each rule and form; all computed independently of this project. */
export const trajectories: {
  readonly seed: Record<"seed_amsgrad_1d" | "seed_amsgrad_2d", SeedRun>;
  readonly runs: readonly ReferenceRun[];
} = read("trajectories.json");

/** What the test suites of Keras, PyTorch, Torch 7, optax and TensorFlow Addons expect. */
export const publishedVectors: readonly PublishedVector[] = read<{ vectors: readonly PublishedVector[] }>(
  "vectors.json",
).vectors;

/** The gradients of the objectives that reference rows name. */
export const referenceGradients: Readonly<Record<string, (point: Vector) => Vector>> = {
  cubic1d: ([x = Number.NaN]) => [1 - 3 * x ** 2],
  /** Rosenbrock's function but for a factor x too many in the second: Torch 7's test has it so. */
  "rosenbrock-sic": ([x = Number.NaN, y = Number.NaN]) => [
    -400 * x * (y - x ** 2) - 2 * (1 - x),
    200 * x * (y - x ** 2),
  ],
  "sum of squares": (point) => point.map((x) => 2 * x),
  "mlp-2-3-1": mlpGradient,
};

const MLP_INPUTS: readonly (readonly [number, number])[] = [
  [0.1, 0.2],
  [0.3, 0.4],
  [0.5, 0.6],
];
const HIDDEN = [0, 1, 2] as const;

/**
 * The gradient of a network's summed outputs: two inputs, three hidden units, one output, a sigmoid
 * after each layer. Parameters are W₁ (3×2, row after row), b₁ (3), W₂ (3), b₂.
 */
function mlpGradient(parameters: Vector): Vector {
  const p = (i: number): number => parameters[i] as number;
  const gradient = parameters.map(() => 0);
  const add = (i: number, value: number): void => {
    gradient[i] = (gradient[i] as number) + value;
  };
  for (const [a, b] of MLP_INPUTS) {
    const hidden = HIDDEN.map((k) => sigmoid(p(2 * k) * a + p(2 * k + 1) * b + p(6 + k)));
    const output = sigmoid(hidden.reduce((sum, h, k) => sum + p(9 + k) * h, p(12)));
    const slope = output * (1 - output);
    add(12, slope);
    hidden.forEach((h, k) => {
      const back = slope * p(9 + k) * h * (1 - h);
      add(2 * k, back * a);
      add(2 * k + 1, back * b);
      add(6 + k, back);
      add(9 + k, slope * h);
    });
  }
  return gradient;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** The path of a reference file. */
export function referencePath(name: string): string {
  return new URL(`../reference/${name}`, import.meta.url).pathname;
}

function read<Content>(name: string): Content {
  return JSON.parse(readFileSync(referencePath(name), "utf8"));
}
