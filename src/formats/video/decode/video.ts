import { wholeOf } from "../../../math/geometry.js";
import type { DecodedFilm, DecodedImage } from "../../decoding/decoded-film.js";
import { NoDecoderError, UnreadableError } from "../../decoding/failures.js";
import { ffmpeg } from "./ffmpeg.js";
import { type Footage, footageOf, type PlaneSource, type Planes } from "./footage.js";
import { changedRows, convertRows } from "./planes.js";
import { webCodecs } from "./web-codecs.js";

/**
 * Decodes a video. Its colors are assumed to be BT.709 in limited range, which gradreel writes.
 *
 * @param containerName Usual name of the container.
 * @param sources Decoders of pictures, best first.
 * @throws {UnreadableError} if the file has no pictures, or is not whole.
 * @throws {NoDecoderError} if this machine has no decoder.
 */
export async function decodeVideo(
  file: Uint8Array,
  containerName: string,
  sources: readonly PlaneSource[] = [webCodecs(), ffmpeg],
): Promise<DecodedFilm> {
  const footage = await footageOf(file, containerName);
  const reasons: string[] = [];
  for (const source of sources) {
    const opened = await source.open(footage);
    if (!("missing" in opened)) {
      return { size: footage.size, plays: undefined, images: () => images(footage, opened) };
    }
    reasons.push(opened.missing);
  }
  throw new NoDecoderError(`No ${containerName} decoder for this machine: ${reasons.join("; ")}.`);
}

async function* images({ size, timesMs }: Footage, planes: Planes): AsyncGenerator<DecodedImage> {
  const rgba = new Uint8ClampedArray(4 * size.width * size.height);
  let before: Uint8Array | undefined;
  let shown = 0;
  for await (const picture of planes()) {
    const [startMs, endMs] = [timesMs[shown], timesMs[shown + 1]];
    if (startMs === undefined || endMs === undefined) break;
    const changed = changedRows(picture, before, size);
    convertRows(picture, size, changed, rgba);
    if (before) before.set(picture);
    else before = picture.slice();
    yield { rgba, startMs, endMs, changed: shown === 0 ? wholeOf(size) : changed };
    shown++;
  }
  if (shown < timesMs.length - 1) throw new UnreadableError("One of its pictures is damaged.");
}
