import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Film, Frame } from "../../src/film/frame.js";
import type { Encoder } from "../../src/formats/encoder.js";
import { encodeInLockstep, type Job } from "../../src/render/lockstep.js";

const FRAMES = 12;
const timeline = { frameCount: FRAMES, frameMs: 20, introMs: 0, holdMs: 0, plays: 0 };
const facts = { images: 1, durationMs: 0, exact: true };

describe("encoders in lockstep", () => {
  it("all get the very same frames, in order", async () => {
    const seen: Frame[][] = [[], [], []];
    const film = counting().film;
    await encodeInLockstep(
      film,
      seen.map((frames) => job({ write: async (frame) => void frames.push(frame) })),
      undefined,
    );
    expect(seen[0]?.map(({ index }) => index)).toEqual(Array.from({ length: FRAMES }, (_, i) => i));
    for (const frames of seen.slice(1)) expect(frames.every((frame, i) => frame === seen[0]?.[i])).toBe(true);
  });

  it("wait for the slowest before the next frame is made: nothing piles up", async () => {
    const { film, made } = counting();
    let [slowest, fastest] = [0, 0];
    const slow = async () => {
      for (let turn = 0; turn < 5; turn++) await nextTurn();
      slowest++;
      expect(made() - slowest).toBeLessThanOrEqual(1);
    };
    const fast = async () => {
      fastest++;
      expect(fastest - slowest).toBeLessThanOrEqual(1);
    };
    await encodeInLockstep(film, [job({ write: slow }), job({ write: fast })], undefined);
    expect([slowest, fastest]).toEqual([FRAMES, FRAMES]);
  });

  it("are not waited for when a signal says stop, and abort", async () => {
    const controller = new AbortController();
    let isAborted = false;
    const stuck = job({
      write: () => {
        setImmediate(() => controller.abort(new Error("stop")));
        return new Promise(() => {});
      },
      abort: async () => {
        isAborted = true;
      },
    });
    await expect(encodeInLockstep(counting().film, [stuck, job({})], controller.signal)).rejects.toThrow("stop");
    expect(isAborted).toBe(true);
  });

  it.each(["open", "write", "finish"] as const)(
    "all abort when %s of one fails, after the others have come to rest",
    async (moment) => {
      const log: string[] = [];
      const slow = job({
        write: async () => {
          await nextTurn();
          await nextTurn();
          log.push("written");
        },
        abort: async () => void log.push("slow aborted"),
      });
      const failing = async () => {
        throw new Error("no more");
      };
      const broken: Job =
        moment === "open"
          ? { ...job({}), encoding: { passes: () => 1, open: failing } }
          : job({ [moment]: failing, abort: async () => void log.push("broken aborted") });
      await expect(encodeInLockstep(counting().film, [slow, broken], undefined)).rejects.toThrow("no more");
      expect(log.filter((entry) => entry.endsWith("aborted")).length).toBe(moment === "open" ? 1 : 2);
      expect(log.lastIndexOf("written")).toBeLessThan(log.indexOf("slow aborted"));
      const before = log.length;
      for (let turn = 0; turn < 10; turn++) await nextTurn();
      expect(log).toHaveLength(before);
    },
  );
});

function job(encoder: Partial<Encoder>): Job {
  return {
    encoding: {
      passes: () => 1,
      open: async () => ({ write: async () => {}, finish: async () => facts, ...encoder }),
    },
    sink: { write: async () => {}, nextFile: async () => {} },
    options: { colors: 256, dither: false, comment: "", posterFrame: 0 },
  };
}

/** A film that counts how many of its frames were made. */
function counting(): { film: Film; made: () => number } {
  let made = 0;
  async function* frames(): AsyncGenerator<Frame> {
    for (let index = 0; index < FRAMES; index++) {
      made++;
      yield { index, patches: [] };
    }
  }
  return { film: { size: { width: 1, height: 1 }, timeline, flatColors: [], frames }, made: () => made };
}
