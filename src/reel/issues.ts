import * as v from "valibot";
import { UsageError } from "../errors.js";
import { nearest } from "../nearest.js";
import { objectiveFor } from "../objectives/choice.js";
import { type HyperParameterName, hyperParameters, optionName } from "../optimizers/hyper-parameter.js";
import { type OptimizerSettings, optimizerOf, ruleOf } from "../optimizers/registry.js";
import { reelSchema } from "./schema.js";
import { otherName, settingOf } from "./setting-names.js";

/** Something that is wrong with a reel as it is written down. */
export interface Issue {
  /** Where: names of settings, and places in lists from 0. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string | undefined;
  /** Whether the name of the setting is what is wrong, not its value. */
  readonly isName?: boolean;
}

/** Names of settings that read better in other words. */
const READABLE: Readonly<Record<string, string>> = {
  untilConverged: "until converged",
  introMs: "intro",
  holdMs: "hold",
  plays: "loop",
  fontSizePt: "font size",
  sizeBudget: "size budget",
};

/** What is wrong with every single setting of a reel, by the schema. What they have to do with each other comes later. */
export function issuesOf(reel: unknown): Issue[] {
  return issuesBy(reelSchema, reel, READABLE);
}

/**
 * The same by a schema that has more in it.
 *
 * @param readable What to call a setting, where not by its name.
 */
export function issuesBy(
  schema: v.GenericSchema & { readonly entries: object },
  reel: unknown,
  readable: Readonly<Record<string, string>> = {},
): Issue[] {
  if (typeof reel !== "object" || reel === null || Array.isArray(reel)) {
    return [sentence([], `A reel is settings such as { frames: 100 }, not ${JSON.stringify(reel) ?? typeof reel}.`)];
  }
  const names = Object.keys(schema.entries);
  const { issues = [] } = v.safeParse(schema, reel);
  const own = issues.flatMap((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    return isOfRuns(path) || issue.type === "strict_object" ? [] : [issueOf(issue, path, readable)];
  });
  // The schema tells of the first only.
  const strays = Object.keys(reel).filter((key) => !names.includes(key));
  return [...strays.map((key) => unknownSetting("A reel", [key], names)), ...own, ...runIssues(reel)];
}

type Path = readonly (string | number)[];

function isOfRuns([key, index]: Path): boolean {
  return key === "objective" || (key === "optimizers" && index !== undefined);
}

function issueOf(
  { input, message }: v.BaseIssue<unknown>,
  path: Path,
  readable: Readonly<Record<string, string>>,
): Issue {
  const [key] = path as [string];
  const [said = "", hint] = message.split("\n");
  const whole = /^(must|has) /.test(said) ? `${readable[key] ?? key} ${said}` : said;
  if (whole.endsWith(".")) return sentence(path, whole, hint);
  return sentence(path, `${whole}, not ${shown(input, path)}.`, hint ?? meant(input, said));
}

/** Words in lists are quoted, to be told from the list. */
function shown(value: unknown, path: readonly unknown[]): string {
  const isInside = typeof value === "string" && path.length > 1;
  return isInside || (typeof value === "object" && !Array.isArray(value)) ? JSON.stringify(value) : String(value);
}

function meant(value: unknown, wanted: string): string | undefined {
  const choices = wanted.match(/(?:one|some) of (.+)$/)?.[1]?.split(", ");
  const similar = typeof value === "string" && choices ? nearest(value, choices) : undefined;
  return similar && `Did you mean ${similar}?`;
}

/** Of a name that is none of those that something has. */
export function unknownSetting(what: string, path: Path, names: readonly string[]): Issue {
  const key = String(path.at(-1));
  const similar = [otherName(key)].find((name) => name && names.includes(name)) ?? nearest(settingOf(key), [...names]);
  const hint = similar ? `Did you mean ${similar}?` : `It has ${names.join(", ")}.`;
  return { ...sentence(path, `${what} has no setting "${key}".`, hint), isName: true };
}

/** Of what makes the runs, the registries know best what is wrong. */
function runIssues({ objective, optimizers }: { objective?: unknown; optimizers?: unknown }): Issue[] {
  const listed = Array.isArray(optimizers) ? optimizers : [];
  const isFormula = typeof objective === "object" && Object.keys(objective ?? {}).join() === "formula";
  const place = isFormula ? ["objective", "formula"] : ["objective"];
  return [
    ...(objective === undefined ? [] : complaint(place, () => objectiveFor(objective as never))),
    ...listed.flatMap((settings, i) => optimizerIssues(settings, ["optimizers", i])),
  ];
}

function optimizerIssues(settings: unknown, path: Path): Issue[] {
  if (typeof settings !== "object" || settings === null || !("name" in settings)) {
    const is = typeof settings === "object" ? JSON.stringify(settings) : String(settings);
    const hint = typeof settings === "string" ? `Write { name: ${settings} }.` : undefined;
    return [sentence(path, `An optimizer is settings such as { name: "amsgrad" }, not ${is}.`, hint)];
  }
  const { name, form, ...others } = settings as OptimizerSettings;
  const nameIssues = complaint([...path, "name"], () => ruleOf(name));
  if (nameIssues.length > 0) return nameIssues;
  const formIssues = complaint([...path, "form"], () => optimizerOf({ name, form } as OptimizerSettings));
  if (formIssues.length > 0) return formIssues;
  return Object.entries(others).flatMap(([key, value]) => {
    const found = complaint([...path, key], () => optimizerOf({ name, form, [key]: value } as OptimizerSettings));
    const isName = key !== "schedule" && !Object.hasOwn(hyperParameters, key);
    return found.map((issue) => ({ ...issue, isName, hint: isName ? (parameterHint(key) ?? issue.hint) : issue.hint }));
  });
}

/** What is meant by a hyper-parameter that is called as on the command line. */
function parameterHint(key: string): string | undefined {
  const names = Object.keys(hyperParameters) as HyperParameterName[];
  const meant =
    names.find((name) => hyperParameters[name].short === key || optionName(name) === key) ?? nearest(key, names);
  return meant && `Did you mean ${meant}?`;
}

function complaint(path: Path, check: () => unknown): Issue[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [sentence(path, error.message, error.hint)];
  }
}

function sentence(path: Path, message: string, hint?: string): Issue {
  return { path, message, hint };
}
