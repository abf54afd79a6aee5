import type { Vector } from "../../math/vector.js";
import type { Objective } from "../objective.js";

/** The post's starts, then places where functions that are not defined there mostly are. */
const STARTS: readonly (readonly Vector[])[] = [
  [[-1], [1], [0.5], [2], [0.1], [10]],
  [
    [1, 0],
    [-1, 1],
    [1, 1],
    [0.5, 0.5],
    [2, 1],
    [10, 10],
  ],
];

/** Where a run of a typed function begins: the first of a few places where it is defined and not level. */
export function startOf({ variables, value, gradient }: Pick<Objective, "variables" | "value" | "gradient">): Vector {
  const candidates = STARTS[variables.length - 1] as readonly Vector[];
  const isFit = (point: Vector): boolean => {
    const slopes = gradient(point);
    return [value(point), ...slopes].every(Number.isFinite) && slopes.some((slope) => slope !== 0);
  };
  return candidates.find(isFit) ?? (candidates[0] as Vector);
}
