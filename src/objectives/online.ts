import type { Interval } from "../math/geometry.js";
import type { Vector } from "../math/vector.js";
import type { Objective } from "./objective.js";

/**
 * A stream of losses f₁, f₂, … on an interval: step t takes the loss f_t at its point, then gets
 * the gradient of f_t there. Points are projected onto the interval.
 */
export interface OnlineObjective {
  readonly name: string;
  /** How a person writes f_t: `1010x if t mod 101 = 1, else -10x`. */
  readonly formula: string;
  /** The name of its only variable. */
  readonly variables: readonly [string];
  /** The loss of step t, counted from 1. */
  value(point: Vector, t: number): number;
  gradient(point: Vector, t: number): Vector;
  /** The nearest point of the interval. */
  project(point: Vector): Vector;
  readonly interval: Interval;
  /** The fixed point that loses least in the long run: regret is measured against it. */
  readonly best: Vector;
  readonly start: Vector;
  /** The settings of its paper, for whatever of them is not set otherwise. */
  readonly settings: OnlineSettings;
}

/** Hyper-parameters as data. */
export interface OnlineSettings {
  readonly learningRate: number;
  readonly schedule: string;
  readonly beta1: number;
  readonly beta2: number;
}

/** Whether losses come as a stream, instead of one function for all steps. */
export function isOnline(objective: Objective | OnlineObjective): objective is OnlineObjective {
  return "project" in objective;
}
