/** Quantities of runs that a panel shows over time. */
export const panelNames = ["f", "log-f", "x", "gradient", "moment1", "moment2", "step-size"] as const;
export type PanelName = (typeof panelNames)[number];

/** What stays of the way that runs have gone. */
export const trailNames = ["none", "fading", "full"] as const;
export type TrailName = (typeof trailNames)[number];

/** What arrows at a point show: where the function falls most steeply, or where the next step leads. */
export const arrowNames = ["gradient", "step"] as const;
export type ArrowName = (typeof arrowNames)[number];

/** How the levels of contours are spread over the values. */
export const levelNames = ["linear", "log", "quantile"] as const;
export type LevelName = (typeof levelNames)[number];

/** How a function of two variables is drawn: as colored bands, as lines, or as both. */
export const contourNames = ["both", "filled", "lines"] as const;
export type ContourName = (typeof contourNames)[number];

/** Whether one unit is as long on both axes. */
export const aspectNames = ["equal", "free"] as const;
export type AspectName = (typeof aspectNames)[number];

export const themeNames = ["matplotlib", "light", "dark", "print"] as const;
export type ThemeName = (typeof themeNames)[number];
