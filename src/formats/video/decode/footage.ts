import {
  CustomSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputVideoTrack,
  Logging,
  LogLevel,
  MP4,
  type VideoCodec,
  WEBM,
} from "mediabunny";
import type { Size } from "../../../math/geometry.js";
import { checkedSize } from "../../decoding/byte-reader.js";
import { UnreadableError } from "../../decoding/failures.js";
import { checkBoxes } from "../../mp4/boxes.js";
import type { Missing } from "../kind.js";

/** A picture is read once, and takes more bytes than this, including its entry in the index. */
const BYTES_A_READ = 8;
const FEWEST_READS = 1000;

/** The compressed pictures of a video file, with their times. */
export interface Footage {
  /** Displayed size of a picture. */
  readonly size: Size;
  /** mediabunny's name for it: avc, vp9, … */
  readonly codec: VideoCodec;
  readonly config: VideoDecoderConfig;
  /** Packets in decoding order. */
  readonly packets: readonly EncodedPacket[];
  /** Starts of the pictures in display order, and then the end of the film. */
  readonly timesMs: readonly number[];
}

/** A decoder of compressed pictures that some machines lack. */
export interface PlaneSource {
  open(footage: Footage): Promise<Planes | Missing>;
}

/** The pictures as I420 in display order; each overwrites the one before. */
export type Planes = () => AsyncGenerator<Uint8Array>;

/** The pictures of a file. @throws {UnreadableError} if the file has none, or is not whole. */
export async function footageOf(file: Uint8Array, containerName: string): Promise<Footage> {
  try {
    return await readFootage(file, containerName);
  } catch (cause) {
    if (cause instanceof UnreadableError) throw cause;
    throw new UnreadableError(`It is not ${containerName}, or it is damaged.`, { cause });
  }
}

async function readFootage(file: Uint8Array, containerName: string): Promise<Footage> {
  checkBoxes(file);
  const track = await trackOf(file);
  const config = await track.getDecoderConfig();
  const { codec, displayWidth, displayHeight } = track;
  if (!codec || !config) throw new UnreadableError(`It has no picture in a codec of ${containerName}.`);
  const packets: EncodedPacket[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) {
    if (packet.data.length < packet.byteLength) throw new UnreadableError("It is cut off.");
    packets.push(packet);
  }
  const shown = packets.map(({ timestamp, duration }) => ({ timestamp, duration }));
  shown.sort((a, b) => a.timestamp - b.timestamp);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) throw new UnreadableError("It has no picture.");
  // In WebM, a picture lasts until the next, and the last until the end of the film.
  const end = last.duration > 0 ? last.timestamp + last.duration : ((await track.getDurationFromMetadata()) ?? 0);
  const timesMs = [...shown.map(({ timestamp }) => timestamp), end].map((time) => 1000 * (time - first.timestamp));
  if (timesMs.some((time, i) => i > 0 && !(time > (timesMs[i - 1] as number)))) {
    throw new UnreadableError("It is damaged: one of its pictures has no duration.");
  }
  return { size: checkedSize(displayWidth, displayHeight), codec, config, packets, timesMs };
}

async function trackOf(file: Uint8Array): Promise<InputVideoTrack> {
  // It prints warnings otherwise.
  Logging.level = LogLevel.Silent;
  const input = new Input({ source: sourceOf(file), formats: [MP4, WEBM] });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new UnreadableError("It has no picture.");
  return track;
}

/**
 * The file, with a limit on the number of reads: mediabunny would follow an index that points back into itself forever,
 * and block the event loop.
 */
function sourceOf(file: Uint8Array): CustomSource {
  let left = FEWEST_READS + file.length / BYTES_A_READ;
  return new CustomSource({
    getSize: () => file.length,
    read(start, end) {
      if (left-- < 0) throw new UnreadableError("It is damaged: its index is circular.");
      return file.subarray(start, end);
    },
    // Cached reads would not be counted.
    maxCacheSize: 0,
  });
}
