import type { Writable } from "node:stream";
import type { EncodedFacts } from "../formats/encoder.js";
import { cardOf, type FormatName } from "../formats/formats.js";
import { type Plan, plan } from "../plan/plan.js";
import { remarks } from "../publish/remarks.js";
import { dejaVuSans } from "../raster/fonts/dejavu-sans.js";
import { STDOUT } from "../reel/outputs.js";
import type { PartialReel } from "../reel/reel.js";
import { type Message, messageText } from "../text/message.js";
import { composition, runsOf } from "./composition.js";
import { type Attempt, deliver } from "./deliver.js";

/** Options of a render. */
export interface RenderOptions {
  /** Stops the work: the promise rejects with the signal's reason, and no file is left. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Called now and then with the share of the work on some files that is done, from 0 to 1. It starts again at 0 when a
   * file exceeds its size budget.
   */
  readonly onProgress?: ((done: number, files: string) => void) | undefined;
  /** Receives the output called `-`. */
  readonly stdout?: Writable | undefined;
}

/** A finished file. */
export interface Artifact extends Omit<EncodedFacts, "size" | "remarks"> {
  /** Alternative text. */
  readonly alt: string;
  readonly path: string;
  readonly format: FormatName;
  readonly bytes: number;
  /** The size of its pictures in pixels. */
  readonly width: number;
  readonly height: number;
  /** What it gave up for its size budget, in words: `64 colors`. */
  readonly trades: readonly string[];
}

/** The result of a render. */
export interface Rendered<Remark = string> {
  /** In the order of the reel's outputs. */
  readonly artifacts: readonly Artifact[];
  /** Frames on the timeline. */
  readonly frames: number;
  /** Sentences about requests that could not be met exactly, and effects that the author may not expect. */
  readonly remarks: readonly Remark[];
}

/**
 * Renders a reel into its files. Each appears whole or not at all; if one fails, none appears.
 *
 * @param reel Settings that differ from the defaults, the post's figure.
 * @throws {UsageError} with every mistake in the reel.
 * @throws {SystemError} if a file cannot be written, or not within its size budget.
 */
export async function render(reel: PartialReel = {}, options: RenderOptions = {}): Promise<Rendered> {
  options.signal?.throwIfAborted();
  const rendered = await renderPlan(await plan(reel), options);
  return { ...rendered, remarks: rendered.remarks.map((remark) => messageText(remark)) };
}

/**
 * Renders a reel into memory.
 *
 * @param format Any format of one file: not `sequence`.
 * @returns The bytes of the file, the same that `render` writes.
 * @throws As `render` does.
 */
export async function renderTo(
  format: FormatName,
  reel: PartialReel = {},
  { signal, onProgress }: Omit<RenderOptions, "stdout"> = {},
): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const pieces: Uint8Array[] = [];
  // A render to files needs no stream.
  const stream = await import("node:stream");
  const stdout = new stream.Writable({
    write(piece: Uint8Array, _encoding, done) {
      pieces.push(Uint8Array.from(piece));
      done();
    },
  });
  const animated = format === "apng" ? undefined : reel.animated;
  await renderPlan(await plan({ ...reel, animated, out: STDOUT, format }), { signal, onProgress, stdout });
  return new Uint8Array(Buffer.concat(pieces));
}

/** Renders a plan; the caller words the remarks. @throws As `render` does. */
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

function artifactOf({ output, draft, facts, composition, trades, alt }: Attempt): Artifact {
  const { size = composition.scene.size, remarks: _remarks, ...rest } = facts;
  const { path, format } = output;
  return { ...rest, path, format, ...size, alt, bytes: draft.bytes, trades };
}
