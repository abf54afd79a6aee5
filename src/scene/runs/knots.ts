import type { Track } from "./track.js";

/**
 * Where a trail is cut into pieces: no piece is shorter than this, for where pieces join their edges are painted twice.
 * The point that the trail follows hides that it lags a little behind.
 *
 * @returns For a frame at which a piece ends, the frame at which it began; nothing for all others. Frames that were
 * asked for in order cost nothing more.
 */
export function knots(
  { placeAt, steps }: Track,
  stepAt: (frame: number) => number,
  leastPx: number,
): (frame: number) => number | undefined {
  const began = new Map<number, number>();
  let [known, last, wayPx] = [0, 0, 0];

  function look(frame: number): void {
    const [from, to] = [stepAt(frame - 1), stepAt(frame)];
    wayPx += wayBetween(from, to);
    const isOver = from < steps && to >= steps;
    if (wayPx < leastPx && !isOver) return;
    if (wayPx > 0) began.set(frame, last);
    [last, wayPx] = [frame, 0];
  }
  /** Long ways are long enough before their end is found. */
  function wayBetween(from: number, to: number): number {
    let way = 0;
    for (let step = from; step < Math.min(to, steps) && way < leastPx; step++) {
      const [a, b] = [placeAt(step), placeAt(step + 1)];
      way += a && b ? Math.hypot(b.x - a.x, b.y - a.y) : Infinity;
    }
    return way;
  }
  return (frame) => {
    while (known < frame) look(++known);
    return began.get(frame);
  };
}
