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
import { UnreadableError } from "../../decoding/failures.js";
import { checkedSize } from "../../decoding/size-limit.js";
import { checkBoxes } from "./boxes.js";

/** A picture is read once, and takes more bytes than this, its place in the index included. */
const BYTES_A_READ = 8;
const FEWEST_READS = 1000;

/** The compressed pictures of a video file, and when they are shown. */
export interface Footage {
  /** Of a picture as it is shown. */
  readonly size: Size;
  /** As mediabunny calls it: avc, vp9, … */
  readonly codec: VideoCodec;
  readonly config: VideoDecoderConfig;
  /** In the order in which they are decoded. */
  readonly packets: readonly EncodedPacket[];
  /** When each picture begins, in the order in which they are shown; at last, when the film ends. */
  readonly timesMs: readonly number[];
}

/** @throws {UnreadableError} if the file has no pictures in it, or is not whole. */
export async function footageOf(file: Uint8Array, containerName: string): Promise<Footage> {
  try {
    return await readFootage(file, containerName);
  } catch (cause) {
    if (cause instanceof UnreadableError) throw cause;
    throw new UnreadableError(`It is no ${containerName}, or a damaged one.`, { cause });
  }
}

async function readFootage(file: Uint8Array, containerName: string): Promise<Footage> {
  checkBoxes(file);
  const track = await trackOf(file);
  const config = await track.getDecoderConfig();
  const { codec, displayWidth, displayHeight } = track;
  if (!codec || !config) throw new UnreadableError(`There is no picture in it that ${containerName} could have.`);
  const packets: EncodedPacket[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) {
    if (packet.data.length < packet.byteLength) throw new UnreadableError("It is cut off.");
    packets.push(packet);
  }
  const shown = packets.map(({ timestamp, duration }) => ({ timestamp, duration }));
  shown.sort((a, b) => a.timestamp - b.timestamp);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) throw new UnreadableError("There is no picture in it.");
  // In WebM, a picture lasts until the next, and the last one until the film ends.
  const end = last.duration > 0 ? last.timestamp + last.duration : ((await track.getDurationFromMetadata()) ?? 0);
  const timesMs = [...shown.map(({ timestamp }) => timestamp), end].map((time) => 1000 * (time - first.timestamp));
  if (timesMs.some((time, i) => i > 0 && !(time > (timesMs[i - 1] as number)))) {
    throw new UnreadableError("It is damaged: one of its pictures is shown for no time.");
  }
  return { size: checkedSize(displayWidth, displayHeight), codec, config, packets, timesMs };
}

async function trackOf(file: Uint8Array): Promise<InputVideoTrack> {
  // It prints what it finds odd.
  Logging.level = LogLevel.Silent;
  const input = new Input({ source: sourceOf(file), formats: [MP4, WEBM] });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new UnreadableError("There is no picture in it.");
  return track;
}

/**
 * The file, to be read so often and no more: an index that points back into itself would be followed forever, and
 * nothing else would have its turn meanwhile.
 */
function sourceOf(file: Uint8Array): CustomSource {
  let left = FEWEST_READS + file.length / BYTES_A_READ;
  return new CustomSource({
    getSize: () => file.length,
    read(start, end) {
      if (left-- < 0) throw new UnreadableError("It is damaged: its index leads nowhere.");
      return file.subarray(start, end);
    },
    // What is cached is not asked for.
    maxCacheSize: 0,
  });
}
