import { tmpdir } from "node:os";
import type { Finding } from "../check/finding.js";
import type { PartialReel } from "../reel/schema.js";
import { outFolders } from "./places.js";
import { type Failure, failureOf, make, type Outcome } from "./task.js";

/** What a worker is told to do: plain data, so that another process can be told. */
export type Order =
  | { readonly kind: "make"; readonly reel: PartialReel }
  | { readonly kind: "check"; readonly reel: PartialReel; readonly reportFolder: string | undefined };

/** What a check has found of a reel. */
export type Checked =
  | { readonly state: "checked"; readonly findings: readonly Finding[]; readonly seconds: number }
  | Failure;

export type Answer = Outcome | Checked;

/** Does what it is told. What goes wrong with a reel is told, not thrown, unless it is a bug or an interruption. */
export async function perform(order: Order, signal: AbortSignal): Promise<Answer> {
  return order.kind === "make" ? make(order.reel, signal) : check(order.reel, order.reportFolder, signal);
}

/** Where whoever does it begins files. */
export function foldersOf(order: Order): string[] {
  if (order.kind === "make") return outFolders(order.reel);
  return [tmpdir(), ...(order.reportFolder === undefined ? [] : [order.reportFolder])];
}

async function check(reel: PartialReel, reportFolder: string | undefined, signal: AbortSignal): Promise<Checked> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  // Decoders are for checks alone.
  const { checkReel } = await import("../check/check-reel.js");
  try {
    const findings = await checkReel(reel, signal, reportFolder);
    return { state: "checked", findings, seconds: seconds() };
  } catch (error) {
    return { ...failureOf(error), seconds: seconds() };
  }
}
