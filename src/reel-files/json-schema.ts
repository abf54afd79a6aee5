import { toJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";
import { objectiveSchema, optimizerSchema } from "../reel/schema.js";
import { entrySchema, severalSchema } from "./schema.js";

/** The JSON Schema (draft 7) of reel files, for completion and checks in editors. */
export function reelJsonSchema(): object {
  // Each setting is defined once; reels, defaults and variants refer to it.
  const settings = Object.entries(entrySchema.entries).map(([name, schema]) => [name, v.unwrap(schema as never)]);
  const schema = toJsonSchema(v.union([severalSchema, entrySchema]), {
    target: "draft-07",
    // JSON Schema cannot express checks in code.
    errorMode: "ignore",
    definitions: {
      reel: entrySchema,
      optimizer: optimizerSchema(),
      function: objectiveSchema,
      ...Object.fromEntries(settings),
    },
  });
  return { ...schema, title: "gradreel reel file" };
}

/** The schema as the text of a file. */
export function reelJsonSchemaText(): string {
  return `${JSON.stringify(reelJsonSchema(), undefined, 2)}\n`;
}
