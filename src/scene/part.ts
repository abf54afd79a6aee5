import type { StyledChart } from "./chart.js";
import { background } from "./marks/background.js";
import type { Mark, Scene } from "./scene.js";

/** A piece of a picture, such as a plot or a legend. Its marks are as in `Scene`. */
export interface Part {
  readonly backdrop?: readonly Mark[];
  additionsAt?(frame: number): readonly Mark[];
  marksAt?(frame: number): readonly Mark[];
  /** Colors that fill areas, as `#rrggbb`. */
  readonly flatColors?: readonly string[];
}

/** Several parts as one, each painted over those before it. */
export function combined(parts: readonly Part[]): Part {
  const adding = parts.filter((part) => part.additionsAt);
  const moving = parts.filter((part) => part.marksAt);
  return {
    flatColors: parts.flatMap(({ flatColors }) => flatColors ?? []),
    backdrop: parts.flatMap(({ backdrop }) => backdrop ?? []),
    additionsAt: (frame) => adding.flatMap((part) => part.additionsAt?.(frame) ?? []),
    marksAt: (frame) => moving.flatMap((part) => part.marksAt?.(frame) ?? []),
  };
}

/** A chart's scene from its parts, each painted over those before it. */
export function sceneOf(
  parts: readonly Part[],
  { picture, clock, look: { theme } }: Pick<StyledChart, "picture" | "clock" | "look">,
): Scene {
  const { flatColors = [], backdrop = [], additionsAt, marksAt } = combined(parts);
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
