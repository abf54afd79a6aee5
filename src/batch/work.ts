import { make, type Outcome, type Task } from "./task.js";

/** What a worker is told to do: plain data, so that another process can be told. */
export interface Order {
  readonly task: Task;
}

export type Answer = Outcome;

/** Does what it is told. What goes wrong with a reel is told, not thrown, unless it is a bug or an interruption. */
export async function perform({ task }: Order, signal: AbortSignal): Promise<Answer> {
  return make(task, signal);
}
