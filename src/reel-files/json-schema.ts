import { toJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";
import { objectiveSchema, optimizerSchema } from "../reel/schema-of-runs.js";
import { entrySchema, severalSchema } from "./schema.js";

/** The JSON Schema (draft 7) of reel files, for editors: what they offer, explain and underline. */
export function reelJsonSchema(): object {
  // What a setting may be is said once: the reel, its defaults and its variants refer to it.
  const settings = Object.entries(entrySchema.entries).map(([name, schema]) => [name, v.unwrap(schema as never)]);
  const schema = toJsonSchema(v.union([severalSchema, entrySchema]), {
    target: "draft-07",
    // What is checked in code has no words in JSON Schema.
    errorMode: "ignore",
    definitions: {
      reel: entrySchema,
      optimizer: optimizerSchema,
      function: objectiveSchema,
      ...Object.fromEntries(settings),
    },
  });
  return { ...schema, title: "gradreel reel file" };
}

/** It as a file. */
export function reelJsonSchemaText(): string {
  return `${JSON.stringify(reelJsonSchema(), undefined, 2)}\n`;
}
