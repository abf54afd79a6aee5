import { SystemError, UsageError } from "../errors.js";
import type { PartialReel } from "../reel/schema.js";
import { inFileWords } from "../reel/setting-names.js";
import { type Artifact, render } from "../render/render.js";

/** What became of a reel: plain data, so that another process can tell. */
export type Outcome =
  | {
      readonly state: "made";
      readonly artifacts: readonly Artifact[];
      readonly frames: number;
      readonly remarks: readonly string[];
      readonly seconds: number;
    }
  | Failure;

/** Why a reel could not be made. */
export interface Failure {
  readonly state: "failed";
  readonly message: string;
  readonly hint: string | undefined;
  /** Whether it is the reel that is wrong, not the machine. */
  readonly isUsage: boolean;
  readonly seconds: number;
}

/** Makes a reel. What goes wrong with it is told, not thrown, unless it is a bug or an interruption. */
export async function make(reel: PartialReel, signal: AbortSignal): Promise<Outcome> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  try {
    const { artifacts, frames, remarks } = await render(reel, { signal });
    return { state: "made", artifacts, frames, remarks: remarks.map(inFileWords), seconds: seconds() };
  } catch (error) {
    return { ...failureOf(error), seconds: seconds() };
  }
}

/** @throws What is neither the user's fault nor the machine's. */
export function failureOf(error: unknown): Omit<Failure, "seconds"> {
  if (!(error instanceof UsageError || error instanceof SystemError)) throw error;
  const [message, hint] = [inFileWords(error.message), error.hint && inFileWords(error.hint)];
  return { state: "failed", message, hint, isUsage: error instanceof UsageError };
}
