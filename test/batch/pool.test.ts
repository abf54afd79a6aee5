import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inOrder, type Worker, workersFor } from "../../src/batch/pool.js";
import type { Answer, Order } from "../../src/batch/work.js";
import { propertyRuns } from "../support/property-runs.js";
import { freshFolder } from "../support/spawn.js";

function orderOf(id: string): Order {
  return { kind: "make", reel: { title: id } };
}

/** Somebody who takes as many turns as a title says, and answers with the title. */
function patientWorker(log: string[] = []): Worker {
  let work: Promise<unknown> = Promise.resolve();
  return {
    perform({ reel: { title: id = "" } }) {
      const turns = async () => {
        for (let i = 0; i < Number(id.split(":")[1]); i++) await setTimeout(0);
        if (id.startsWith("bug")) throw new Error(id);
        log.push(id);
        return { state: "failed", message: id, hint: undefined, isUsage: true, seconds: 0 } as Answer;
      };
      const answer = turns();
      work = answer.catch(() => {});
      return answer;
    },
    async stop() {
      await work;
      log.push("stopped");
    },
  };
}

async function messagesOf(answers: AsyncIterable<Answer>): Promise<string[]> {
  const messages: string[] = [];
  for await (const answer of answers) messages.push((answer as { message: string }).message);
  return messages;
}

const { signal } = new AbortController();

describe("a pool", () => {
  it("answers in the order of the orders, however long each takes, and does each once", async () => {
    const turns = fc.array(fc.nat(6), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(turns, fc.integer({ min: 1, max: 5 }), async (all, size) => {
        const ids = all.map((count, i) => `${i}:${count}`);
        const log: string[] = [];
        const workers = Array.from({ length: size }, () => patientWorker(log));
        expect(await messagesOf(inOrder(ids.map(orderOf), workers, signal))).toEqual(ids);
        expect(log.filter((id) => id !== "stopped").sort()).toEqual([...ids].sort());
        expect(log.slice(-size)).toEqual(new Array(size).fill("stopped"));
      }),
      { numRuns: propertyRuns(40) },
    );
  });

  it("hands out what is done before the rest is", async () => {
    const log: string[] = [];
    const answers = inOrder(["a:0", "b:50"].map(orderOf), [patientWorker(log)], signal);
    await answers.next();
    expect(log).toEqual(["a:0"]);
    await answers.return(undefined);
  });

  it("ends with a bug where it happened, when all have come to rest", async () => {
    const log: string[] = [];
    const answers = inOrder(["a:1", "bug:0", "c:9"].map(orderOf), [patientWorker(log), patientWorker(log)], signal);
    await expect(messagesOf(answers)).rejects.toThrow("bug:0");
    expect(log.filter((id) => id === "stopped")).toHaveLength(2);
  });

  it("stops at an abort with its reason, begins nothing more, and rests before that is told", async () => {
    const log: string[] = [];
    const interruption = new AbortController();
    const answers = inOrder(["a:0", "b:5", "c:0"].map(orderOf), [patientWorker(log)], interruption.signal);
    await answers.next();
    interruption.abort(new Error("Enough."));
    await expect(answers.next()).rejects.toThrow("Enough.");
    expect(log).toEqual(["a:0", "b:5", "stopped"]);
  });

  it("does nothing at all when it is stopped before", async () => {
    const log: string[] = [];
    const stopped = AbortSignal.abort(new Error("Before."));
    await expect(messagesOf(inOrder([orderOf("a:0")], [patientWorker(log)], stopped))).rejects.toThrow("Before.");
    expect(log).toEqual(["stopped"]);
  });

  it("is no more than there are orders, and somebody alone needs no process", () => {
    expect(
      [workersFor(5, 2, signal), workersFor(2, 5, signal), workersFor(1, 5, signal), workersFor(0, 5, signal)].map(
        ({ length }) => length,
      ),
    ).toEqual([2, 2, 1, 1]);
  });

  it("of processes makes reels, and tells of one that cannot be made among the others", async () => {
    const folder = freshFolder();
    const reel = { frames: 2, width: 32, height: 24, dpi: 4 };
    const outs = ["a.gif", "/dev/null/b.gif", "c.gif"].map((name) =>
      name.startsWith("/") ? name : `${folder}/${name}`,
    );
    const orders = outs.map((out) => ({ kind: "make" as const, reel: { ...reel, out } }));
    const states: string[] = [];
    for await (const { state } of inOrder(orders, workersFor(3, 2, signal), signal)) states.push(state);
    expect(states).toEqual(["made", "failed", "made"]);
  });
});
