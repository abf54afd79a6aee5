import { tmpdir } from "node:os";
import { dirname } from "node:path";
import type { Finding } from "../check/report.js";
import { SystemError, UsageError } from "../errors.js";
import { realPath } from "../files/disk.js";
import { type Plan, plan } from "../plan/plan.js";
import type { PartialReel } from "../reel/reel.js";
import { fileWording } from "../reel-files/placed-mistake.js";
import { type Rendered, renderPlan } from "../render/render.js";
import { messageText } from "../text/message.js";

/** A job for a worker. Another process gets it as plain data, without the plan, and resolves the reel itself. */
export type Order = { readonly reel: PartialReel; readonly plan?: Plan | undefined } & (
  | { readonly kind: "make" }
  | { readonly kind: "check"; readonly reportFolder: string | undefined }
);

interface Timed {
  readonly seconds: number;
}

type Made = Rendered & { readonly state: "made" };
type Compared = { readonly state: "checked"; readonly findings: readonly Finding[] };

/** The result of rendering a reel, as plain data that crosses processes. */
export type Result = (Made | Failure) & Timed;

/** The result of checking a reel. */
export type Checked = (Compared | Failure) & Timed;

export type Answer = Result | Checked;

/** Why a reel was not rendered. */
export interface Failure {
  readonly state: "failed";
  readonly message: string;
  readonly hint: string | undefined;
  /** True if the reel is wrong, not the machine. */
  readonly isUsage: boolean;
}

/** Carries out an order. Returns what goes wrong with its reel; throws bugs and interruptions. */
export async function perform(order: Order, signal: AbortSignal): Promise<Answer> {
  const began = performance.now();
  const answer = await answerTo(order, signal).catch(failureOf);
  return { ...answer, seconds: (performance.now() - began) / 1000 };
}

async function answerTo(order: Order, signal: AbortSignal): Promise<Made | Compared | Failure> {
  const planned = order.plan ?? (await plan(order.reel));
  if (order.kind === "make") {
    const { artifacts, frames, remarks } = await renderPlan(planned, { signal });
    return { state: "made", artifacts, frames, remarks: remarks.map((remark) => messageText(remark, fileWording)) };
  }
  // Only checks load decoders.
  const { checkReel } = await import("../check/check-reel.js");
  return { state: "checked", findings: await checkReel(planned, signal, order.reportFolder) };
}

/** @throws Any error that is neither the user's fault nor the machine's. */
export function failureOf(error: unknown): Failure {
  if (error instanceof SystemError) {
    return { state: "failed", message: error.message, hint: error.hint, isUsage: false };
  }
  if (!(error instanceof UsageError)) throw error;
  const [{ hint }] = error.mistakes;
  const message = error.mistakes.map((mistake) => messageText(mistake.message, fileWording)).join("\n");
  return { state: "failed", message, hint: hint && messageText(hint, fileWording), isUsage: true };
}

/** The folders in which an order begins files. */
export function foldersOf(order: Order): string[] {
  if (order.kind === "make") return outFolders(order.reel);
  return [tmpdir(), ...(order.reportFolder === undefined ? [] : [order.reportFolder])];
}

/** The folders of a reel's files. */
export function outFolders({ out = [] }: PartialReel): string[] {
  return [out].flat().map((path) => dirname(realPath(path)));
}
