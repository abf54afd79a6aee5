import type { Writable } from "node:stream";
import { type Composition, compose, runsInSlices } from "../compose.js";
import { runInTurns } from "../film/pace.js";
import type { EncodedFacts } from "../formats/encoder.js";
import type { FormatName } from "../formats/formats.js";
import { isOnline } from "../objectives/online.js";
import { type Plan, plan } from "../plan/plan.js";
import { remarks } from "../publish/remarks.js";
import { dejaVuSans } from "../raster/fonts/dejavu-sans.js";
import type { PartialReel, Reel } from "../reel/reel.js";
import { settle } from "../settle.js";
import { type Message, messageText } from "../text/message.js";
import type { Attempt } from "./attempt.js";
import { deliver } from "./deliver.js";
import { tradesOf } from "./ladder.js";

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
export interface Rendered {
  /** In the order of the reel's outputs. */
  readonly artifacts: readonly Artifact[];
  /** Frames on the timeline. */
  readonly frames: number;
  /** What the reel asked for and cannot quite have, and what its author may not expect. */
  readonly remarks: readonly string[];
}

/** What `renderPlan` gives: remarks are worded by the caller. */
export interface RenderedPlan extends Omit<Rendered, "remarks"> {
  readonly remarks: readonly Message[];
}

/**
 * Renders a reel into its files, which appear whole or not at all, and all or none.
 *
 * @param reel What differs from the post's figure; nothing has to.
 * @throws {UsageError} if the reel cannot be drawn.
 * @throws {SystemError} if a file cannot be written, or not within its size budget.
 */
export async function render(reel: PartialReel = {}, options: RenderOptions = {}): Promise<Rendered> {
  options.signal?.throwIfAborted();
  const { remarks, ...rendered } = await renderPlan(await plan(reel), options);
  return { ...rendered, remarks: remarks.map((remark) => messageText(remark)) };
}

/** Renders a reel that is resolved already. @throws As `render` does. */
export async function renderPlan(plan: Plan, options: RenderOptions = {}): Promise<RenderedPlan> {
  options.signal?.throwIfAborted();
  const { reel, objective } = plan;
  const runs =
    reel.trajectory === undefined || isOnline(objective)
      ? await runInTurns(runsInSlices(reel, objective), options.signal)
      : await (await import("../trajectory/load.js")).loadRuns(reel.trajectory, objective, options.signal);
  const typeface = dejaVuSans();
  const settled = settle(reel, objective, runs, typeface);
  function composeAt(scale: number): Composition {
    // A smaller picture chooses its text size again, but it shows the same film.
    const { frames, steps } = settled;
    const shown = scale === 1 ? settled : { ...settle(scaled(reel, scale), objective, runs, typeface), frames, steps };
    return { plan, reel: shown, objective, runs, scene: compose(shown, objective, runs, typeface) };
  }

  const attempts = await deliver(plan.outputs, composeAt, options);
  const found = [...remarks(settled, runs), ...new Set(attempts.flatMap(({ facts }) => facts.remarks ?? []))];
  return { artifacts: attempts.map(artifactOf), frames: settled.frames, remarks: found.map((text) => [text]) };
}

/** The reel with its sides at a share of what they are. */
function scaled(reel: Reel, scale: number): Reel {
  const { width, height, dpi } = reel;
  // Video takes even sides.
  const shorter = (side: number) => Math.max(2, 2 * Math.round((side * scale) / 2));
  return { ...reel, width: shorter(width), height: shorter(height), dpi: dpi === "auto" ? dpi : dpi * scale };
}

function artifactOf(attempt: Attempt): Artifact {
  const { output, draft, facts, composition, rung, alt } = attempt;
  const { size = composition.scene.size, remarks: _said, ...rest } = facts;
  const { path, format } = output;
  return { ...rest, path, format, ...size, alt, bytes: draft.bytes, trades: tradesOf(composition.reel, rung) };
}
