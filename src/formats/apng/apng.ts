import { type Frame, frameStart, type Timeline } from "../../film/frame.js";
import { isEmpty, type Rect } from "../../math/geometry.js";
import { surveyOf } from "../colors/color-counts.js";
import { type Change, isDense, KEPT, type Screen } from "../colors/screen.js";
import type { Encoding } from "../encoder.js";
import {
  animationControl,
  BLENDS,
  comment,
  type Delay,
  frameControl,
  imageData,
  imageEnd,
  imageHeader,
  laterImageData,
  SIGNATURE,
} from "../png/encode/chunks.js";
import { type Coloring, coloringFor } from "../png/encode/coloring.js";
import { compressedBytes, shorterCompression, WriteQueue } from "../png/encode/compression.js";
import { scanlinesOf } from "../png/encode/scanlines.js";

const MOST_PARTS = 0xffff;
/** Browsers stretch shorter delays to a tenth of a second. */
const SHORTEST_MS = 11;

/** An image of an animation: rectangle, compressed scanlines, blending. */
interface SubImage {
  readonly rect: Rect;
  readonly data: Uint8Array;
  readonly blend: number;
}

/**
 * Animated PNG: every color, or a palette if all fit into one; one sub-image a change. The number of images comes
 * before them, so the survey also finds the frames that change anything.
 *
 * @see https://www.w3.org/TR/png-3/
 */
export const apng: Encoding = {
  passes: () => 2,
  async open(film, sink, options) {
    const { size, timeline, flatColors } = film;
    const counts = await surveyOf(film);
    const coloring = coloringFor(counts, flatColors, options, counts.frames.length > 1);
    const delays = delaysByFrame(timeline, counts.frames);
    const imageCount = [...delays.values()].reduce((sum, { length }) => sum + length, 0);
    const screen = coloring.screen(size);
    const queue = new WriteQueue((piece) => sink.write(piece));
    let images = 0;
    let chunksInSequence = 0;
    const pause = ({ rect }: Change) => unchangedPixel(rect, screen, coloring);

    async function compressedImage(change: Change): Promise<SubImage> {
      if (images > 0) {
        // In a small palette, a frame with changes may look the same.
        return isEmpty(change.rect) ? pause(change) : subImage(change, coloring);
      }
      const { data } = await shorterCompression(scanlinesOf(change, coloring));
      return { rect: change.rect, data, blend: BLENDS.source };
    }

    /** Numbers the image's chunks and queues them for writing. */
    async function add(image: Promise<SubImage>, delay: Delay): Promise<void> {
      const isFirst = images++ === 0;
      const number = chunksInSequence;
      // The first image's data has no number; viewers without animation show it.
      chunksInSequence += isFirst ? 1 : 2;
      await queue.add(
        image.then(({ rect, data, blend }) =>
          Buffer.concat([
            frameControl(number, rect, delay, blend),
            isFirst ? imageData(data) : laterImageData(number + 1, data),
          ]),
        ),
      );
    }

    await sink.write(
      Buffer.concat([
        SIGNATURE,
        imageHeader(size, coloring.colorType),
        animationControl(imageCount, timeline.plays),
        ...coloring.chunks,
        comment(options.comment),
      ]),
    );
    return {
      async write({ index, patches }: Frame) {
        const [first, ...more] = delays.get(index) ?? [];
        if (!first) return;
        const change = screen.show(patches.map((patch) => coloring.valuesOf(patch)));
        await add(compressedImage(change), first);
        for (const delay of more) await add(pause(change), delay);
      },
      async finish() {
        await queue.end();
        await sink.write(imageEnd());
        return { images, durationMs: frameStart(timeline, timeline.frameCount, 1), ...coloring.facts };
      },
    };
  },
};

/**
 * The image of a change, with unchanged pixels opaque or transparent, whichever is shorter. Its rows are not filtered,
 * because their differences are a quarter longer. `change` is read before the promise is returned.
 */
async function subImage({ rect, runs, givenPixels, opaque }: Change, coloring: Coloring): Promise<SubImage> {
  const isWhole = !runs.indices.includes(KEPT);
  if (isWhole || !coloring.canKeep) {
    const data = await compressedBytes(
      scanlinesOf({ rect, runs: isWhole ? runs : opaque() }, coloring).filteredBytes("none"),
    );
    return { rect, data, blend: BLENDS.source };
  }
  const [translucent, plain] = await Promise.all([
    compressedBytes(scanlinesOf({ rect, runs }, coloring).filteredBytes("none")),
    isDense(rect, givenPixels)
      ? compressedBytes(scanlinesOf({ rect, runs: opaque() }, coloring).filteredBytes("none"))
      : undefined,
  ]);
  return plain && plain.length <= translucent.length
    ? { rect, data: plain, blend: BLENDS.source }
    : { rect, data: translucent, blend: BLENDS.over };
}

/** One pixel as the screen shows it already: the image only adds a delay. */
function unchangedPixel({ x, y }: Rect, screen: Screen, coloring: Coloring): Promise<SubImage> {
  const value = coloring.canKeep ? KEPT : (screen.valueAt(x, y) as number);
  const runs = { indices: [value], ends: [1] };
  return subImage({ rect: { x, y, width: 1, height: 1 }, runs, givenPixels: 0, opaque: () => runs }, coloring);
}

/**
 * Delays of consecutive images for a duration: milliseconds up to a minute; beyond, as many whole seconds as fit, up
 * to 18 hours, and then the rest, which is never so short that browsers would stretch it.
 */
export function delaysFor(durationMs: number): Delay[] {
  const delays: Delay[] = [];
  let rest = durationMs;
  while (rest > MOST_PARTS) {
    const seconds = Math.min(MOST_PARTS, Math.floor(rest / 1000));
    const left = rest - 1000 * seconds;
    const taken = left > 0 && left < SHORTEST_MS ? seconds - 1 : seconds;
    delays.push({ numerator: taken, denominator: 1 });
    rest -= 1000 * taken;
  }
  return rest > 0 || delays.length === 0 ? [...delays, { numerator: rest, denominator: 1000 }] : delays;
}

/** For every frame with changes, the delays until the next such frame. */
export function delaysByFrame(timeline: Timeline, changed: readonly number[]): ReadonlyMap<number, readonly Delay[]> {
  return new Map(
    changed.map((frame, i) => {
      const next = changed[i + 1] ?? timeline.frameCount;
      return [frame, delaysFor(frameStart(timeline, next, 1) - frameStart(timeline, frame, 1))];
    }),
  );
}
