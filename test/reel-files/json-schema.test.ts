import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { PartialReel } from "../../src/reel/reel.js";
import { settingMistakes } from "../../src/reel/setting-mistakes.js";
import { reelJsonSchema } from "../../src/reel-files/json-schema.js";
import { readReels } from "../../src/reel-files/read.js";
import { mistakesOf } from "../support/reel-files.js";
import { accepted, refused } from "../support/settings.js";
import { smallReels } from "../support/small-reels.js";

// Somebody else's validator: draft 7 is what it takes without being told.
const ajv = new Ajv({ strict: false, allErrors: true });
const schema = reelJsonSchema() as {
  readonly $schema: string;
  readonly $defs: Record<string, { description?: string }>;
};
const isValid = ajv.compile(schema);

/** What only a command line says. */
const canBeFiled = ({ out, format }: PartialReel) => format === undefined && ![out].flat().includes("-");
/** What JSON can say, and what is wrong by itself. JSON Schema cannot compare items, and code checks the optimizers. */
const isWrongAlone = ([reel]: readonly [PartialReel, ...string[]]) =>
  canBeFiled(reel) &&
  !/null/.test(JSON.stringify(reel)) &&
  settingMistakes(reel).some(({ settings: [path] }) => path?.[0] !== "optimizers") &&
  !/x","f","x"|step","step/.test(JSON.stringify(reel));

describe("the JSON Schema of reel files", () => {
  it("is one of draft 7", () => {
    expect(schema.$schema).toBe("http://json-schema.org/draft-07/schema#");
    expect(ajv.validateSchema(schema)).toBe(true);
  });

  it.each(accepted.filter(canBeFiled).map((reel) => [reel]))("accepts what a reel may say: %j", (reel) => {
    expect(isValid(reel), JSON.stringify(isValid.errors)).toBe(true);
    expect(isValid({ defaults: reel, reels: { a: reel, b: null } })).toBe(true);
  });

  it.each(refused.filter(isWrongAlone))("refuses what it may not say: %j", (reel) => {
    expect(isValid(reel)).toBe(false);
    expect(isValid({ defaults: reel, reels: { a: {} } })).toBe(false);
  });

  it.each([
    {},
    { for: "github", extends: "race" },
    { variants: { theme: ["dark"], xlim: [[0, 1], "auto"] } },
    { defaults: null, reels: { a: null } },
    { sizeBudget: { "output/a.gif": "5 MiB" } },
    { trajectory: "RUN.CSV", objective: "cubic" },
    { optimizers: [{ name: "adam", form: "keras", beta1: 0.5, schedule: "1/sqrt(t)" }] },
  ])("accepts what the loader accepts: %j", async (said) => {
    expect(await mistakesOf(JSON.stringify(said))).toEqual([]);
    expect(isValid(said), JSON.stringify(isValid.errors)).toBe(true);
  });

  it.each([
    { frams: 3 },
    { for: "gitub" },
    { extends: "rce" },
    { variants: [] },
    { variants: { theme: [] } },
    { variants: { theme: "dark" } },
    { variants: { out: ["a.gif"] } },
    { variants: { theme: ["pink"] } },
    { reels: {} },
    { reels: [] },
    { reels: { a: {} }, more: 1 },
    { sizeBudget: [] },
    { xlim: [0] },
    { optimizers: [{ name: "sgd", beta1: 0.5 }] },
    { optimizers: [{ name: "adam", form: "torch" }] },
    { optimizers: [{}] },
    { objective: { formula: 1 } },
    { objective: "cubc" },
    { format: "gif" },
    [],
    null,
    "race",
  ])("refuses what the loader refuses: %j", async (said) => {
    expect(await mistakesOf(JSON.stringify(said))).not.toEqual([]);
    expect(isValid(said)).toBe(false);
  });

  it("accepts the files of reels/", () => {
    const gallery = parse(readFileSync(new URL("../../reels/gallery.yaml", import.meta.url), "utf8"));
    expect(isValid(gallery)).toBe(true);
  });

  it.each(Object.entries(smallReels))("accepts every reel that the loader accepts: %s", async (_name, reels) => {
    await fc.assert(
      fc.asyncProperty(reels, async (reel) => {
        const { mistakes } = await readReels(reel, "a", { placed: () => ({}) as never });
        fc.pre(mistakes.length === 0);
        expect(isValid(reel)).toBe(true);
      }),
    );
  });

  it("describes every setting that editors show", () => {
    const bare: string[] = [];
    const definitions = schema.$defs;
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== "object" || node === null) return;
      const { properties } = node as { properties?: Record<string, { description?: string; $ref?: string }> };
      for (const [name, { description, $ref }] of Object.entries(properties ?? {})) {
        // What is referred to has the description.
        if (!(description ?? definitions[$ref?.split("/").at(-1) ?? ""]?.description)) bare.push(`${path}/${name}`);
      }
      for (const [key, inner] of Object.entries(node)) walk(inner, `${path}/${key}`);
    };
    walk(schema, "#");
    expect(bare).toEqual([]);
  });
});
