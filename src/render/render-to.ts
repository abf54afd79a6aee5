import { Writable } from "node:stream";
import type { FormatName } from "../formats/formats.js";
import { plan } from "../plan/plan.js";
import { STDOUT } from "../reel/outputs.js";
import type { PartialReel } from "../reel/reel.js";
import { type RenderOptions, renderPlan } from "./render.js";

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
  const stdout = new Writable({
    write(piece: Uint8Array, _encoding, done) {
      pieces.push(Uint8Array.from(piece));
      done();
    },
  });
  const animated = format === "apng" ? undefined : reel.animated;
  await renderPlan(await plan({ ...reel, animated, out: STDOUT, format }), { signal, onProgress, stdout });
  return new Uint8Array(Buffer.concat(pieces));
}
