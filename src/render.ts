import { writeArtifact } from "./artifact.js";
import { compose, drawnObjective, runsInSlices } from "./compose.js";
import type { EncodedFacts } from "./encode/encoder.js";
import { encoders } from "./encode/registry.js";
import type { Film, Frame } from "./frame.js";
import { isOnline } from "./objectives/online.js";
import { inTurns, Pace } from "./pace.js";
import { remarks } from "./publish/remarks.js";
import { rasterizer } from "./raster/rasterize.js";
import { completeReel, type PartialReel } from "./reel/complete.js";
import type { Scene } from "./scene/scene.js";
import { settle } from "./settle.js";
import { version } from "./version.js";

export interface RenderOptions {
  /** Stops the work: the promise rejects with the signal's reason, and no file is left. */
  readonly signal?: AbortSignal | undefined;
  /** Told now and then how much of the work is done, from 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** What became of a reel. */
export interface Rendered extends EncodedFacts {
  readonly path: string;
  readonly bytes: number;
  /** Frames on the timeline. */
  readonly frames: number;
  readonly width: number;
  readonly height: number;
  /** What the reel asked for and cannot quite have, and what its author may not expect. */
  readonly remarks: readonly string[];
}

/**
 * Renders a reel into a file, which appears whole or not at all.
 *
 * @param reel What differs from the post's figure; nothing has to.
 * @throws {UsageError} if the reel cannot be drawn as it stands.
 * @throws {SystemError} if the file cannot be written.
 */
export async function render(reel: PartialReel = {}, options: RenderOptions = {}): Promise<Rendered> {
  options.signal?.throwIfAborted();
  const complete = completeReel(reel);
  const objective = drawnObjective(complete);
  const runs =
    complete.trajectory === undefined || isOnline(objective)
      ? await inTurns(runsInSlices(complete, objective), options.signal)
      : await (await import("./trajectory/load.js")).loadRuns(complete.trajectory, objective, options.signal);
  const settled = settle(complete, objective, runs);
  const scene = compose(settled, objective, runs);
  const format = await encoders[complete.encoder]();
  const film = develop(scene, format.needsSurvey ? 2 : 1, options);

  const { result, bytes } = await writeArtifact(complete.out, async (sink) => {
    const encoder = await format.open(film, sink, { ...complete, comment: `gradreel ${version()}`, posterFrame: 0 });
    for await (const frame of film.frames()) await encoder.write(frame);
    const facts = await encoder.finish();
    // A signal that came during the last frames still counts.
    await new Pace(options.signal).giveWay();
    return facts;
  });

  const { frameCount } = scene.timeline;
  return {
    path: complete.out,
    bytes,
    frames: frameCount,
    ...scene.size,
    ...result,
    remarks: remarks(settled, runs),
  };
}

/** A scene as frames that give way to the rest of the program, stop when told, and report progress. */
function develop(scene: Scene, passes: number, { signal, onProgress }: RenderOptions): Film {
  const { size, timeline, flatColors } = scene;
  const pass = rasterizer(scene);
  const total = passes * timeline.frameCount;
  let done = 0;

  async function* frames(): AsyncGenerator<Frame> {
    const pace = new Pace(signal);
    for (const frame of pass()) {
      yield frame;
      done++;
      if (!pace.isDue) continue;
      onProgress?.(done / total);
      await pace.giveWay();
    }
  }
  return { size, timeline, flatColors, frames };
}
