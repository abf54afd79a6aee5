import type { Interval } from "../../math/geometry.js";
import { logTicks, type Tick, ticks } from "./ticks.js";

/** Maps data to pixels; values outside the domain map to outside the range. */
export interface Scale {
  (value: number): number;
  readonly domain: Interval;
  /** Ticks inside the domain, for at most `mostSteps` steps. */
  ticks(mostSteps: number): Tick[];
}

/** Maps a domain linearly onto a range of pixels. */
export function linearScale(domain: Interval, [r0, r1]: Interval): Scale {
  const [d0, d1] = domain;
  const map = (value: number): number => r0 + ((value - d0) / (d1 - d0)) * (r1 - r0);
  return Object.assign(map, { domain, ticks: (most: number) => ticks(domain, most) });
}

/** Maps a domain above 0 logarithmically onto a range of pixels; values of 0 and below map to NaN. */
export function logScale(domain: Interval, [r0, r1]: Interval): Scale {
  const [d0, d1] = domain.map(Math.log10) as [number, number];
  const map = (value: number): number =>
    value > 0 ? r0 + ((Math.log10(value) - d0) / (d1 - d0)) * (r1 - r0) : Number.NaN;
  return Object.assign(map, { domain, ticks: (most: number) => logTicks(domain, most) });
}
