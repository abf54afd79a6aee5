import { type Issue, issuesBy, unknownSetting } from "../issues.js";
import { reelSchema } from "../schema.js";
import { entrySchema, varyingNames } from "./schema.js";

/** What is wrong with what a file says of one reel: every value that it varies in is a setting by itself. */
export function entryIssues(entry: unknown): Issue[] {
  if (typeof entry !== "object" || entry === null || !("variants" in entry)) return issuesBy(entrySchema, entry);
  const { variants, ...rest } = entry;
  return [...issuesBy(entrySchema, rest), ...variantIssues(variants)];
}

function variantIssues(variants: unknown): Issue[] {
  if (typeof variants !== "object" || variants === null || Array.isArray(variants)) {
    return [unlisted(["variants"], variants)];
  }
  return Object.entries(variants).flatMap(([name, values]) => {
    const path = ["variants", name];
    if (!varyingNames.includes(name)) return [unknownSetting("variants", path, varyingNames)];
    if (!Array.isArray(values) || values.length === 0) return [unlisted(path, values)];
    return values.flatMap((value, i) =>
      issuesBy(reelSchema, { [name]: value }).map((issue) => ({
        ...issue,
        path: [...path, i, ...issue.path.slice(1)],
      })),
    );
  });
}

function unlisted(path: readonly string[], value: unknown): Issue {
  const message = `A reel varies in lists of values, not in ${JSON.stringify(value)}.`;
  return { path, message, hint: "variants: { theme: [light, dark] }" };
}
