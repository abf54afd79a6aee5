import { describe, expect, it } from "vitest";
import { renderOptions } from "../../src/commands/render-options.js";
import { reelSchema } from "../../src/reel/schema.js";
import { kebabCase } from "../../src/text/typeset.js";

/** Settings that are lists of objects: an option that is repeated gives one each. */
const repeated: Readonly<Record<string, string>> = { optimizers: "optimizer" };

describe("a setting", () => {
  it.each(Object.keys(reelSchema.entries))("has an option of its name: %s", (name) => {
    expect(Object.keys(renderOptions)).toContain(repeated[name] ?? kebabCase(name));
  });
});
