import type { Interval } from "../../math/geometry.js";
import { logTicks, type Tick, ticks } from "./ticks.js";

/** From data to pixels; values outside the domain land outside the range. */
export interface Scale {
  (value: number): number;
  readonly domain: Interval;
  /** Ticks inside the domain, for no more than so many steps. */
  ticks(mostSteps: number): Tick[];
}

/** Maps a domain linearly onto a range of pixels. */
export function linearScale(domain: Interval, [r0, r1]: Interval): Scale {
  const [d0, d1] = domain;
  const map = (value: number): number => r0 + ((value - d0) / (d1 - d0)) * (r1 - r0);
  return Object.assign(map, { domain, ticks: (most: number) => ticks(domain, most) });
}

/** Maps a domain above 0 onto a range of pixels, every factor of ten as wide as the next; 0 and below are nowhere. */
export function logScale(domain: Interval, [r0, r1]: Interval): Scale {
  const [d0, d1] = domain.map(Math.log10) as [number, number];
  const map = (value: number): number =>
    value > 0 ? r0 + ((Math.log10(value) - d0) / (d1 - d0)) * (r1 - r0) : Number.NaN;
  return Object.assign(map, { domain, ticks: (most: number) => logTicks(domain, most) });
}
