/** Corrections of Adam and its variants for moments that start at 0. */
export type BiasCorrection =
  /** In the learning rate; ε then weighs 1/√(1−β₂ᵗ) times what it weighs beside a corrected root. */
  | "folded"
  /** On each moment: m/(1−β₁ᵗ) and v/(1−β₂ᵗ). */
  | "moments"
  | "none";

/**
 * The two factors of a step −α̂ m / (r√v + ε), at step t from 1.
 *
 * | correction | α̂ | r |
 * | --- | --- | --- |
 * | folded | α √(1−β₂ᵗ)/(1−β₁ᵗ) | 1 |
 * | moments | α/(1−β₁ᵗ) | 1/√(1−β₂ᵗ) |
 * | none | α | 1 |
 */
export function adamRate(
  correction: BiasCorrection,
  { alpha, beta1, beta2, t }: { alpha: number; beta1: number; beta2: number; t: number },
): { readonly learningRateHat: number; readonly root: number } {
  if (correction === "none") return { learningRateHat: alpha, root: 1 };
  const c1 = 1 - beta1 ** t;
  const c2 = Math.sqrt(1 - beta2 ** t);
  return correction === "folded"
    ? { learningRateHat: (alpha * c2) / c1, root: 1 }
    : { learningRateHat: alpha / c1, root: 1 / c2 };
}
