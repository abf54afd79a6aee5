import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { UsageError } from "../errors.js";
import { entryAt } from "../files/disk.js";

/**
 * The data of a module: its default export, or its exports `reels` and `defaults`.
 *
 * @param signal Stops waiting for a module, which may take forever.
 * @throws {UsageError} if it cannot be loaded.
 */
export async function moduleData(file: string, signal?: AbortSignal): Promise<unknown> {
  try {
    const exported = await unlessAborted(imported(file), signal);
    const data = "default" in exported ? await unlessAborted(exported["default"], signal) : { ...exported };
    // Only plain data is a reel.
    if (isEndless(data)) throw new Error("its export contains itself");
    return typeof data === "object" ? structuredClone(data) : data;
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    const why = reasonIn(error);
    const isTyped = /\.m?ts$/.test(file) && /file extension/.test(why);
    throw new UsageError(
      `The module cannot be loaded: ${why.replace(/\.$/, "")}.`,
      isTyped ? "Node 22.18 and newer load TypeScript." : undefined,
    );
  }
}

function imported(file: string): Promise<Record<string, unknown>> {
  // The query keeps Node from returning an older version of the module.
  return import(`${pathToFileURL(resolve(file))}?changed=${entryAt(file)?.mtimeMs}`);
}

/** True if data contains itself. */
function isEndless(data: unknown, around: readonly unknown[] = []): boolean {
  if (typeof data !== "object" || data === null) return false;
  return around.includes(data) || Object.values(data).some((inner) => isEndless(inner, [...around, data]));
}

function unlessAborted<T>(awaited: T | Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((fulfill, reject) => {
    const giveUp = () => reject(signal?.reason);
    if (signal?.aborted) giveUp();
    signal?.addEventListener("abort", giveUp, { once: true });
    Promise.resolve(awaited)
      .then(fulfill, reject)
      .finally(() => signal?.removeEventListener("abort", giveUp));
  });
}

/** Anything can be thrown. */
function reasonIn(error: unknown): string {
  if (error instanceof Error && typeof error.message === "string") return error.message;
  return inspect(error).split("\n", 1)[0] as string;
}
