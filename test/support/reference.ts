import { readFileSync } from "node:fs";

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

interface PublishedVector {
  readonly id: string;
  readonly hyper: { readonly lr: number; readonly b1: number; readonly b2: number; readonly eps: number };
  readonly start: readonly number[];
  readonly gradient_sequence: readonly (readonly number[])[];
  readonly expected: Readonly<Record<string, readonly number[]>>;
  readonly tolerance: { readonly atol: number; readonly rtol: number };
}

/** The post's two runs, computed independently of this project. */
export const trajectories: { readonly seed: Record<"seed_amsgrad_1d" | "seed_amsgrad_2d", SeedRun> } =
  read("trajectories.json");

/** What another library's test suite expects. */
export function published(id: string): PublishedVector {
  const { vectors } = read<{ vectors: readonly PublishedVector[] }>("vectors.json");
  const found = vectors.find((vector) => vector.id === id);
  if (!found) throw new Error(`test/reference/vectors.json has no "${id}".`);
  return found;
}

/** The path of a reference file. */
export function referencePath(name: string): string {
  return new URL(`../reference/${name}`, import.meta.url).pathname;
}

function read<Content>(name: string): Content {
  return JSON.parse(readFileSync(referencePath(name), "utf8"));
}
