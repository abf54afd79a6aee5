import type { Writable } from "node:stream";
import { styleText } from "node:util";

const COLORS = {
  fresh: "green",
  made: "green",
  updated: "green",
  "up to date": "green",
  equivalent: "yellow",
  unverifiable: "yellow",
  stale: "red",
  missing: "red",
  failed: "red",
} as const;

/** A state in its color, if the stream shows colors; it obeys NO_COLOR and FORCE_COLOR. */
export function painted(state: keyof typeof COLORS, stream: Writable): string {
  const { hasColors } = stream as { hasColors?: () => boolean };
  return hasColors?.call(stream) ? styleText(COLORS[state], state) : state;
}
