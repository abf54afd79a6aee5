import type { Film, Frame } from "../film/frame.js";
import { Pace } from "../film/pace.js";
import { rasterizer } from "../raster/rasterize.js";
import type { Scene } from "../scene/scene.js";

export interface DevelopOptions {
  /** How often the frames will be read. At 0 there are none. */
  readonly passes: number;
  readonly signal?: AbortSignal | undefined;
  /** Called now and then with the share of all passes that is done, from 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** Rasterizes a scene into a film that yields to other work, stops on a signal and reports progress. */
export function develop(scene: Scene, { passes, signal, onProgress }: DevelopOptions): Film {
  const { size, timeline, flatColors } = scene;
  const pass = rasterizer(scene);
  const total = passes * timeline.frameCount;
  let done = 0;

  async function* frames(): AsyncGenerator<Frame> {
    if (passes === 0) return;
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

/**
 * The scene with only every n-th frame, and the last one: the frames between repeat the one before them. The timeline
 * stays, so the duration does too.
 */
export function everyNth(scene: Scene, n: number): Scene {
  if (n === 1) return scene;
  const last = scene.timeline.frameCount - 1;
  const shownAt = (frame: number) => (frame === last ? last : frame - (frame % n));
  return {
    ...scene,
    marksAt: (frame) => scene.marksAt(shownAt(frame)),
    additionsAt(frame) {
      if (frame === 0) return scene.additionsAt(0);
      if (shownAt(frame) !== frame) return [];
      const before = shownAt(frame - 1);
      return Array.from({ length: frame - before }, (_, i) => scene.additionsAt(before + 1 + i)).flat();
    },
  };
}
