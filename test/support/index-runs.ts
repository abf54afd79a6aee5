import { RunList, type Runs } from "../../src/formats/colors/runs.js";

/** The runs of palette indices, one a pixel. */
export function runsOf(pixels: Uint8Array): Runs {
  const runs = new RunList();
  pixels.forEach((index, i) => {
    runs.extend(index, i + 1);
  });
  return runs;
}
