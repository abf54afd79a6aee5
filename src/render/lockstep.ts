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
 * Encodes a film into several files at once: all encoders get a frame before the next one is made. So no queue grows
 * before the slowest, and encoders with threads of their own run side by side.
 *
 * @throws The first encoder's failure, after all of them have been aborted and have finished.
 */
export async function encodeInLockstep<From extends Film>(
  film: From,
  jobs: readonly Job<From>[],
  signal: AbortSignal | undefined,
): Promise<EncodedFacts[]> {
  const all = <Result>(promises: readonly Promise<Result>[]) => allSettled(promises, signal);
  const encoders: Encoder[] = [];
  try {
    const openings = jobs.map(async ({ encoding, sink, options }, i) => {
      encoders[i] = await encoding.open(film, sink, options);
    });
    await all(openings);
    for await (const frame of film.frames()) await all(encoders.map((encoder) => encoder.write(frame)));
    const facts = await all(encoders.map((encoder) => encoder.finish()));
    // A signal that came during the last frames still counts.
    await new Pace(signal).giveWay();
    return facts;
  } catch (error) {
    // An encoder that was never opened is missing here.
    await Promise.allSettled(encoders.map((encoder) => encoder?.abort?.()));
    throw error;
  }
}

/**
 * Waits for all, even if one fails, so that nothing is still running during cleanup. An aborted signal ends the wait:
 * a blocked pipe or program cannot delay it.
 */
async function allSettled<Result>(promises: readonly Promise<Result>[], signal?: AbortSignal): Promise<Result[]> {
  const settled = await abortable(Promise.allSettled(promises), signal);
  return settled.map((outcome) => {
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  });
}
