import { SystemError, UsageError } from "../errors.js";
import type { Plan } from "../plan/plan.js";
import { fileWording } from "../reel-files/placed-mistake.js";
import { type Artifact, renderPlan } from "../render/render.js";
import { type Message, messageText } from "../text/message.js";

/** The result of rendering a reel, as plain data that crosses processes. */
export type Outcome =
  | {
      readonly state: "made";
      readonly artifacts: readonly Artifact[];
      readonly frames: number;
      readonly remarks: readonly string[];
      readonly seconds: number;
    }
  | Failure;

/** Why a reel was not rendered. */
export interface Failure {
  readonly state: "failed";
  readonly message: string;
  readonly hint: string | undefined;
  /** True if the reel is wrong, not the machine. */
  readonly isUsage: boolean;
  readonly seconds: number;
}

/** Renders a reel. Returns what goes wrong with it; throws bugs and interruptions. */
export async function make(planned: () => Promise<Plan>, signal: AbortSignal): Promise<Outcome> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  try {
    const { artifacts, frames, remarks } = await renderPlan(await planned(), { signal });
    return { state: "made", artifacts, frames, remarks: remarks.map(inFileWords), seconds: seconds() };
  } catch (error) {
    return { ...failureOf(error), seconds: seconds() };
  }
}

/** @throws Any error that is neither the user's fault nor the machine's. */
export function failureOf(error: unknown): Omit<Failure, "seconds"> {
  if (error instanceof SystemError) {
    return { state: "failed", message: error.message, hint: error.hint, isUsage: false };
  }
  if (!(error instanceof UsageError)) throw error;
  const [{ hint }] = error.mistakes;
  const message = error.mistakes.map((mistake) => inFileWords(mistake.message)).join("\n");
  return { state: "failed", message, hint: hint && inFileWords(hint), isUsage: true };
}

function inFileWords(message: Message): string {
  return messageText(message, fileWording);
}
