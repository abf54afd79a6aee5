import type { StyledChart } from "./chart.js";
import { background } from "./marks/background.js";
import type { Mark, Scene } from "./scene.js";

/** A piece of a picture, such as a plot or a legend: marks that are there from the start, that come, and that pass. */
export interface Part {
  readonly backdrop?: readonly Mark[];
  additionsAt?(frame: number): readonly Mark[];
  marksAt?(frame: number): readonly Mark[];
  /** Colors that fill areas, as `#rrggbb`. */
  readonly flatColors?: readonly string[];
}

/** Parts as one, each painted over those before it. */
export function together(parts: readonly Part[]): Part {
  const coming = parts.filter((part) => part.additionsAt);
  const passing = parts.filter((part) => part.marksAt);
  return {
    flatColors: parts.flatMap(({ flatColors }) => flatColors ?? []),
    backdrop: parts.flatMap(({ backdrop }) => backdrop ?? []),
    additionsAt: (frame) => coming.flatMap((part) => part.additionsAt?.(frame) ?? []),
    marksAt: (frame) => passing.flatMap((part) => part.marksAt?.(frame) ?? []),
  };
}

/** A chart's scene: parts, each painted over those before it. */
export function sceneOf(
  parts: readonly Part[],
  { picture, clock, look: { theme } }: Pick<StyledChart, "picture" | "clock" | "look">,
): Scene {
  const { flatColors = [], backdrop = [], additionsAt, marksAt } = together(parts);
  const size = { width: picture.width, height: picture.height };
  return {
    size,
    timeline: clock.timeline,
    flatColors: [...new Set([theme.background, theme.ink, ...flatColors])],
    backdrop: [background(size, theme.background), ...backdrop],
    additionsAt: (frame) => additionsAt?.(frame) ?? [],
    marksAt: (frame) => marksAt?.(frame) ?? [],
  };
}
