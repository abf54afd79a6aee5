/** Limits of settings. */

export const MOST_STEPS = 5_000_000;
export const FASTEST_FPS = 60;
export const SLOWEST_FPS = 0.01;
export const LONGEST_PAUSE_MS = 3_600_000;
/** GIF's limit for a side of a picture; cairo's is below it. */
export const LONGEST_GIF_SIDE_PX = 65_535;
export const LONGEST_TITLE = 1000;
/** Reading it aloud takes more than a minute. */
export const LONGEST_ALT = 1000;
/** Viewers cannot distinguish more runs in one picture. */
export const MOST_RUNS = 8;
