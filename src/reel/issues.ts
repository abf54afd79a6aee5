import * as v from "valibot";
import { objectiveFor } from "../objectives/choice.js";
import { nearest } from "../text/nearest.js";
import { flowText } from "./flow.js";
import { complaint, type Issue, type Path, unquoted, unquotedHint } from "./issue.js";
import { elsewhere, optimizersHint, spacelessHint } from "./misplaced.js";
import { optimizerIssues } from "./optimizer-issues.js";
import { reelSchema } from "./schema.js";
import { otherName, settingOf } from "./setting-names.js";

/** What is wrong with every single setting of a reel, by the schema. What they have to do with each other comes later. */
export function issuesOf(reel: unknown): Issue[] {
  return issuesBy(reelSchema, reel);
}

/**
 * The same by a schema that has more in it.
 */
export function issuesBy(schema: v.GenericSchema & { readonly entries: object }, reel: unknown): Issue[] {
  if (typeof reel !== "object" || reel === null || Array.isArray(reel)) {
    const message = `A reel is settings such as { frames: 100 }, not ${JSON.stringify(reel) ?? typeof reel}.`;
    return [sentence([], message, typeof reel === "string" ? spacelessHint(reel) : undefined)];
  }
  const names = Object.keys(schema.entries);
  const { issues = [] } = v.safeParse(schema, reel);
  const own = issues.flatMap((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    return isOfRuns(path) || issue.type === "strict_object" ? [] : [issueOf(issue, path)];
  });
  // The schema tells of the first only.
  const strays = Object.keys(reel).filter((key) => !names.includes(key));
  return [...strays.map((key) => unknownSetting("A reel", [key], names, reel)), ...own, ...runIssues(reel)];
}

function isOfRuns([key, index]: Path): boolean {
  return key === "objective" || (key === "optimizers" && index !== undefined);
}

function issueOf({ input, message }: v.BaseIssue<unknown>, path: Path): Issue {
  const [key] = path as [string];
  const [said = "", hint] = message.split("\n");
  const whole = /^(must|has) /.test(said) ? `${key} ${said}` : said;
  if (whole.endsWith(".")) return sentence(path, whole, hint);
  const quotes = quotesHint(input, said);
  const value = quotes ? `the text ${JSON.stringify(input)}` : shown(input, path);
  return sentence(path, `${whole}, not ${value}.`, hint ?? quotes ?? listHint(path, input, said) ?? meant(input, said));
}

/** Of a number, or of true or false, that is text. */
function quotesHint(value: unknown, wanted: string): string | undefined {
  if (typeof value !== "string") return undefined;
  const isOfNumbers = /\bnumber\b|^must be finite numbers/.test(wanted);
  const kind = wanted === "must be true or false" ? "boolean" : isOfNumbers ? "number" : undefined;
  return typeof unquoted(value) === kind ? unquotedHint(value) : undefined;
}

/** Of one thing where a list belongs, and of numbers that are text. */
function listHint([key, inside]: Path, value: unknown, wanted: string): string | undefined {
  if (inside !== undefined || value === null) return undefined;
  if (key === "optimizers") return optimizersHint(value);
  const bare = typeof value === "string" ? value.replaceAll(/[[\]\s]/g, "").split(",") : [value].flat();
  if (/^must be a list of (?!numbers)/.test(wanted)) return `Write ${key}: ${flowText(bare)}`;
  const numbers = bare.map((item) => (typeof item === "string" ? unquoted(item) : item));
  const doFit = key === "start" || (numbers.length === 2 && /^[xy]lim$/.test(String(key)));
  return doFit && numbers.every(Number.isFinite) ? `Write ${key}: ${flowText(numbers)}` : undefined;
}

/** Words in lists are quoted, to be told from the list; and so is a text that looks like one. */
function shown(value: unknown, path: readonly unknown[]): string {
  if (Array.isArray(value)) return value.some((item) => typeof item === "string") ? flowText(value) : String(value);
  const isQuoted = typeof value === "string" && (path.length > 1 || value === "" || value.startsWith("["));
  return isQuoted || typeof value === "object" ? JSON.stringify(value) : String(value);
}

function meant(value: unknown, wanted: string): string | undefined {
  const choices = wanted.match(/(?:one|some) of (.+)$/)?.[1]?.split(", ");
  const similar = typeof value === "string" && choices ? nearest(value, choices) : undefined;
  return similar && `Did you mean ${similar}?`;
}

/**
 * Of a name that is none of those that something has.
 *
 * @param said What that something says.
 */
export function unknownSetting(what: string, path: Path, names: readonly string[], said: object = {}): Issue {
  const key = String(path.at(-1));
  const similar = [otherName(key)].find((name) => name && names.includes(name)) ?? nearest(settingOf(key), [...names]);
  const hint = similar ? `Did you mean ${similar}?` : `It has ${names.join(", ")}.`;
  const beside = said as Readonly<Record<string, unknown>>;
  return {
    ...sentence(path, `${what} has no setting "${key}".`, elsewhere(key, beside[key], beside) ?? hint),
    isName: true,
  };
}

/** Of what makes the runs, the registries know best what is wrong. */
function runIssues({ objective, optimizers }: { objective?: unknown; optimizers?: unknown }): Issue[] {
  const runs = Array.isArray(optimizers) ? optimizers : [];
  const isFormula = typeof objective === "object" && Object.keys(objective ?? {}).join() === "formula";
  const place = isFormula ? ["objective", "formula"] : ["objective"];
  return [
    ...(objective === undefined ? [] : complaint(place, () => objectiveFor(objective as never))),
    ...runs.flatMap((settings, i) => optimizerIssues(settings, ["optimizers", i])),
  ];
}

function sentence(path: Path, message: string, hint?: string): Issue {
  return { path, message, hint };
}
