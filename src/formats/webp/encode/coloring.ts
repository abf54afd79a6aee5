import { type Film, type Patch, wordsOf } from "../../../film/frame.js";
import type { Color } from "../../colors/color-counts.js";
import { paletteFor } from "../../colors/palette.js";
import { type Runs, runEnd } from "../../colors/runs.js";
import { type IndexedPatch, Screen } from "../../colors/screen.js";
import type { EncodedFacts, EncodeOptions } from "../../encoder.js";

/** The number of colors that means all of them. */
const ALL = 256;

/** The values that stand for pixels on the screen, and their colors. */
export interface Coloring {
  readonly facts: Pick<EncodedFacts, "colors" | "exact">;
  readonly screen: Screen;
  valuesOf(patch: Patch): IndexedPatch;
  colorOf(value: number): Color;
}

/** All colors unchanged, or a palette if fewer than 256 are requested. */
export async function coloringFor(film: Film, { colors, dither }: EncodeOptions): Promise<Coloring> {
  if (colors === ALL) {
    return {
      facts: { exact: true },
      screen: new Screen(film.size, Int32Array),
      valuesOf: ({ rect, pixels }) => ({ rect, runs: runsOf(wordsOf(pixels)) }),
      colorOf: (color) => color,
    };
  }
  const palette = await paletteFor(film, colors, dither);
  return {
    facts: { colors: palette.colors.length, exact: palette.exact },
    screen: new Screen(film.size),
    valuesOf: (patch) => palette.map(patch),
    colorOf: (index) => palette.colors[index] as Color,
  };
}

function runsOf(words: Int32Array): Runs {
  const runs = { indices: [] as number[], ends: [] as number[] };
  for (let start = 0; start < words.length; start = runs.ends.at(-1) as number) {
    runs.indices.push((words[start] as number) & 0xffffff);
    runs.ends.push(runEnd(words, start));
  }
  return runs;
}
