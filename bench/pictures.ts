import type { Patch } from "../src/film/frame.js";
import { runAtOnce } from "../src/film/pace.js";
import type { Size } from "../src/math/geometry.js";
import { objectives } from "../src/objectives/registry.js";
import { planFor } from "../src/plan/plan.js";
import { dejaVuSans } from "../src/raster/fonts/dejavu-sans.js";
import { rasterizer } from "../src/raster/rasterize.js";
import { DEFAULTS } from "../src/reel/defaults.js";
import { composition, runsInSlices } from "../src/render/composition.js";
import { descentOn } from "../src/trajectory/approach.js";

export const BYTES_PER_PIXEL = 3;

export function pictureSize(): Size {
  const { width, height } = DEFAULTS;
  return { width, height };
}

/**
 * The frames of the post's job as whole pictures, in order: red, green, blue. All of them share one
 * buffer, since 200 would take 1.2 GB: a picture is valid until the next one is asked for.
 */
export function* pictures(): Generator<Uint8Array> {
  const plan = planFor({}, { objective: objectives.cubic });
  const runs = runAtOnce(runsInSlices(plan)).map((run) => descentOn(plan.objective, run));
  const { scene } = composition(plan, runs, dejaVuSans());
  const { width, height } = scene.size;
  const picture = new Uint8Array(BYTES_PER_PIXEL * width * height);
  for (const frame of rasterizer(scene)()) {
    for (const patch of frame.patches) apply(picture, width, patch);
    yield picture;
  }
}

function apply(picture: Uint8Array, pictureWidth: number, { rect, pixels }: Patch): void {
  let from = 0;
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    let to = BYTES_PER_PIXEL * (y * pictureWidth + rect.x);
    for (let x = 0; x < rect.width; x++, from += 4, to += BYTES_PER_PIXEL) {
      picture[to] = pixels[from] as number;
      picture[to + 1] = pixels[from + 1] as number;
      picture[to + 2] = pixels[from + 2] as number;
    }
  }
}
