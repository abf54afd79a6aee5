import { setTimeout as elapsed, setImmediate as nextTurn } from "node:timers/promises";
import type { EncodedVideoChunk, VideoDecoder, VideoFrame } from "@napi-rs/webcodecs";
import type { Size } from "../../../math/geometry.js";
import { UnreadableError } from "../../decoding/failures.js";
import type { Footage, PlaneSource } from "./footage.js";
import { planesLength } from "./planes.js";

/** Long enough that the decoder never waits, and short enough to need little memory. */
const LONGEST_QUEUE = 4;
const POLL_MS = 1;
/** Polls without a new picture after which the last pictures count as lost. */
const MOST_IDLE_POLLS = 250;
/** 4:2:0 in eight bits. */
const LAYOUT = "I420";

interface WebCodecs {
  readonly VideoDecoder: typeof VideoDecoder;
  readonly EncodedVideoChunk: typeof EncodedVideoChunk;
}

/**
 * The decoders of the optional package @napi-rs/webcodecs.
 *
 * @param load Imports the package; throws if this machine has none.
 */
export function webCodecs(load: () => Promise<WebCodecs> = () => import("@napi-rs/webcodecs")): PlaneSource {
  return {
    async open(footage) {
      try {
        const library = await load();
        return () => planes(library, footage);
      } catch {
        return { missing: "the optional package @napi-rs/webcodecs is not installed, or has no binary for it" };
      }
    },
  };
}

async function* planes(library: WebCodecs, { size, config, packets }: Footage): AsyncGenerator<Uint8Array> {
  const frames: VideoFrame[] = [];
  let failure: Error | undefined;
  const decoder = new library.VideoDecoder({
    output: (frame) => void frames.push(frame),
    error: (error) => {
      failure ??= error;
    },
  });
  const picture = new Uint8Array(planesLength(size));
  let left = packets.length;
  async function* decodedPictures(): AsyncGenerator<Uint8Array> {
    for (let frame = frames.shift(); frame; frame = frames.shift()) {
      left--;
      yield await copiedPicture(frame, size, picture);
    }
    if (failure) throw failure;
  }
  try {
    const { codec, codedWidth, codedHeight, description } = config;
    decoder.configure({
      codec,
      hardwareAcceleration: "prefer-software",
      ...(codedWidth && codedHeight ? { codedWidth, codedHeight } : {}),
      ...(description ? { description: description as Uint8Array } : {}),
    });
    for (const { type, timestamp, data } of packets) {
      decoder.decode(new library.EncodedVideoChunk({ type, timestamp: Math.round(1e6 * timestamp), data }));
      await nextTurn();
      yield* decodedPictures();
      // Polls, because the package's own event does not keep the process alive.
      while (!failure && decoder.decodeQueueSize >= LONGEST_QUEUE) await elapsed(POLL_MS);
    }
    await decoder.flush();
    for (let idle = 0; left > 0 && idle < MOST_IDLE_POLLS; idle++) {
      if (frames.length > 0) idle = 0;
      yield* decodedPictures();
      await elapsed(POLL_MS);
    }
  } catch (cause) {
    if (cause instanceof UnreadableError) throw cause;
    throw new UnreadableError("One of its pictures is damaged.", { cause });
  } finally {
    for (const frame of frames) frame.close();
    if (decoder.state !== "closed") decoder.close();
  }
}

/** Copies the picture out of the frame, and frees the frame. */
async function copiedPicture(frame: VideoFrame, size: Size, picture: Uint8Array): Promise<Uint8Array> {
  try {
    const { format, codedWidth, codedHeight } = frame;
    if (format !== LAYOUT) throw new UnreadableError(`Its pictures are ${format}, not 4:2:0 in eight bits.`);
    if (codedWidth !== size.width || codedHeight !== size.height || frame.allocationSize() !== picture.length) {
      throw new UnreadableError("Its pictures are not all of one size.");
    }
    await frame.copyTo(picture);
    return picture;
  } finally {
    frame.close();
  }
}
