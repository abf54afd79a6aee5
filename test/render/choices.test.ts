import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { formulaObjective } from "../../src/objectives/formula/formula.js";
import { objectives, onlineObjectives } from "../../src/objectives/registry.js";
import type { OwnObjective } from "../../src/objectives/sources/own.js";
import type { OwnRule } from "../../src/optimizers/own.js";
import { optimizers } from "../../src/optimizers/registry.js";
import { scheduledRate } from "../../src/optimizers/schedule.js";
import { plan } from "../../src/plan/plan.js";
import type { PartialReel } from "../../src/reel/reel.js";
import { render } from "../../src/render/render.js";

/** One object and one line: what adding a source takes. */
vi.mock("../../src/objectives/sources/sources.js", async (load) => {
  const { sources } = await load<typeof import("../../src/objectives/sources/sources.js")>();
  const toy = {
    takes: (choice: unknown): choice is { toy: number } =>
      typeof choice === "object" && choice !== null && "toy" in choice,
    resolve: async ({ toy }: { toy: number }) => formulaObjective(`(w - ${toy})^2`),
    dataOf: (choice: unknown) => choice,
  };
  return { sources: [...sources, toy] };
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gradreel-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

const small = { width: 160, height: 120, frames: 3 } as const;
const bowl: OwnObjective = {
  variables: ["w", "b"],
  value: ([w = 0, b = 0]) => w ** 2 + 2 * b ** 2,
  gradient: ([w = 0, b = 0]) => [2 * w, 4 * b],
  start: { w: 2, b: 1 },
};
const signs: OwnRule<undefined> = {
  name: "signs",
  init: () => undefined,
  update: (gradient) => ({ step: gradient.map((g) => -0.1 * Math.sign(g)), state: undefined }),
};

describe("in TypeScript a reel", () => {
  it.each<readonly [string, PartialReel, PartialReel]>([
    ["a known function", { objective: objectives.quadratic }, { objective: "quadratic" }],
    ["a stream", { objective: onlineObjectives["reddi-3"] }, { objective: "reddi-3" }],
    ["a typed function", { objective: formulaObjective("w^2 + b^2") }, { objective: { formula: "w^2 + b^2" } }],
    [
      "what rules made",
      {
        optimizers: [
          optimizers.adam({ learningRate: 0.1 }),
          optimizers.sgd({ learningRate: scheduledRate(0.5, "1/sqrt(t)") }),
        ],
      },
      {
        optimizers: [
          { name: "adam", learningRate: 0.1 },
          { name: "sgd", learningRate: 0.5, schedule: "1/sqrt(t)" },
        ],
      },
    ],
    ["a start by name", { objective: "beale", start: { y: 2, x: 1 } }, { objective: "beale", start: [1, 2] }],
  ])("may have %s, and makes the very file of the data", async (_, objects, data) => {
    const [one, other] = await Promise.all(
      [objects, data].map(async (reel, i) => {
        const out = join(folder, `${i}.gif`);
        await render({ ...small, ...reel, out });
        return readFile(out);
      }),
    );
    expect(one?.equals(other as Buffer)).toBe(true);
  });

  it("may have a function and rules of one's own", async () => {
    const reel = {
      ...small,
      objective: bowl,
      optimizers: [signs, { name: "sgd" }, optimizers.adam({ learningRate: (t) => 1 / t })],
    } as const;
    const { artifacts } = await render({ ...reel, out: join(folder, "own.png") });
    expect(artifacts[0]?.alt).toMatch(/^Three optimizers on a function of w and b from w = 2, b = 1: .*signs/);
  });

  it("may have an objective of a source that was added to the list", async () => {
    const { artifacts } = await render({ ...small, objective: { toy: 3 } as never, out: join(folder, "toy.gif") });
    expect(artifacts[0]?.alt).toContain("(w − 3)²");
  });

  it("cannot be a page of a function of one's own, which cannot be carried", async () => {
    const mistaken = plan({ objective: bowl, out: ["a.gif", "b.html"] });
    await expect(mistaken).rejects.toMatchObject({
      message: '"b.html" cannot hold objective: a page has no functions of your own.',
    });
  });

  it("has the mistakes of one's own parts named where they are", async () => {
    const reel = { objective: { ...bowl, gradient: 3 }, optimizers: [{ name: "sgd" }, { ...signs, init: 3 }] };
    await expect(plan(reel as never)).rejects.toMatchObject({
      mistakes: [{ settings: [["objective", "gradient"]] }, { settings: [["optimizers", 1, "init"]] }],
    });
  });
});
