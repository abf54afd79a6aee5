/** The colors of a picture, as `#rrggbb`. */
export interface Theme {
  /** What it looks like, in a few words. */
  readonly description: string;
  readonly background: string;
  /** Text, ticks and the frame of the axes. */
  readonly ink: string;
  readonly grid: string;
  readonly gridAlpha: number;
  readonly curve: string;
  /** The reference line has the curve's color, thinned. */
  readonly referenceAlpha: number;
  /** The point of a run that is alone. */
  readonly point: string;
  /** The points of several runs, first run first. */
  readonly runs: readonly string[];
}

/**
 * The look of the post: matplotlib's defaults, with a red point.
 *
 * The colors of runs were searched for: a CIEDE2000 of 12.9 or more between any two of them and the curve, to normal
 * eyes and under protanopia, deuteranopia and tritanopia (Machado 2009), and a contrast of 3:1 with the background.
 */
export const matplotlibTheme: Theme = {
  description: "the look of the post: matplotlib's defaults, with a red point",
  background: "#ffffff",
  ink: "#000000",
  grid: "#b0b0b0",
  gridAlpha: 0.5,
  curve: "#1f77b4",
  referenceAlpha: 0.5,
  point: "#ff0000",
  runs: ["#ff0000", "#2802bc", "#00a694", "#632618", "#8d84ff", "#6d864d", "#af005c", "#f45f8d"],
};

/** Every theme, by name. */
export const themes: { readonly matplotlib: Theme } = { matplotlib: matplotlibTheme };
