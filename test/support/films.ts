import type { ByteSink } from "../../src/files/artifact.js";
import type { Film, Frame } from "../../src/film/frame.js";
import type { EncodedFacts, EncodeOptions, Encoding } from "../../src/formats/encoder.js";
import { rasterizer } from "../../src/raster/rasterize.js";
import type { Scene } from "../../src/scene/scene.js";

export const PLAIN: EncodeOptions = { colors: 256, dither: false, comment: "test", posterFrame: 0 };

/** A scene as an encoder gets it. */
export function filmOf({ size, timeline, flatColors, ...scene }: Scene): Film {
  const pass = rasterizer({ size, timeline, flatColors, ...scene });
  async function* frames(): AsyncGenerator<Frame> {
    yield* pass();
  }
  return { size, timeline, flatColors, frames };
}

/** A film in memory, as a file of some format. */
export async function encoded(
  film: Film,
  format: Encoding,
  options: EncodeOptions = PLAIN,
): Promise<{ file: Buffer; facts: EncodedFacts }> {
  const chunks: Buffer[] = [];
  const sink: ByteSink = {
    async write(bytes) {
      chunks.push(Buffer.from(bytes));
    },
  };
  const encoder = await format.open(film, sink, options);
  for await (const frame of film.frames()) await encoder.write(frame);
  const facts = await encoder.finish();
  return { file: Buffer.concat(chunks), facts };
}
