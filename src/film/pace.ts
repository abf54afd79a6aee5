/** Work lasts this long before signals and timers get their turn. */
const TURN_MS = 15;

/** Keeps long work from blocking the event loop: the work polls `isDue` and calls `giveWay`. */
export class Pace {
  readonly #signal: AbortSignal | undefined;
  #turnEnds = performance.now() + TURN_MS;

  /** @param signal Stops the work when it is aborted. */
  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  get isDue(): boolean {
    return performance.now() >= this.#turnEnds;
  }

  /** Yields to the event loop once. @throws The signal's reason if it is aborted. */
  async giveWay(): Promise<void> {
    // Browsers have no setImmediate.
    await new Promise<void>((resolve) => void (globalThis.setImmediate ?? setTimeout)(resolve));
    this.#signal?.throwIfAborted();
    this.#turnEnds = performance.now() + TURN_MS;
  }
}

/** Runs work cut into slices without a pause. */
export function runAtOnce<Result>(slices: Generator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/** Runs work cut into slices, yielding to the event loop every 15 ms. @throws The signal's reason if it is aborted. */
export async function runInTurns<Result>(slices: Generator<undefined, Result>, signal?: AbortSignal): Promise<Result> {
  const pace = new Pace(signal);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
    if (pace.isDue) await pace.giveWay();
  }
}

/** Waits for a promise until the signal is aborted. @throws The signal's reason in that case. */
export function abortable<Result>(promise: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
