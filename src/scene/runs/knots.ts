import type { Track } from "./track.js";

/**
 * Cuts a trail into pieces of at least `leastPx`, because the edges of two pieces are painted twice where they join.
 * So the trail lags a little behind its point, which hides the gap.
 *
 * @returns For the frame that ends a piece, the frame that began it; undefined for all others. Every frame is examined
 * once.
 */
export function knots(
  { placeAt, steps }: Track,
  stepAt: (frame: number) => number,
  leastPx: number,
): (frame: number) => number | undefined {
  const began = new Map<number, number>();
  let [examined, last, wayPx] = [0, 0, 0];

  function examine(frame: number): void {
    const [from, to] = [stepAt(frame - 1), stepAt(frame)];
    wayPx += wayBetween(from, to);
    const isOver = from < steps && to >= steps;
    if (wayPx < leastPx && !isOver) return;
    if (wayPx > 0) began.set(frame, last);
    [last, wayPx] = [frame, 0];
  }
  /** The length of the way, counted no further than `leastPx`. */
  function wayBetween(from: number, to: number): number {
    let way = 0;
    for (let step = from; step < Math.min(to, steps) && way < leastPx; step++) {
      const [a, b] = [placeAt(step), placeAt(step + 1)];
      way += a && b ? Math.hypot(b.x - a.x, b.y - a.y) : Infinity;
    }
    return way;
  }
  return (frame) => {
    while (examined < frame) examine(++examined);
    return began.get(frame);
  };
}
