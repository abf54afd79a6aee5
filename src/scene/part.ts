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
export function combined(parts: readonly Part[]): Required<Part> {
  return {
    flatColors: parts.flatMap(({ flatColors }) => flatColors ?? []),
    backdrop: parts.flatMap(({ backdrop }) => backdrop ?? []),
    additionsAt: (frame) => parts.flatMap((part) => part.additionsAt?.(frame) ?? []),
    marksAt: (frame) => parts.flatMap((part) => part.marksAt?.(frame) ?? []),
  };
}

/** A chart's scene from its parts, each painted over those before it. */
export function sceneOf(
  parts: readonly Part[],
  { picture, clock, look: { theme } }: Pick<StyledChart, "picture" | "clock" | "look">,
): Scene {
  const { flatColors, backdrop, ...moving } = combined(parts);
  const size = { width: picture.width, height: picture.height };
  return {
    size,
    timeline: clock.timeline,
    flatColors: [...new Set([theme.background, theme.ink, ...flatColors])],
    backdrop: [background(size, theme.background), ...backdrop],
    ...moving,
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
  const { flatColors, additionsAt, marksAt } = combined(parts);
  const touchesRect = (marks: readonly Mark[]): boolean => marks.some(({ bounds }) => doOverlap(bounds, rect));
  const arrivedBy = (frame: number, after = -Infinity): Mark[] =>
    arrivals.filter(({ step }) => step > after && step <= stepAt(frame)).flatMap(({ marks }) => marks);
  const coverAt = (frame: number): Mark[] => [...fixed, ...arrivedBy(frame)];
  return {
    flatColors,
    backdrop: fixed,
    additionsAt(frame) {
      const added = additionsAt(frame);
      const before = frame === 0 ? undefined : stepAt(frame - 1);
      return [...added, ...(touchesRect(added) ? coverAt(frame) : arrivedBy(frame, before))];
    },
    marksAt(frame) {
      const passing = marksAt(frame);
      return [...passing, ...(touchesRect(passing) ? coverAt(frame) : []), ...transientAt(stepAt(frame))];
    },
  };
}
