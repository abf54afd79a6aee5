/** How long work goes on before signals and timers get their turn. */
const TURN_MS = 15;

/** Keeps long work from holding up the program: it asks now and then whether to give way. */
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

  /** Lets everything else that waits have its turn, then throws the signal's reason if it is aborted. */
  async giveWay(): Promise<void> {
    // Browsers have no setImmediate.
    await new Promise<void>((resolve) => void (globalThis.setImmediate ?? setTimeout)(resolve));
    this.#signal?.throwIfAborted();
    this.#turnEnds = performance.now() + TURN_MS;
  }
}

/** Work cut into slices, done without a pause. */
export function atOnce<Result>(slices: Generator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/** Work cut into slices, done at a pace that lets everything else go on. */
export async function inTurns<Result>(slices: Generator<undefined, Result>, signal?: AbortSignal): Promise<Result> {
  const pace = new Pace(signal);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
    if (pace.isDue) await pace.giveWay();
  }
}

/** Waits for something, but no longer than until the signal is aborted: then it throws the signal's reason. */
export function orAborted<Result>(promise: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
