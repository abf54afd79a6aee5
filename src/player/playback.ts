import { frameEndMs, frameStartMs, type Timeline } from "../film/frame.js";

/** Moving pictures that nobody asked for stop after so long: WCAG 2.2, success criterion 2.2.2. */
export const UNASKED_MS = 5000;
/** What it waits for where the reader did not stop it: to be begun, or to go on after what nobody asked for. */
export type Wait = "to begin" | "to go on";
/** Whoever is not shown anything for longer than this, as in a hidden tab, has missed nothing. */
const LONGEST_GAP_MS = 1000;

/**
 * Where a film is. All times are told, in milliseconds: `now` on any clock that never goes back. A place is computed
 * from the moment at which playing began, never from the one before, so that no error accumulates.
 */
export class Playback {
  readonly #timeline: Timeline;
  readonly #totalMs: number;
  /** Film time that had passed `since`, times played before included. */
  #playedMs = 0;
  #since = 0;
  #seen = 0;
  #speed = 1;
  /** How often it is to play when the reader asks. */
  #times: number;
  #isPlaying = false;
  #isAsked = true;
  /** When to stop what nobody asked for. */
  #stopsAt = Number.POSITIVE_INFINITY;
  #wait: Wait | undefined = "to begin";

  /** @param frame What is shown until it is begun. */
  constructor(timeline: Timeline, frame = 0) {
    this.#timeline = timeline;
    this.#totalMs = frameEndMs(timeline, timeline.frameCount - 1);
    this.#times = timeline.plays || Number.POSITIVE_INFINITY;
    this.#playedMs = frameStartMs(this.#timeline, frame);
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  /** Whether it is to play more than once when the reader asks. */
  get isLooping(): boolean {
    return this.#times > 1;
  }

  get wait(): Wait | undefined {
    return this.#wait;
  }

  /** Because the reader asked: as often as the timeline says, or as the reader says since. Begins anew at the end. */
  play(now: number): void {
    if (this.frameAt(now) === this.#timeline.frameCount - 1) this.#playedMs = 0;
    this.#begin(now);
    this.#isAsked = true;
    this.#stopsAt = Number.POSITIVE_INFINITY;
  }

  /** Because the page was opened: once, and no longer than `UNASKED_MS`. */
  playUnasked(now: number): void {
    this.#begin(now);
    this.#isAsked = false;
    this.#stopsAt = now + UNASKED_MS;
  }

  pause(now: number): void {
    this.#anchor(now);
    this.#isPlaying = false;
  }

  /** To the moment at which a frame begins. */
  seek(frame: number, now: number): void {
    this.#anchor(now);
    this.#playedMs = frameStartMs(this.#timeline, frame);
    this.#wait = undefined;
  }

  setSpeed(speed: number, now: number): void {
    this.#anchor(now);
    this.#speed = speed;
  }

  /** Forever, or to the end of this play. Whoever asks for more than one time has asked for one. */
  setLooping(isLooping: boolean, now: number): void {
    this.#anchor(now);
    this.#playedMs = this.#withinOne(this.#playedMs);
    this.#times = isLooping ? Number.POSITIVE_INFINITY : 1;
    if (!isLooping) return;
    this.#isAsked = true;
    this.#stopsAt = Number.POSITIVE_INFINITY;
  }

  /** The frame to show; stops when it is time to. */
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
    return (this.#isAsked ? this.#times : 1) * this.#totalMs;
  }

  #begin(now: number): void {
    this.#anchor(now);
    this.#isPlaying = true;
    this.#wait = undefined;
  }

  /** Time goes on for those who look: after a gap it is as late as before. */
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

  /** Film time within one play; the end belongs to the play that it ends. */
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
