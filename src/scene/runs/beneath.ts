import { doOverlap, type Rect } from "../../math/geometry.js";
import { type Part, together } from "../part.js";
import type { Mark } from "../scene.js";

/** What lies over other parts of a picture. */
export interface Cover {
  /** There from the start. */
  readonly standing: readonly Mark[];
  /** What comes to stand there at some step. */
  readonly comings: readonly { readonly step: number; readonly marks: readonly Mark[] }[];
  /** What is there at one step only. */
  passingAt(step: number): readonly Mark[];
  stepAt(frame: number): number;
}

/** Parts that pass beneath a rectangle: where one of their marks meets it, what stands there is painted anew. */
export function beneath(rect: Rect, parts: readonly Part[], { standing, comings, passingAt, stepAt }: Cover): Part {
  const { flatColors = [], additionsAt, marksAt } = together(parts);
  const doMeet = (marks: readonly Mark[]): boolean => marks.some(({ bounds }) => doOverlap(bounds, rect));
  const stoodAt = (frame: number): Mark[] => [
    ...standing,
    ...comings.filter(({ step }) => step <= stepAt(frame)).flatMap(({ marks }) => marks),
  ];
  const arrivedAt = (frame: number): Mark[] => {
    const before = frame === 0 ? Number.NEGATIVE_INFINITY : stepAt(frame - 1);
    return comings.filter(({ step }) => step > before && step <= stepAt(frame)).flatMap(({ marks }) => marks);
  };
  return {
    flatColors,
    backdrop: standing,
    additionsAt(frame) {
      const added = additionsAt?.(frame) ?? [];
      return [...added, ...(doMeet(added) ? stoodAt(frame) : arrivedAt(frame))];
    },
    marksAt(frame) {
      const passing = marksAt?.(frame) ?? [];
      return [...passing, ...(doMeet(passing) ? stoodAt(frame) : []), ...passingAt(stepAt(frame))];
    },
  };
}
