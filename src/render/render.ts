import type { Writable } from "node:stream";
import type { EncodedFacts } from "../formats/encoder.js";
import { cardOf, type FormatName } from "../formats/formats.js";
import { type Plan, plan } from "../plan/plan.js";
import { remarks } from "../publish/remarks.js";
import { dejaVuSans } from "../raster/fonts/dejavu-sans.js";
import type { PartialReel } from "../reel/reel.js";
import { type Message, messageText } from "../text/message.js";
import type { Attempt } from "./attempt.js";
import { composition, runsOf } from "./composition.js";
import { deliver } from "./deliver.js";
import { tradesOf } from "./reductions.js";

export interface RenderOptions {
  /** Stops the work: the promise rejects with the signal's reason, and no file is left. */
  readonly signal?: AbortSignal | undefined;
  /** Told now and then how much of the work on some files is done, from 0 to 1; it begins anew for one that is too large. */
  readonly onProgress?: ((done: number, files: string) => void) | undefined;
  /** Where a file called `-` goes. */
  readonly stdout?: Writable | undefined;
}

/** A file that was made. */
export interface Artifact extends Omit<EncodedFacts, "size" | "remarks"> {
  /** What it shows, in words for those who cannot see it. */
  readonly alt: string;
  readonly path: string;
  readonly format: FormatName;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  /** What was given up for its size budget; nothing where it was not needed. */
  readonly trades: readonly string[];
}

/** What became of a reel. */
export interface Rendered<Remark = string> {
  /** In the order of the reel's outputs. */
  readonly artifacts: readonly Artifact[];
  /** Frames on the timeline. */
  readonly frames: number;
  /** What the reel asked for and cannot quite have, and what its author may not expect. */
  readonly remarks: readonly Remark[];
}

/**
 * Renders a reel into its files, which appear whole or not at all, and all or none.
 *
 * @param reel What differs from the post's figure; nothing has to.
 * @throws {UsageError} if the reel cannot be drawn as it stands.
 * @throws {SystemError} if a file cannot be written, or not within its size budget.
 */
export async function render(reel: PartialReel = {}, options: RenderOptions = {}): Promise<Rendered> {
  options.signal?.throwIfAborted();
  const rendered = await renderPlan(await plan(reel), options);
  return { ...rendered, remarks: rendered.remarks.map((remark) => messageText(remark)) };
}

/** Renders a reel that is resolved already; the caller words the remarks. @throws As `render` does. */
export async function renderPlan(plan: Plan, options: RenderOptions = {}): Promise<Rendered<Message>> {
  options.signal?.throwIfAborted();
  const runs = await runsOf(plan, options.signal);
  const typeface = dejaVuSans();
  const whole = composition(plan, runs, typeface);
  const composeAt = (scale: number) =>
    scale === 1 ? whole : composition(plan, runs, typeface, { scale, like: whole });
  const attempts = await deliver(plan.outputs, composeAt, options);
  const cards = plan.outputs.map(({ format }) => cardOf(format));
  const ofFiles = [...new Set(attempts.flatMap(({ facts }) => facts.remarks ?? []))].map((text) => [text]);
  return {
    artifacts: attempts.map(artifactOf),
    frames: whole.clock.frameCount,
    remarks: [...remarks(whole, plan.reel, cards), ...ofFiles],
  };
}

function artifactOf(attempt: Attempt): Artifact {
  const { output, draft, facts, composition, reduction, alt } = attempt;
  const { size = composition.scene.size, remarks: _said, ...rest } = facts;
  const { path, format } = output;
  return { ...rest, path, format, ...size, alt, bytes: draft.bytes, trades: tradesOf(composition.reel, reduction) };
}
