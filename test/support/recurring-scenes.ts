import fc from "fast-check";
import type { Mark, Scene } from "../../src/scene/scene.js";
import { marks, sceneOf } from "./scenes.js";

const POOL = 6;
/** Large enough for some marks of a small picture to lie apart from all others. */
const SIZE = { width: 72, height: 60 };

/** Which marks of a pool a frame shows; some of them come first, or twice. */
const choice = fc.array(fc.nat(POOL - 1), { maxLength: 5 });

/**
 * Scenes whose frames show the very same marks again and again, while others are added beside, under and over them: a
 * mark of the pool may be added, too, and pass over itself.
 */
export const recurringScenes: fc.Arbitrary<Scene> = fc
  .record({
    pool: fc.array(marks, { minLength: POOL, maxLength: POOL }),
    frames: fc.array(
      fc.record({
        passing: fc.oneof({ weight: 2, arbitrary: choice }, fc.constant("as before" as const)),
        fresh: fc.array(marks, { maxLength: 1 }),
        added: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(fc.nat(POOL - 1), { maxLength: 2 })),
        addedFresh: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.array(marks, { maxLength: 1 })),
      }),
      { minLength: 3, maxLength: 10 },
    ),
    backdrop: fc.array(marks, { maxLength: 2 }),
  })
  .map(({ pool, frames, backdrop }) => {
    const of = (numbers: readonly number[]): Mark[] => numbers.map((number) => pool[number] as Mark);
    let before: readonly Mark[] = [];
    const shown = frames.map(({ passing, fresh, added, addedFresh }) => {
      before = passing === "as before" ? before : [...of(passing), ...fresh];
      return { additions: [...of(added), ...addedFresh], marks: before };
    });
    return sceneOf(backdrop, shown, {}, SIZE);
  });
