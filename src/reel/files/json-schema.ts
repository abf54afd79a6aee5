import { toJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";
import { objectiveSchema, optimizerSchema } from "../schema-of-runs.js";
import { entrySchema, severalSchema } from "./schema.js";

/** The JSON Schema (draft 7) of reel files, for editors: what they offer, explain and underline. */
export function reelJsonSchema(): object {
  const schema = toJsonSchema(v.union([severalSchema, entrySchema]), {
    target: "draft-07",
    // What is checked in code has no words in JSON Schema.
    errorMode: "ignore",
    definitions: { several: severalSchema, reel: entrySchema, optimizer: optimizerSchema, objective: objectiveSchema },
  });
  return { ...schema, title: "gradreel reel file" };
}

/** It as a file. */
export function reelJsonSchemaText(): string {
  return `${JSON.stringify(reelJsonSchema(), undefined, 2)}\n`;
}
