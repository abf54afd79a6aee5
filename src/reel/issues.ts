import * as v from "valibot";
import { UsageError } from "../errors.js";
import { nearest } from "../nearest.js";
import { objectiveFor } from "../objectives/choice.js";
import { type HyperParameterName, hyperParameters } from "../optimizers/hyper-parameter.js";
import { optimizerOf } from "../optimizers/registry.js";
import { reelSchema } from "./schema.js";

/** Something that is wrong with a reel as it is written down. */
export interface Issue {
  /** Where: names of settings, and places in lists from 0. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string | undefined;
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

/** What settings are called elsewhere: on the command line, and by other libraries. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  function: "objective",
  formula: "objective",
  optimizer: "optimizers",
  hold: "holdMs",
  intro: "introMs",
  loop: "plays",
  "font-size": "fontSizePt",
  budget: "sizeBudget",
};

/** What is wrong with every single setting of a reel, by the schema. What they have to do with each other comes later. */
export function issuesOf(reel: unknown): Issue[] {
  if (typeof reel !== "object" || reel === null || Array.isArray(reel)) {
    return [sentence([], `A reel is settings such as { frames: 100 }, not ${JSON.stringify(reel)}.`)];
  }
  const { issues = [] } = v.safeParse(reelSchema, reel);
  const paths = issues.map((issue) => (issue.path ?? []).map(({ key }) => key as string | number));
  const own = issues.flatMap((issue, i) => {
    const path = paths[i] as (string | number)[];
    return isOfRuns(path) ? [] : [issueOf(issue, path)];
  });
  return [...own, ...runIssues(reel, paths)];
}

function isOfRuns([key, index]: readonly (string | number)[]): boolean {
  return key === "objective" || (key === "optimizers" && index !== undefined);
}

function issueOf({ type, input, message }: v.BaseIssue<unknown>, path: readonly (string | number)[]): Issue {
  const [key] = path as [string];
  if (type === "strict_object") return unknownSetting(path, key);
  const [said = "", hint] = message.split("\n");
  const whole = /^(must|has) /.test(said) ? `${READABLE[key] ?? key} ${said}` : said;
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

function unknownSetting(path: readonly (string | number)[], key: string): Issue {
  const names = Object.keys(reelSchema.entries);
  const similar = OTHER_NAMES[key] ?? nearest(key, names);
  const hint = similar ? `Did you mean ${similar}?` : `It has ${names.join(", ")}.`;
  return sentence(path, `A reel has no setting "${key}".`, hint);
}

/** Of what makes the runs, the registries know best what is wrong; the schema knows where. */
function runIssues(
  { objective, optimizers }: { objective?: unknown; optimizers?: unknown },
  paths: readonly (readonly (string | number)[])[],
): Issue[] {
  const within = (path: readonly (string | number)[]) =>
    paths.find((other) => path.every((key, i) => other[i] === key)) ?? path;
  const listed = Array.isArray(optimizers) ? optimizers : [];
  return [
    ...(objective === undefined ? [] : complaint(within(["objective"]), () => objectiveFor(objective as never))),
    ...listed.flatMap((settings, i) => {
      const path = ["optimizers", i, ...keyOutOfRange(settings)];
      return complaint(within(path), () => checkOptimizer(settings));
    }),
  ];
}

function checkOptimizer(settings: unknown): void {
  if (typeof settings !== "object" || settings === null) {
    throw new UsageError(`An optimizer is settings such as { name: "amsgrad" }, not ${settings}.`);
  }
  optimizerOf(settings as never);
}

function keyOutOfRange(settings: unknown): string[] {
  const parameters = Object.entries(settings ?? {}).filter(([key]) => Object.hasOwn(hyperParameters, key));
  const found = parameters.find(([key, value]) => !hyperParameters[key as HyperParameterName].isValid(value as number));
  return found ? [found[0]] : [];
}

function complaint(path: readonly (string | number)[], check: () => unknown): Issue[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [sentence(path, error.message, error.hint)];
  }
}

function sentence(path: readonly (string | number)[], message: string, hint?: string): Issue {
  return { path, message, hint };
}
