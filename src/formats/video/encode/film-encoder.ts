import { SystemError } from "../../../errors.js";
import type { ByteSink } from "../../../files/artifact.js";
import { type Film, frameEndMs, frameStartMs } from "../../../film/frame.js";
import type { EncodeOptions, Encoder, Encoding } from "../../encoder.js";
import { codedSize, type VideoKind } from "../kind.js";
import { type CompressorSource, openCompressor } from "./compressor.js";
import { openContainer } from "./container.js";
import { ffmpeg } from "./ffmpeg.js";
import { checkSize, playsRemarks, sizeRemarks } from "./limits.js";
import { Planes } from "./planes.js";
import { webCodecs } from "./web-codecs.js";

/** MP4 stores the duration of an image in 32 bits, which is 13 hours; a hold adds at most an hour to this. */
const LONGEST_IMAGE_MS = 6 * 3_600_000;
const FASTEST_FPS = 240;

/** Videos of a kind. `open` throws as `openFilm` does. */
export function videoEncoding(kind: VideoKind): Encoding {
  return { passes: () => 1, open: (film, sink, options) => openFilm(kind, film, sink, options) };
}

/**
 * Opens an encoder of a video file.
 *
 * @param sources Encoders of pictures, best first.
 * @throws {SystemError} if there is no encoder.
 * @throws {UsageError} if the picture is too large for the codec.
 */
export async function openFilm(
  kind: VideoKind,
  film: Film,
  sink: ByteSink,
  { comment }: Pick<EncodeOptions, "comment">,
  sources: readonly CompressorSource[] = [webCodecs(), ffmpeg],
): Promise<Encoder> {
  const { codec, codecName, containerName, unitsPerSecond } = kind;
  const { timeline } = film;
  const size = codedSize(film.size);
  checkSize(kind, size);
  const fps = Math.min(Math.max(Math.round(1000 / timeline.frameMs), 1), FASTEST_FPS);
  const container = await openContainer(kind, size, fps, comment);
  /** Packets from the compressor that are not in the container yet. */
  const packets: Uint8Array[] = [];
  const onPacket = (data: Uint8Array) => void packets.push(data);
  const { compressor, remark } = await openCompressor(kind, sources, { codec, size, fps, onPacket });
  const remarks = [...sizeRemarks(kind, film.size, size), ...playsRemarks(kind, timeline), remark ?? []].flat();
  const planes = new Planes(film.size);
  /** Starts of the images not yet in the container, in its units, and finally the end of the film. */
  const times: number[] = [];
  let shownAtMs = 0;
  let images = 0;

  const unitsOf = (ms: number) => Math.round((ms * unitsPerSecond) / 1000);

  /** Adds the images with known ends to the container. */
  async function addKnownImages(): Promise<void> {
    while (packets.length > 0 && times.length > 1) {
      const [start, end] = times as [number, number];
      times.shift();
      try {
        await container.add(packets.shift() as Uint8Array, start, end);
      } catch (error) {
        throw new SystemError(
          `The encoder's ${codecName} stream does not fit ${containerName}: ${(error as Error).message}`,
          "Try npm install @napi-rs/webcodecs, or another ffmpeg.",
          { cause: error },
        );
      }
    }
  }

  return {
    async write({ index, patches }) {
      const startMs = frameStartMs(timeline, index);
      if (patches.length === 0 && startMs - shownAtMs < LONGEST_IMAGE_MS) return;
      planes.show(patches);
      times.push(unitsOf(startMs));
      shownAtMs = startMs;
      images++;
      await compressor.add(planes.bytes);
      await addKnownImages();
    },
    async finish() {
      const end = unitsOf(frameEndMs(timeline, timeline.frameCount - 1));
      times.push(end);
      await compressor.finish();
      await addKnownImages();
      if (packets.length > 0 || times.length > 1) {
        throw new SystemError(`The ${codecName} encoder did not return a packet for each of ${images} images.`);
      }
      await sink.write(await container.finish());
      return { images, durationMs: (1000 * end) / unitsPerSecond, size, exact: false, remarks };
    },
    async abort() {
      await compressor.abort();
      await container.abort();
    },
  };
}
