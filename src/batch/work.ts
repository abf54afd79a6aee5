import { tmpdir } from "node:os";
import type { Finding } from "../check/finding.js";
import { type Plan, plan } from "../plan/plan.js";
import type { PartialReel } from "../reel/reel.js";
import { outFolders } from "./places.js";
import { type Failure, failureOf, make, type Outcome } from "./task.js";

/** A job for a worker. Another process gets it as plain data, without the plan, and resolves the reel itself. */
export type Order = { readonly reel: PartialReel; readonly plan?: Plan | undefined } & (
  | { readonly kind: "make" }
  | { readonly kind: "check"; readonly reportFolder: string | undefined }
);

/** The result of checking a reel. */
export type Checked =
  | { readonly state: "checked"; readonly findings: readonly Finding[]; readonly seconds: number }
  | Failure;

export type Answer = Outcome | Checked;

/** Carries out an order. Returns what goes wrong with its reel; throws bugs and interruptions. */
export async function perform(order: Order, signal: AbortSignal): Promise<Answer> {
  const planned = async () => order.plan ?? plan(order.reel);
  return order.kind === "make" ? make(planned, signal) : check(planned, order.reportFolder, signal);
}

/** The folders in which an order begins files. */
export function foldersOf(order: Order): string[] {
  if (order.kind === "make") return outFolders(order.reel);
  return [tmpdir(), ...(order.reportFolder === undefined ? [] : [order.reportFolder])];
}

async function check(
  planned: () => Promise<Plan>,
  reportFolder: string | undefined,
  signal: AbortSignal,
): Promise<Checked> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  // Only checks load decoders.
  const { checkReel } = await import("../check/check-reel.js");
  try {
    const findings = await checkReel(await planned(), signal, reportFolder);
    return { state: "checked", findings, seconds: seconds() };
  } catch (error) {
    return { ...failureOf(error), seconds: seconds() };
  }
}
