/** The colors of a picture, as `#rrggbb`. */
export interface Theme {
  readonly background: string;
  /** Text, ticks and the frame of the axes. */
  readonly ink: string;
  readonly grid: string;
  readonly gridAlpha: number;
  readonly curve: string;
  /** The reference line has the curve's color, thinned. */
  readonly referenceAlpha: number;
  readonly point: string;
}

/** The look of the post: matplotlib's defaults, with a red point. */
export const matplotlibTheme: Theme = {
  background: "#ffffff",
  ink: "#000000",
  grid: "#b0b0b0",
  gridAlpha: 0.5,
  curve: "#1f77b4",
  referenceAlpha: 0.5,
  point: "#ff0000",
};
