import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkReel } from "../../src/check/check-reel.js";
import { formatNames } from "../../src/formats/formats.js";
import {
  formulaObjective,
  frames,
  type OwnObjective,
  type OwnRule,
  objectives,
  onlineObjectives,
  optimizers,
  type PartialReel,
  provenanceOf,
  type RenderedFrame,
  record,
  render,
  renderTo,
  scheduledRate,
  UsageError,
} from "../../src/index.js";
import { plan } from "../../src/plan/plan.js";
import { withoutAlpha } from "../support/judges/omggif.js";
import { decodeFilm, readBack } from "../support/read-back.js";
import { freshFolder } from "../support/spawn.js";

const SMALL = { width: 160, height: 90, frames: 4 } as const;
const parabola: OwnObjective = {
  variables: ["w"],
  value: ([w = 0]) => w * w,
  gradient: ([w = 0]) => [2 * w],
  start: [2],
};
const halving: OwnRule = {
  name: "halving",
  init: () => undefined,
  update: (_g, state, point) => ({ step: point.map((x) => -x / 2), state }),
};

async function bytesOf(reel: PartialReel): Promise<Uint8Array> {
  return renderTo("gif", { ...SMALL, ...reel });
}

async function mistaken(reel: unknown): Promise<string[]> {
  const error = await renderTo("gif", reel as PartialReel).catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) throw new Error("No mistake was found.");
  return error.mistakes.map(({ settings: [path = []] }) => path.join("."));
}

describe("render", () => {
  it.each<[string, PartialReel, PartialReel]>([
    ["a known function", { objective: objectives.quadratic }, { objective: "quadratic" }],
    ["a typed function", { objective: formulaObjective("x^2") }, { objective: { formula: "x^2" } }],
    ["a stream of losses", { objective: onlineObjectives["reddi-3"] }, { objective: "reddi-3" }],
    [
      "what a rule made",
      { optimizers: [optimizers.adam({ learningRate: 0.1 })] },
      { optimizers: [{ name: "adam", learningRate: 0.1 }] },
    ],
    [
      "a schedule",
      { optimizers: [optimizers.sgd({ learningRate: scheduledRate(0.1, "1/sqrt(t)") })] },
      { optimizers: [{ name: "sgd", learningRate: 0.1, schedule: "1/sqrt(t)" }] },
    ],
    ["a start by name", { objective: "quadratic", start: { x: 1, y: 2 } }, { objective: "quadratic", start: [1, 2] }],
  ])("gives the same file for %s as for its data", async (_, reel, data) => {
    expect(await bytesOf(reel)).toEqual(await bytesOf(data));
  });

  it("draws a function and a rule of one's own, and says in the file that no reel can", async () => {
    const bytes = await bytesOf({ objective: parabola, optimizers: [halving, { name: "sgd", learningRate: 0.1 }] });
    const { reel, alt } = provenanceOf(bytes) ?? {};
    expect(reel).toMatchObject({ objective: { own: "f" }, optimizers: [{ own: "halving" }, { name: "sgd" }] });
    expect(alt).toContain("halving");
  });

  it("draws runs that were recorded in TypeScript", async () => {
    const trajectory = record(optimizers.sgd({ learningRate: 0.1 }), objectives.quadratic, [1, 0], 30);
    const reel = { ...SMALL, objective: objectives.quadratic, runs: [{ label: "mine", trajectory }] };
    expect(provenanceOf(await renderTo("gif", reel))?.reel).toMatchObject({ trajectory: { own: "runs" } });
  });

  it.each<[unknown, ...string[]]>([
    [{ objective: { variables: ["x"], value: 3, gradient: () => [1], start: [1] } }, "objective.value"],
    [{ objective: { ...parabola, start: [1, 2] } }, "objective.start"],
    [{ optimizers: [{ name: "mine", init: () => 0 }] }, "optimizers.0.update"],
    [
      {
        optimizers: [
          { name: "adam", beta1: 2 },
          { name: "mine", update: 3, init: () => 0 },
        ],
      },
      "optimizers.1.update",
      "optimizers.0.beta1",
    ],
    [{ objective: "cubic", runs: [] }, "runs"],
    [{ objective: "cubic", runs: [{ label: "a" }] }, "runs.0"],
    [
      {
        objective: "cubic",
        runs: [{ label: "a", trajectory: record(optimizers.sgd(), objectives.quadratic, [1, 0], 3) }],
      },
      "runs.0",
    ],
    [{ runs: [] }, "objective"],
    [{ objective: "cubic", runs: [{}], trajectory: "a.csv" }, "runs", "runs.0"],
    [{ start: { z: 1 } }, "start"],
  ])("finds the mistake in %j", async (reel, ...settings) => {
    expect(await mistaken(reel)).toEqual(settings);
  });

  it("has no page of a function of one's own", async () => {
    const out = join(freshFolder(), "a.html");
    await expect(render({ ...SMALL, objective: parabola, out })).rejects.toThrow(/cannot hold objective/);
  });
});

