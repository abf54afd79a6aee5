import { doOverlap, type Rect } from "../math/geometry.js";
import type { StyledChart } from "./chart.js";
import { background } from "./marks/panel.js";
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

/** Marks on top of other parts of a picture. */
interface Cover {
  /** Shown from the start. */
  readonly fixed: readonly Mark[];
  /** Shown from some step on. */
  readonly arrivals: readonly { readonly step: number; readonly marks: readonly Mark[] }[];
  /** Shown at one step only. */
  transientAt(step: number): readonly Mark[];
  stepAt(frame: number): number;
}

/** Parts that pass under a cover: when one of their marks touches its rectangle, the cover is painted again on top. */
export function beneath(rect: Rect, parts: readonly Part[], { fixed, arrivals, transientAt, stepAt }: Cover): Part {
  const { flatColors = [], additionsAt, marksAt } = combined(parts);
  const touchesRect = (marks: readonly Mark[]): boolean => marks.some(({ bounds }) => doOverlap(bounds, rect));
  const coverAt = (frame: number): Mark[] => [
    ...fixed,
    ...arrivals.filter(({ step }) => step <= stepAt(frame)).flatMap(({ marks }) => marks),
  ];
  const newAt = (frame: number): Mark[] => {
    const before = frame === 0 ? Number.NEGATIVE_INFINITY : stepAt(frame - 1);
    return arrivals.filter(({ step }) => step > before && step <= stepAt(frame)).flatMap(({ marks }) => marks);
  };
  return {
    flatColors,
    backdrop: fixed,
    additionsAt(frame) {
      const added = additionsAt?.(frame) ?? [];
      return [...added, ...(touchesRect(added) ? coverAt(frame) : newAt(frame))];
    },
    marksAt(frame) {
      const passing = marksAt?.(frame) ?? [];
      return [...passing, ...(touchesRect(passing) ? coverAt(frame) : []), ...transientAt(stepAt(frame))];
    },
  };
}
