import type { Writable } from "node:stream";
import type { EncodedFacts } from "../formats/encoder.js";
import { cardOf, type FormatName } from "../formats/formats.js";
import { remarks } from "../publish/remarks.js";
import { dejaVuSans } from "../raster/fonts/dejavu-sans.js";
import { completeReel } from "../reel/complete.js";
import { outputsOf } from "../reel/outputs.js";
import type { Reel } from "../reel/reel.js";
import type { PartialReel } from "../reel/schema.js";
import { type Message, messageText } from "../text/message.js";
import type { Attempt } from "./attempt.js";
import { type Composition, composition, subjectOf } from "./composition.js";
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
  const rendered = await renderComplete(completeReel(reel), options);
  return { ...rendered, remarks: rendered.remarks.map((remark) => messageText(remark)) };
}

/** The same of a complete reel, with remarks that are still to be worded. */
async function renderComplete(complete: Reel, options: RenderOptions): Promise<Rendered<Message>> {
  const subject = await subjectOf(complete, options.signal);
  const typeface = dejaVuSans();
  const whole = composition(subject, typeface);
  function composeAt(scale: number): Composition {
    if (scale === 1) return whole;
    // A smaller picture chooses its text anew, but it shows the same film.
    return { ...composition({ ...subject, reel: scaled(complete, scale) }, typeface, whole), asked: complete };
  }

  const outputs = outputsOf(complete);
  const attempts = await deliver(outputs, composeAt, options);
  const said = remarks(
    whole,
    complete,
    outputs.map(({ format }) => cardOf(format)),
  );
  return {
    artifacts: attempts.map(artifactOf),
    frames: whole.clock.frameCount,
    remarks: [...said, ...[...new Set(attempts.flatMap(({ facts }) => facts.remarks ?? []))].map((text) => [text])],
  };
}

/** The reel with its sides at a share of what they are. */
function scaled(reel: Reel, scale: number): Reel {
  const { width, height, dpi } = reel;
  // Video takes even sides.
  const shorter = (side: number) => Math.max(2, 2 * Math.round((side * scale) / 2));
  return { ...reel, width: shorter(width), height: shorter(height), dpi: dpi === "auto" ? dpi : dpi * scale };
}

function artifactOf(attempt: Attempt): Artifact {
  const { output, draft, facts, composition, reduction, alt } = attempt;
  const { size = composition.scene.size, remarks: _said, ...rest } = facts;
  return { ...rest, ...output, ...size, alt, bytes: draft.bytes, trades: tradesOf(composition.reel, reduction) };
}
