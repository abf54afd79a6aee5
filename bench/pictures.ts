import type { Frame } from "../src/frame.js";
import type { Size } from "../src/geometry.js";
import { objectives } from "../src/objectives/registry.js";
import { amsgrad } from "../src/optimizers/amsgrad.js";
import { dejaVuSans } from "../src/raster/fonts/dejavu-sans.js";
import { rasterizer } from "../src/raster/rasterize.js";
import { completeReel } from "../src/reel/complete.js";
import { curveScene } from "../src/scene/layouts/curve.js";
import type { Scene } from "../src/scene/scene.js";
import { matplotlibTheme } from "../src/scene/theme.js";
import { record } from "../src/trajectory/record.js";

export const BYTES_PER_PIXEL = 3;

export function pictureSize(): Size {
  const { width, height } = completeReel({});
  return { width, height };
}

/**
 * The frames of the post's job as whole pictures, in order: red, green, blue. All of them share one
 * buffer, since 200 would take 1.2 GB: a picture is valid until the next one is asked for.
 */
export function* pictures(): Generator<Uint8Array> {
  const scene = postScene();
  const { width, height } = scene.size;
  const picture = new Uint8Array(BYTES_PER_PIXEL * width * height);
  for (const frame of rasterizer(scene)()) {
    patch(picture, width, frame);
    yield picture;
  }
}

/** The scene that `gradreel render` draws when it is told nothing; render.ts composes the same. */
function postScene(): Scene {
  const reel = completeReel({});
  const { width, height, fps, holdMs, plays, frames, stride, start } = reel;
  const objective = objectives[reel.objective];
  const [minimum] = objective.minima;
  return curveScene({
    ...reel,
    objective,
    trajectory: record(amsgrad(reel.optimizer), objective, start, (frames - 1) * stride),
    timeline: { frameCount: frames, frameMs: 1000 / fps, holdMs, plays },
    size: { width, height },
    reference: minimum && objective.value(minimum),
    theme: matplotlibTheme,
    typeface: dejaVuSans(),
  });
}

function patch(picture: Uint8Array, pictureWidth: number, { damage, pixels }: Frame): void {
  let from = 0;
  for (let y = damage.y; y < damage.y + damage.height; y++) {
    let to = BYTES_PER_PIXEL * (y * pictureWidth + damage.x);
    for (let x = 0; x < damage.width; x++, from += 4, to += BYTES_PER_PIXEL) {
      picture[to] = pixels[from] as number;
      picture[to + 1] = pixels[from + 1] as number;
      picture[to + 2] = pixels[from + 2] as number;
    }
  }
}