describe("a file of functions of one's own", () => {
  it("is unverifiable to a check, not stale", async () => {
    const out = join(freshFolder(), "a.gif");
    await render({ ...SMALL, objective: parabola, out });
    const findings = await checkReel(await plan({ ...SMALL, out }), new AbortController().signal);
    expect(findings).toMatchObject([{ path: out, state: "unverifiable", cause: expect.stringContaining("objective") }]);
  });

  it.each<[string, Partial<OwnObjective>]>([
    ["objective.value", { value: ([w = 0]) => (w < 1 ? "7" : w * w) as number }],
    ["objective.gradient", { gradient: ([w = 0]) => (w < 1 ? [1, 1] : [2 * w]) }],
    ["objective.gradient", { gradient: ([w = 0]) => (w < 1 ? ["1"] : [2 * w]) as number[] }],
    ["objective.gradient", { gradient: ([w = 0]) => (w < 1 ? undefined : [2 * w]) as number[] }],
  ])("is refused where it returns something else later: %s", async (path, part) => {
    const optimizer = { name: "sgd", learningRate: 0.3 } as const;
    expect(await mistaken({ ...SMALL, objective: { ...parabola, ...part }, optimizers: [optimizer] })).toEqual([path]);
  });
});

describe("renderTo", () => {
  it.each(formatNames.filter((name) => name !== "sequence"))(
    "gives the bytes that render writes: %s",
    async (format) => {
      const extension = format === "apng" ? "apng" : format;
      const out = join(freshFolder(), `a.${extension}`);
      await render({ ...SMALL, out });
      expect(Buffer.from(await renderTo(format, SMALL)).equals(readFileSync(out))).toBe(true);
    },
  );

  it("has no sequence of files", async () => {
    await expect(renderTo("sequence", SMALL)).rejects.toThrow(UsageError);
  });
});

describe("frames", () => {
  it("are the pictures that a lossless file shows, with the time of each", async () => {
    const reel = { ...SMALL, intro: 300, hold: 500, counter: true } as const;
    const shown: RenderedFrame[] = [];
    for await (const frame of frames(reel)) shown.push(frame);
    expect(shown.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(shown.map(({ durationMs }) => durationMs)).toEqual([320, 20, 20, 520]);
    const { images } = await readBack(await decodeFilm(await renderTo("apng", reel), "apng"));
    expect(images.length).toBe(shown.length);
    for (const [i, { pixels, width, height }] of shown.entries()) {
      expect([width, height]).toEqual([160, 90]);
      expect(Buffer.from(withoutAlpha(pixels)).equals(Buffer.from(images[i]?.rgb ?? []))).toBe(true);
    }
  });

  it("are the caller's to change", async () => {
    const kept: Uint8ClampedArray[] = [];
    for await (const { pixels } of frames(SMALL)) {
      kept.push(pixels.slice());
      pixels.fill(0);
    }
    expect(new Set(kept.map((pixels) => pixels[0]))).toEqual(new Set([255]));
  });

  it("stop when the signal says so", async () => {
    const stop = new AbortController();
    stop.abort(new Error("Enough."));
    await expect(frames(SMALL, { signal: stop.signal }).next()).rejects.toThrow("Enough.");
  });
});
