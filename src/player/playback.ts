import { frameEndMs, frameStartMs, type Timeline } from "../film/frame.js";

/** Animations that start by themselves stop after this time: WCAG 2.2, success criterion 2.2.2. */
export const UNASKED_MS = 5000;
/** Why it waits, unless the reader paused it: for its first start, or after it stopped by itself. */
export type Wait = "to begin" | "to go on";
/** Longer gaps between frames, as in a hidden tab, do not count as playing time. */
const LONGEST_GAP_MS = 1000;

/**
 * The position in a film. Callers pass the time as `now`, in milliseconds of a monotonic clock. Positions are computed
 * from the start of playing, so that errors never accumulate.
 */
export class Playback {
  readonly #timeline: Timeline;
  readonly #totalMs: number;
  /** Film time played until `since`, over all plays. */
  #playedMs = 0;
  #since = 0;
  #seen = 0;
  #speed = 1;
  /** Number of plays that the reader gets. */
  #times: number;
  #isPlaying = false;
  /** When to stop, if it started by itself. */
  #stopsAt = Number.POSITIVE_INFINITY;
  #wait: Wait | undefined = "to begin";

  /** @param frame The frame shown before it starts. */
  constructor(timeline: Timeline, frame = 0) {
    this.#timeline = timeline;
    this.#totalMs = frameEndMs(timeline, timeline.frameCount - 1);
    this.#times = timeline.plays || Number.POSITIVE_INFINITY;
    this.#playedMs = frameStartMs(this.#timeline, frame);
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  /** True if it plays more than once for the reader. */
  get isLooping(): boolean {
    return this.#times > 1;
  }

  get wait(): Wait | undefined {
    return this.#wait;
  }

  /** Plays for the reader, as often as set. Starts over at the end. */
  play(now: number): void {
    if (this.frameAt(now) === this.#timeline.frameCount - 1) this.#playedMs = 0;
    this.#begin(now);
    this.#stopsAt = Number.POSITIVE_INFINITY;
  }

  /** Plays because the page was opened: once, for at most `UNASKED_MS`. */
  playUnasked(now: number): void {
    this.#begin(now);
    this.#stopsAt = now + UNASKED_MS;
  }

  pause(now: number): void {
    this.#anchor(now);
    this.#isPlaying = false;
  }

  /** Moves to the start of a frame. */
  seek(frame: number, now: number): void {
    this.#anchor(now);
    this.#playedMs = frameStartMs(this.#timeline, frame);
    this.#wait = undefined;
  }

  setSpeed(speed: number, now: number): void {
    this.#anchor(now);
    this.#speed = speed;
  }

  /** Plays forever, or to the end of this play. Looping counts as asking for it to play. */
  setLooping(isLooping: boolean, now: number): void {
    this.#anchor(now);
    this.#playedMs = this.#withinOne(this.#playedMs);
    this.#times = isLooping ? Number.POSITIVE_INFINITY : 1;
    if (isLooping) this.#stopsAt = Number.POSITIVE_INFINITY;
  }

  /** The frame to show. Stops playback when its time is over. */
  frameAt(now: number): number {
    this.#notice(now);
    const played = this.#playedAt(now);
    const isOver = played >= this.#wantedMs;
    if (this.#isPlaying && (isOver || now >= this.#stopsAt)) {
      this.pause(now);
      if (!isOver) this.#wait = "to go on";
    }
    return this.#frameAfter(this.#withinOne(played));
  }

  get #wantedMs(): number {
    const isAsked = this.#stopsAt === Number.POSITIVE_INFINITY;
    return (isAsked ? this.#times : 1) * this.#totalMs;
  }

  #begin(now: number): void {
    this.#anchor(now);
    this.#isPlaying = true;
    this.#wait = undefined;
  }

  /** Takes gaps out of the time. */
  #notice(now: number): void {
    const missed = now - this.#seen;
    if (missed > LONGEST_GAP_MS) {
      this.#since += missed;
      this.#stopsAt += missed;
    }
    this.#seen = now;
  }

  #anchor(now: number): void {
    this.#notice(now);
    this.#playedMs = this.#playedAt(now);
    this.#since = now;
  }

  #playedAt(now: number): number {
    if (!this.#isPlaying) return this.#playedMs;
    const played = this.#playedMs + this.#speed * (Math.min(now, this.#stopsAt) - this.#since);
    return Math.min(Math.max(played, this.#playedMs), this.#wantedMs);
  }

  /** Film time within one play. The end belongs to the play that it ends. */
  #withinOne(playedMs: number): number {
    const within = playedMs % this.#totalMs;
    const isOver = !this.#isPlaying || playedMs >= this.#wantedMs;
    return within === 0 && playedMs > 0 && isOver ? this.#totalMs : within;
  }

  #frameAfter(ms: number): number {
    let [low, high] = [0, this.#timeline.frameCount - 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (frameEndMs(this.#timeline, middle) > ms) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
