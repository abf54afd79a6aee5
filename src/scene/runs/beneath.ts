import { doOverlap, type Rect } from "../../math/geometry.js";
import { combined, type Part } from "../part.js";
import type { Mark } from "../scene.js";

/** Marks on top of other parts of a picture. */
export interface Cover {
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
