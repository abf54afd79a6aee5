/** Quantities of runs that a panel shows over time. */
export const panelNames = ["f", "log-f", "x", "gradient", "moment1", "moment2", "step-size"] as const;
export type PanelName = (typeof panelNames)[number];

/** How much of their way runs leave visible. */
export const trailNames = ["none", "fading", "full"] as const;
export type TrailName = (typeof trailNames)[number];

/** Directions that arrows show: of steepest descent, or of the next step. */
export const arrowNames = ["gradient", "step"] as const;
export type ArrowName = (typeof arrowNames)[number];

/** How the levels of contours are spread over the values. */
export const levelNames = ["linear", "log", "quantile"] as const;
export type LevelName = (typeof levelNames)[number];

/** How a function of two variables is drawn: as colored bands, as lines, or as both. */
export const contourNames = ["both", "filled", "lines"] as const;
export type ContourName = (typeof contourNames)[number];

/** `equal`: one unit is as long on both axes. */
export const aspectNames = ["equal", "free"] as const;
export type AspectName = (typeof aspectNames)[number];

export const themeNames = ["matplotlib", "light", "dark", "print"] as const;
export type ThemeName = (typeof themeNames)[number];
