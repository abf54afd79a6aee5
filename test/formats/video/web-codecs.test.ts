import * as library from "@napi-rs/webcodecs";
import { describe, expect, it } from "vitest";
import type { Encoding } from "../../../src/formats/encoder.js";
import type { Compressor, PictureStream } from "../../../src/formats/video/encode/compressor.js";
import { openFilm } from "../../../src/formats/video/encode/film-encoder.js";
import { webCodecs } from "../../../src/formats/video/encode/web-codecs.js";
import { H264_IN_MP4 } from "../../../src/formats/video/kind.js";
import { encoded } from "../../support/films.js";
import { filmOfSquares } from "./squares.js";

const SIZE = { width: 320, height: 240 };
const PLANES = new Uint8Array((SIZE.width * SIZE.height * 3) / 2);

/** The package, with an encoder that is broken in some way. */
function broken(change: (encoder: library.VideoEncoder, fail: (error: Error) => void) => void) {
  function BrokenEncoder(init: ConstructorParameters<typeof library.VideoEncoder>[0]) {
    const encoder = new library.VideoEncoder(init);
    change(encoder, init.error);
    return encoder;
  }
  return { ...library, VideoEncoder: BrokenEncoder as unknown as typeof library.VideoEncoder };
}

describe("the package's encoder", () => {
  it("never has more than two pictures waiting", async () => {
    let longest = 0;
    const watched = broken((encoder) => {
      const encode = encoder.encode.bind(encoder);
      encoder.encode = (frame, options) => {
        encode(frame, options);
        longest = Math.max(longest, encoder.encodeQueueSize);
      };
    });
    const compressor = await opened(watched);
    for (let i = 0; i < 40; i++) await compressor.add(PLANES);
    await compressor.finish();
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThanOrEqual(2);
  });

  it("gives a packet for every picture, however fast they arrive", async () => {
    let packets = 0;
    const footage: PictureStream = {
      codec: "h264",
      size: { width: 16, height: 16 },
      fps: 50,
      onPacket: () => packets++,
    };
    const compressor = (await webCodecs().open(footage)) as Compressor;
    for (let i = 0; i < 8000; i++) {
      await compressor.add(new Uint8Array(384));
      expect(i - packets).toBeLessThan(200);
    }
    await compressor.finish();
    expect(packets).toBe(8000);
  });

  it("fails the film with its reason", async () => {
    const failing = broken((encoder, fail) => {
      encoder.encode = () => fail(new Error("EncodingError: no more memory"));
    });
    await expect(encoded(filmOfSquares(SIZE, 5), mp4By(failing))).rejects.toMatchObject({
      name: "SystemError",
      message: "The video encoder failed: EncodingError: no more memory.",
    });
  });

  it("fails the film if it loses a picture", async () => {
    const forgetful = broken((encoder) => {
      const encode = encoder.encode.bind(encoder);
      let count = 0;
      encoder.encode = (frame, options) => {
        if (count++ !== 3) encode(frame, options);
      };
    });
    await expect(encoded(filmOfSquares(SIZE, 5), mp4By(forgetful))).rejects.toMatchObject({
      name: "SystemError",
      message: "The H.264 encoder did not return a packet for each of 5 images.",
    });
  });

  it("is closed when it is aborted, before and after it failed", async () => {
    const encoders: library.VideoEncoder[] = [];
    const seen = broken((encoder) => encoders.push(encoder));
    const compressor = await opened(seen);
    await compressor.add(PLANES);
    await compressor.abort();
    expect(encoders[0]?.state).toBe("closed");
    await compressor.abort();
  });
});

async function opened(fake: typeof library): Promise<Compressor> {
  const footage: PictureStream = { codec: "h264", size: SIZE, fps: 50, onPacket: () => {} };
  return (await webCodecs(async () => fake).open(footage)) as Compressor;
}

function mp4By(fake: typeof library): Encoding {
  const sources = [webCodecs(async () => fake)];
  return {
    passes: () => 1,
    open: (film, sink, options) => openFilm(H264_IN_MP4, film, sink, options, sources),
  };
}
