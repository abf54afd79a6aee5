import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { SystemError } from "../errors.js";
import { builtFile } from "../files/built-file.js";
import { removePartialsOf } from "../files/partial-file.js";
import { failureOf } from "./task.js";
import { type Answer, foldersOf, type Order, perform } from "./work.js";

/** Whoever does jobs, one at a time. */
export interface Worker {
  perform(order: Order): Promise<Answer>;
  /** Comes to rest: what it is at work on stops, and takes away what it has begun. */
  dismiss(): Promise<void>;
}

/** Who does so many orders, so many side by side: somebody alone needs no process of his own. */
export function workersFor(orders: number, jobs: number, signal: AbortSignal): Worker[] {
  const count = Math.min(orders, jobs);
  return count < 2 ? [ownHands(signal)] : Array.from({ length: count }, hiredHand);
}

/** Somebody in this process. */
function ownHands(signal: AbortSignal): Worker {
  let work: Promise<unknown> = Promise.resolve();
  return {
    perform(order) {
      const answer = perform(order, signal);
      work = answer.catch(() => {});
      return answer;
    },
    async dismiss() {
      await work;
    },
  };
}

/**
 * A process of its own, begun when there is something to do. node-canvas draws in the main thread of a process alone,
 * so reels are drawn side by side in processes.
 */
function hiredHand(): Worker {
  const name = randomUUID();
  let child: ChildProcess | undefined;
  return {
    async perform(order) {
      // One that died is replaced.
      if (!child?.connected) child = fork(builtFile("worker.js"), [name], { serialization: "advanced" });
      return answerOf(child, order, () => removePartialsOf(name, foldersOf(order)));
    },
    async dismiss() {
      // One that could not be started has no end to wait for.
      if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      // It hears of that, and stops.
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}

/** A bug is told by its stack: it happened elsewhere. */
export type Message = { readonly answer: Answer } | { readonly bug: string };

/**
 * That a process dies is a failure of what it was at work on, and of nothing else.
 *
 * @param sweep Takes away what it has begun.
 */
function answerOf(child: ChildProcess, order: Order, sweep: () => void): Promise<Answer> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      child.off("message", hear).off("exit", mourn).off("error", fail);
      end();
    };
    const hear = (message: Message) =>
      settle(() => ("answer" in message ? resolve(message.answer) : reject(bugOf(message.bug))));
    const die = (why: string) =>
      settle(() => resolve({ ...failureOf(deathOf(why)), seconds: (performance.now() - began) / 1000 }));
    const mourn = (code: number | null, signal: string | null) => {
      sweep();
      die(signal ?? `exit code ${code}`);
    };
    const fail = ({ message }: Error) => die(message);
    child
      .on("message", hear as never)
      .on("exit", mourn)
      .on("error", fail);
    child.send(order);
  });
}

function bugOf(stack: string): Error {
  return Object.assign(new Error(stack.split("\n", 1)[0]), { stack });
}

function deathOf(why: string): SystemError {
  return new SystemError(
    `The process that made it ended before it was done: ${why}.`,
    "Is there enough memory? --jobs 1 takes least.",
  );
}

/**
 * Has orders carried out side by side and hands out the answers in the order of the orders, each as soon as all before
 * it are there.
 *
 * @param workers As many as should be at work at a time.
 * @throws What a worker throws, or the signal's reason; all have come to rest by then.
 */
export async function* inOrder(
  orders: readonly Order[],
  workers: readonly Worker[],
  signal: AbortSignal,
): AsyncGenerator<Answer> {
  const answers = orders.map(() => new Promised<Answer>());
  const rest = orders.entries();
  let isOver = false;
  const work = async (worker: Worker) => {
    for (const [i, order] of rest) {
      if (signal.aborted || isOver) return;
      await worker.perform(order).then(answers[i]?.keep, answers[i]?.breach);
    }
  };
  const abort = () => {
    for (const { breach } of answers) breach(signal.reason);
  };
  signal.addEventListener("abort", abort);
  try {
    signal.throwIfAborted();
    for (const worker of workers) void work(worker);
    for (const { promise } of answers) yield await promise;
  } finally {
    isOver = true;
    signal.removeEventListener("abort", abort);
    await Promise.all(workers.map((worker) => worker.dismiss()));
  }
}

/** A promise, and what settles it. That nobody waits for it yet is no fault. */
class Promised<Value> {
  readonly promise: Promise<Value>;
  keep: (value: Value) => void = () => {};
  breach: (reason: unknown) => void = () => {};

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.keep = resolve;
      this.breach = reject;
    });
    this.promise.catch(() => {});
  }
}
