import { SystemError } from "../../../errors.js";
import type { ByteSink } from "../../../files/artifact.js";
import { type Film, type Frame, frameEndMs, frameStartMs } from "../../../film/frame.js";
import type { Size } from "../../../math/geometry.js";
import type { EncodedFacts, EncodeOptions, Encoder, Encoding } from "../../encoder.js";
import { codedSize, type VideoKind } from "../kind.js";
import { type Compressor, type CompressorSource, openCompressor } from "./compressor.js";
import { Container } from "./container.js";
import { ffmpeg } from "./ffmpeg.js";
import { checkSize } from "./limits.js";
import { Planes } from "./planes.js";
import { playsRemarks, sizeRemarks } from "./remarks.js";
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
  const size = codedSize(film.size);
  checkSize(kind, size);
  const fps = Math.min(Math.max(Math.round(1000 / film.timeline.frameMs), 1), FASTEST_FPS);
  const container = await Container.open(kind, size, fps, comment);
  const packets: Uint8Array[] = [];
  const { compressor, remark } = await openCompressor(kind, sources, {
    codec: kind.codec,
    size,
    fps,
    onPacket: (data) => packets.push(data),
  });
  const remarks = [...sizeRemarks(kind, film.size, size), ...playsRemarks(kind, film.timeline), remark ?? []].flat();
  return new FilmEncoder({ kind, film, size, sink, compressor, container, packets, remarks });
}

interface Parts {
  readonly kind: VideoKind;
  readonly film: Film;
  /** Size of the pictures in the file. */
  readonly size: Size;
  readonly sink: ByteSink;
  readonly compressor: Compressor;
  readonly container: Container;
  /** Packets from the compressor that are not in the container yet. */
  readonly packets: Uint8Array[];
  readonly remarks: readonly string[];
}

class FilmEncoder implements Encoder {
  readonly #parts: Parts;
  readonly #planes: Planes;
  /** Starts of the images not yet in the container, in its units, and finally the end of the film. */
  readonly #times: number[] = [];
  #shownAtMs = 0;
  #images = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#planes = new Planes(parts.film.size);
  }

  async write({ index, patches }: Frame): Promise<void> {
    const startMs = frameStartMs(this.#parts.film.timeline, index);
    if (patches.length === 0 && startMs - this.#shownAtMs < LONGEST_IMAGE_MS) return;
    this.#planes.show(patches);
    this.#times.push(this.#unitsOf(startMs));
    this.#shownAtMs = startMs;
    this.#images++;
    await this.#parts.compressor.add(this.#planes.bytes);
    await this.#addKnownImages();
  }

  async finish(): Promise<EncodedFacts> {
    const { kind, film, size, sink, compressor, container, packets, remarks } = this.#parts;
    const end = this.#unitsOf(frameEndMs(film.timeline, film.timeline.frameCount - 1));
    this.#times.push(end);
    await compressor.finish();
    await this.#addKnownImages();
    if (packets.length > 0 || this.#times.length > 1) {
      throw new SystemError(
        `The ${kind.codecName} encoder did not return a packet for each of ${this.#images} images.`,
      );
    }
    await sink.write(await container.finish());
    const durationMs = (1000 * end) / kind.unitsPerSecond;
    return { images: this.#images, durationMs, size, exact: false, remarks };
  }

  async abort(): Promise<void> {
    await this.#parts.compressor.abort();
    await this.#parts.container.abort();
  }

  /** Adds the images with known ends to the container. */
  async #addKnownImages(): Promise<void> {
    const { packets, container } = this.#parts;
    while (packets.length > 0 && this.#times.length > 1) {
      const [start, end] = this.#times as [number, number];
      this.#times.shift();
      try {
        await container.add(packets.shift() as Uint8Array, start, end);
      } catch (error) {
        const { codecName, containerName } = this.#parts.kind;
        throw new SystemError(
          `The encoder's ${codecName} stream does not fit ${containerName}: ${(error as Error).message}`,
          "Try npm install @napi-rs/webcodecs, or another ffmpeg.",
          { cause: error },
        );
      }
    }
  }

  #unitsOf(ms: number): number {
    return Math.round((ms * this.#parts.kind.unitsPerSecond) / 1000);
  }
}
