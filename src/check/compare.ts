import { frameStart, type Timeline } from "../film/frame.js";
import type { FormatCard } from "../formats/card.js";
import type { DecodedFilm } from "../formats/decoding/decoded-film.js";
import { NoDecoderError, UnreadableError } from "../formats/decoding/failures.js";
import { copiedSight, moments, ROUNDING_MS, type Sight, sameOrder, worstMoment } from "./moments.js";
import { type Difference, difference, type Picture, toleranceOf } from "./picture.js";
import { lengthsIn, playsIn, sizeText, startsIn } from "./words.js";

/** The result of comparing an artifact with the expected film. */
export type Comparison =
  /** Every picture is within the tolerance at every time; a channel is off by no more than `largest`. */
  | { readonly kind: "equal"; readonly largest: number }
  | FramesDiffer
  /**
   * A sentence for the rest: pictures are equal but not their times or number of plays; sizes differ; the actual file
   * cannot be decoded; this machine has no decoder.
   */
  | { readonly kind: "timing" | "size" | "unreadable" | "unknown"; readonly text: string };

/** The first moment at which two films differ beyond the tolerance. */
export interface FramesDiffer extends FrameDifference {
  readonly kind: "frames";
  /** The first moment at which the most pixels differ, if that is another. */
  readonly worst?: FrameDifference;
}

/** How two films differ at a moment. */
export interface FrameDifference extends Difference {
  /** The frame at this time, from 0. */
  readonly frame: number;
  readonly startMs: number;
  readonly pictures: { readonly expected: Picture; readonly actual: Picture };
}

/**
 * Compares two files of one format as films: which picture is shown when, however it is encoded.
 *
 * @param timeline For the numbers of frames.
 * @throws {Error} if the expected file cannot be decoded.
 */
export async function compareFilms(
  expected: Uint8Array,
  actual: Uint8Array,
  card: FormatCard,
  timeline: Timeline,
): Promise<Comparison> {
  const { decode } = card;
  if (!decode) return unknown(`gradreel does not read ${card.title} files.`);
  try {
    const wanted = await trusted(() => decode(expected));
    return await compareDecoded(wanted, await decode(actual), timeline, card);
  } catch (error) {
    if (error instanceof NoDecoderError) return unknown(error.message);
    if (error instanceof UnreadableError) return { kind: "unreadable", text: `It cannot be read: ${error.message}` };
    throw error;
  }
}

/** The same for open films. @throws {UnreadableError} if the actual one is damaged. */
export async function compareDecoded(
  expected: DecodedFilm,
  actual: DecodedFilm,
  timeline: Timeline,
  card: Pick<FormatCard, "tolerance" | "unitMs">,
): Promise<Comparison> {
  const { size } = expected;
  if (size.width !== actual.size.width || size.height !== actual.size.height) {
    return { kind: "size", text: `It is ${sizeText(actual.size)}, but should be ${sizeText(size)}.` };
  }
  const tolerance = toleranceOf(card);
  let largest = 0;
  let [expectedMs, actualMs] = [0, 0];
  for await (const moment of moments(expected, actual)) {
    const found = difference(moment.expected.rgba, moment.actual.rgba, size, tolerance, moment.changed);
    if (found.pixels > 0) {
      const sight = copiedSight(moment, size);
      const first = (await sameOrder(expected, actual, tolerance))?.first;
      if (first) return timing(startsIn(first));
      const worst = await worstMoment(expected, actual, tolerance);
      const differenceIn = ({ startMs, ...pictures }: Sight): FrameDifference => ({
        ...{ frame: frameAt(timeline, startMs, card), startMs, pictures },
        ...difference(pictures.expected.rgba, pictures.actual.rgba, size, tolerance),
      });
      const isOther = worst && worst.startMs > sight.startMs;
      return { kind: "frames", ...differenceIn(sight), ...(isOther ? { worst: differenceIn(worst) } : {}) };
    }
    largest = Math.max(largest, found.largest);
    [expectedMs, actualMs] = [moment.expected.endMs, moment.actual.endMs];
  }
  if (expectedMs !== actualMs && !(Math.abs(expectedMs - actualMs) <= ROUNDING_MS)) {
    return timing(lengthsIn({ expectedMs, actualMs }));
  }
  if (expected.plays !== actual.plays) return timing(playsIn(expected.plays, actual.plays));
  return { kind: "equal", largest };
}

function timing(text: string): Comparison {
  return { kind: "timing", text: `All pictures are equal, but not their times. ${text}` };
}

function unknown(text: string): Comparison {
  return { kind: "unknown", text: `The bytes differ, and the pictures cannot be compared here: ${text}` };
}

/** The frame that is shown at a time, in a format that rounds times. */
function frameAt(timeline: Timeline, ms: number, { unitMs = 1 }: Pick<FormatCard, "unitMs">): number {
  let frame = 0;
  while (frame + 1 < timeline.frameCount && frameStart(timeline, frame + 1, unitMs) * unitMs <= ms + ROUNDING_MS) {
    frame++;
  }
  return frame;
}

/** Opens the expected film, in which whatever cannot be read is a bug. */
async function trusted(open: () => Promise<DecodedFilm>): Promise<DecodedFilm> {
  const rethrow = (cause: unknown): never => {
    if (!(cause instanceof UnreadableError)) throw cause;
    throw new Error(`The rendered file cannot be decoded: ${cause.message}`, { cause });
  };
  const film = await open().catch(rethrow);
  async function* images(): ReturnType<DecodedFilm["images"]> {
    try {
      yield* film.images();
    } catch (error) {
      rethrow(error);
    }
  }
  return { ...film, images };
}
