import type { SequenceSink } from "../files/artifact.js";
import type { Film } from "../film/frame.js";
import { abortable, Pace } from "../film/pace.js";
import type { EncodedFacts, EncodeOptions, Encoder, Encoding } from "../formats/encoder.js";

/** A file that a film is encoded into. */
export interface Job<From extends Film = Film> {
  readonly encoding: Encoding<From, SequenceSink>;
  readonly sink: SequenceSink;
  readonly options: EncodeOptions;
}

/**
 * Encodes a film into several files at once: every frame goes to all of them before the next one is made. So nothing
 * piles up before the slowest, and those that work in threads of their own do it side by side.
 *
 * @throws What the first of them throws; all are aborted then, and have come to rest.
 */
export async function encodeInLockstep<From extends Film>(
  film: From,
  jobs: readonly Job<From>[],
  signal: AbortSignal | undefined,
): Promise<EncodedFacts[]> {
  const encoders: Encoder[] = [];
  try {
    await all(
      jobs.map(async ({ encoding, sink, options }, i) => {
        encoders[i] = await encoding.open(film, sink, options);
      }),
      signal,
    );
    for await (const frame of film.frames())
      await all(
        encoders.map((encoder) => encoder.write(frame)),
        signal,
      );
    const facts = await all(
      encoders.map((encoder) => encoder.finish()),
      signal,
    );
    // A signal that came during the last frames still counts.
    await new Pace(signal).giveWay();
    return facts;
  } catch (error) {
    // One that was never opened leaves a gap.
    await Promise.allSettled(encoders.map((encoder) => encoder?.abort?.()));
    throw error;
  }
}

/**
 * Waits for all, even when one fails: nothing may go on behind the back of whoever cleans up. A signal is not kept
 * waiting by a pipe or a program that takes nothing.
 */
async function all<Result>(promises: readonly Promise<Result>[], signal: AbortSignal | undefined): Promise<Result[]> {
  const settled = await abortable(Promise.allSettled(promises), signal);
  return settled.map((outcome) => {
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  });
}
