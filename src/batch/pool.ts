import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { SystemError } from "../errors.js";
import { builtFile } from "../files/disk.js";
import { removePartialsOf } from "../files/partial-file.js";
import { type Answer, failureOf, foldersOf, type Order, perform } from "./work.js";

/** Something that carries out orders, one at a time. */
export interface Worker {
  perform(order: Order): Promise<Answer>;
  /** Stops the order in progress, which removes its unfinished files, and resolves when the worker is idle. */
  stop(): Promise<void>;
}

/** Workers for `orders`, at most `jobs` of them. A single worker runs in this process. */
export function workersFor(orders: number, jobs: number, signal: AbortSignal): Worker[] {
  const count = Math.min(orders, jobs);
  return count < 2 ? [localWorker(signal)] : Array.from({ length: count }, processWorker);
}

function localWorker(signal: AbortSignal): Worker {
  let work: Promise<unknown> = Promise.resolve();
  return {
    perform(order) {
      const answer = perform(order, signal);
      work = answer.catch(() => {});
      return answer;
    },
    stop: async () => void (await work),
  };
}

/**
 * A process of its own, started with its first order. node-canvas draws in the main thread of a process only, so
 * reels are drawn in parallel by processes.
 */
function processWorker(): Worker {
  const name = randomUUID();
  let child: ChildProcess | undefined;
  return {
    async perform(order) {
      // A process that died is replaced.
      if (!child?.connected) child = fork(builtFile("worker.js"), [name], { serialization: "advanced" });
      return answerOf(child, order, () => removePartialsOf(name, foldersOf(order)));
    },
    async stop() {
      // A process that did not start never exits.
      if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      // The process stops when it is disconnected.
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}

/** A worker process sends an answer, or the stack of a bug. */
export type WorkerMessage = { readonly answer: Answer } | { readonly bug: string };

/**
 * The answer of a process. If the process dies, only its order fails.
 *
 * @param removePartials Removes the files that it began.
 */
function answerOf(
  child: ChildProcess,
  { plan: _resolvedThere, ...order }: Order,
  removePartials: () => void,
): Promise<Answer> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      child.off("message", onMessage).off("exit", onExit).off("error", onError);
      end();
    };
    const onMessage = (message: WorkerMessage) =>
      settle(() => ("answer" in message ? resolve(message.answer) : reject(bugOf(message.bug))));
    const fail = (why: string) => {
      const message = `The process that rendered it ended early: ${why}.`;
      const death = new SystemError(message, "If memory is short, run fewer jobs at a time.");
      settle(() => resolve({ ...failureOf(death), seconds: (performance.now() - began) / 1000 }));
    };
    const onExit = (code: number | null, signal: string | null) => {
      removePartials();
      fail(signal ?? `exit code ${code}`);
    };
    const onError = ({ message }: Error) => fail(message);
    child
      .on("message", onMessage as never)
      .on("exit", onExit)
      .on("error", onError);
    child.send(order);
  });
}

function bugOf(stack: string): Error {
  return Object.assign(new Error(stack.split("\n", 1)[0]), { stack });
}

/**
 * Carries out orders in parallel and yields the answers in the order of the orders, each as soon as all before it are
 * there.
 *
 * @param workers As many as should run at a time.
 * @throws What a worker throws, or the signal's reason; all workers are idle by then.
 */
export async function* inOrder(
  orders: readonly Order[],
  workers: readonly Worker[],
  signal: AbortSignal,
): AsyncGenerator<Answer> {
  const answers = orders.map(() => new Deferred<Answer>());
  const rest = orders.entries();
  let isOver = false;
  const work = async (worker: Worker) => {
    for (const [i, order] of rest) {
      if (signal.aborted || isOver) return;
      await worker.perform(order).then(answers[i]?.resolve, answers[i]?.reject);
    }
  };
  const abort = () => {
    for (const { reject } of answers) reject(signal.reason);
  };
  signal.addEventListener("abort", abort);
  try {
    signal.throwIfAborted();
    for (const worker of workers) void work(worker);
    for (const { promise } of answers) yield await promise;
  } finally {
    isOver = true;
    signal.removeEventListener("abort", abort);
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

/** A promise that others settle. A rejection that nobody waits for yet is no error. */
class Deferred<Value> {
  readonly promise: Promise<Value>;
  resolve: (value: Value) => void = () => {};
  reject: (reason: unknown) => void = () => {};

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.promise.catch(() => {});
  }
}
