import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PartialReel } from "../../src/reel/reel.js";
import { loadReels } from "../../src/reel-files/load.js";
import { yamlText } from "../../src/reel-files/yaml-text.js";
import { propertyRuns } from "../support/property-runs.js";
import { accepted, refused } from "../support/settings.js";
import { smallReels } from "../support/small-reels.js";
import { freshFolder } from "../support/spawn.js";

/** What only a command line says. */
const canBeFiled = ({ out, format }: PartialReel) => format === undefined && ![out].flat().includes("-");

/** A function that these settings are for. */
function drawnOn({ layout, levels, contours, aspect }: PartialReel): PartialReel {
  if (layout === "online") return { objective: "reddi-3" };
  return layout === "contour" || levels || contours || aspect ? { objective: "rosenbrock" } : {};
}

async function loadedFrom(text: string, file: string) {
  writeFileSync(file, text);
  const { reels, mistakes } = await loadReels([file]);
  return { reel: reels[0]?.reel, mistakes: mistakes.map(({ message, hint }) => `${message} ${hint}`) };
}

describe("what a reel file says", () => {
  it.each(accepted.filter(canBeFiled).map((reel) => [reel]))("is accepted as a reel is: %j", async (reel) => {
    const whole = { ...drawnOn(reel), out: ["output/2.8 Amsgrad.gif"], ...reel };
    const { reel: read, mistakes } = await loadedFrom(yamlText(whole), join(freshFolder(), "a.yaml"));
    expect(mistakes).toEqual([]);
    expect(read).toMatchObject(whole);
  });

  it.each(refused.filter(([reel]) => canBeFiled(reel)).map(([reel, ...settings]) => [reel, settings] as const))(
    "is refused as a reel is: %j",
    async (reel, settings) => {
      const { reel: read, mistakes } = await loadedFrom(yamlText(reel), join(freshFolder(), "a.yaml"));
      expect(read).toBeUndefined();
      expect(mistakes).toHaveLength(settings.length);
    },
  );

  it.each(Object.entries(smallReels))("is read back as it was written, in YAML and JSON: %s", async (_name, reels) => {
    const folder = freshFolder();
    const texts = fc.string({ unit: "grapheme", maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(reels, texts, async (reel, title) => {
        const alt = `In short: ${title.replaceAll(/[\p{Cc}\u2028\u2029]/gu, "")}`;
        const whole = { ...reel, title, alt, out: ["a #b: c.gif"] };
        const yaml = await loadedFrom(yamlText(whole), join(folder, "a.yaml"));
        const json = await loadedFrom(JSON.stringify(whole), join(folder, "a.json"));
        const expected = yaml.mistakes.length > 0 ? undefined : whole;
        expect({ yaml: yaml.reel, json: json.reel }).toEqual({ yaml: expected, json: expected });
        expect(yaml.mistakes.filter((said) => !/log-f|variables|stream|panels/.test(said))).toEqual([]);
      }),
      { numRuns: propertyRuns(30) },
    );
  });
});

describe("YAML", () => {
  it("has a line for every setting, and what lies within one on its line", () => {
    const reel = { objective: { formula: "x^2" }, optimizers: [{ name: "sgd" }, { name: "adam" }], xlim: [0, 1] };
    expect(yamlText(reel)).toBe(
      "objective: { formula: x^2 }\noptimizers:\n  - { name: sgd }\n  - { name: adam }\nxlim: [ 0, 1 ]\n",
    );
  });
});
