import { isDeepStrictEqual } from "node:util";
import { flowText } from "../flow.js";
import type { Issue } from "../issue.js";
import { issuesBy, unknownSetting } from "../issues.js";
import { optimizersWith, parameterNamed } from "../misplaced.js";
import { reelSchema } from "../schema.js";
import { entrySchema, varyingNames } from "./schema.js";

/** What is wrong with what a file says of one reel: every value that it varies in is a setting by itself. */
export function entryIssues(entry: unknown): Issue[] {
  if (typeof entry !== "object" || entry === null || !("variants" in entry)) return issuesBy(entrySchema, entry);
  const { variants, ...rest } = entry;
  return [...issuesBy(entrySchema, rest), ...variantIssues(variants, rest)];
}

function variantIssues(variants: unknown, beside: object): Issue[] {
  if (typeof variants !== "object" || variants === null || Array.isArray(variants)) {
    return [unlisted(["variants"], variants)];
  }
  return Object.entries(variants).flatMap(([name, values]) => {
    const path = ["variants", name];
    if (!varyingNames.includes(name)) return [unknownVariant(path, values, beside)];
    if (!Array.isArray(values) || values.length === 0) return [unlisted(path, values)];
    return values.flatMap((value, i) => [
      ...issuesBy(reelSchema, { [name]: value }).map((issue) => ({
        ...issue,
        path: [...path, i, ...issue.path.slice(1)],
      })),
      ...(values.slice(0, i).some((other) => isDeepStrictEqual(other, value)) ? [repeated([...path, i], value)] : []),
    ]);
  });
}

function repeated(path: Issue["path"], value: unknown): Issue {
  return { path, message: `variants has the same ${path[1]} twice: ${flowText(value)}.`, hint: "Leave one out." };
}

/** What an optimizer can be told varies with the optimizers. */
function unknownVariant(path: readonly string[], values: unknown, beside: object): Issue {
  const issue = unknownSetting("variants", path, varyingNames);
  const parameter = parameterNamed(path[1] as string);
  if (parameter === undefined) return issue;
  const lists = optimizersWith(parameter, values, { ...beside }).map((settings) => [settings]);
  return { ...issue, hint: `It goes into optimizers: variants: { optimizers: ${flowText(lists)} }` };
}

function unlisted(path: readonly string[], value: unknown): Issue {
  const message = `A reel varies in lists of values, not in ${JSON.stringify(value)}.`;
  return { path, message, hint: "variants: { theme: [light, dark] }" };
}
