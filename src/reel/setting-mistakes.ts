import * as v from "valibot";
import { type Mistake, mistake, nestedMistake } from "../errors.js";
import { assignment, literal, type Message, message, type SettingPath, setting } from "../text/message.js";
import { nearest } from "../text/nearest.js";
import { bareValue } from "./bare-value.js";
import { type Expectation, expectationOf } from "./expectation.js";
import { placeHint } from "./misplaced.js";
import { optimizerMistakes } from "./optimizer-mistakes.js";
import { reelSchema } from "./schema.js";

type AnySchema = v.GenericSchema & { readonly entries: Readonly<Record<string, v.GenericSchema>> };

/**
 * Mistakes in each setting of a reel by itself; `plan` checks settings together.
 *
 * @param schema The settings that a reel may have; reel files allow more.
 */
export function settingMistakes(reel: unknown, schema: AnySchema = reelSchema): Mistake[] {
  if (typeof reel !== "object" || reel === null || Array.isArray(reel)) {
    return [mistake(message`A reel is settings such as { frames: 100 }, not ${literal(reel)}.`)];
  }
  const names = Object.keys(schema.entries);
  // The schema reports the first unknown setting only.
  const unknown = Object.keys(reel).filter((name) => !names.includes(name));
  const { issues = [] } = v.safeParse(schema, reel);
  const own = issues.flatMap((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    return issue.type === "strict_object" || isOfRuns(path) ? [] : [wrongValue(path, issue, schema)];
  });
  return [
    ...unknown.map((name) => unknownSetting("A reel", name, names, placeHint(name, reel))),
    ...own,
    ...runMistakes(reel),
  ];
}

/** True for settings that other code checks more precisely than the schema: objectives and single optimizers. */
function isOfRuns([name, index]: SettingPath): boolean {
  return name === "objective" || (name === "optimizers" && index !== undefined);
}

function runMistakes({ optimizers }: { readonly optimizers?: unknown }): Mistake[] {
  const runs = Array.isArray(optimizers) ? optimizers : [];
  return runs.flatMap((one, i) => optimizerMistakes(one).map((found) => nestedMistake(["optimizers", i], found)));
}

function wrongValue(path: SettingPath, issue: v.BaseIssue<unknown>, schema: AnySchema): Mistake {
  const { input: value } = issue;
  const { wanted, hint, choices, example, quote } = expectationOf(issue.message);
  const name = String(path[0]);
  const text = message`${setting(name)} ${wanted}, not ${quote?.(value) ?? literal(value)}.`;
  const repair = hint ?? repairHint(path, value, schema) ?? nearestHint(value, choices) ?? exampleHint(name, example);
  return mistake(text, repair, { settings: [path], value });
}

/** A repair for a value of the wrong type: the first that the schema accepts. */
function repairHint(path: SettingPath, value: unknown, schema: AnySchema): Message | undefined {
  const name = String(path[0]);
  const single = schema.entries[name];
  if (path.length > 1 || single === undefined) return undefined;
  const words = typeof value === "string" ? value.replaceAll(/[[\]\s]/g, "").split(",") : [value].flat();
  const optimizers = words.map((word) => ({ name: word }));
  const repaired = [bareValue(value), words.map(bareValue), words, optimizers].find(
    (candidate) => candidate !== undefined && v.is(single, candidate),
  );
  return repaired === undefined ? undefined : message`Write ${assignment(name, repaired)}`;
}

function exampleHint(name: string, example: unknown): Message | undefined {
  return example === undefined ? undefined : message`Write ${assignment(name, example)}`;
}

function nearestHint(value: unknown, choices: Expectation["choices"]): Message | undefined {
  const words = [value].flat().filter((word) => typeof word === "string" && !choices?.includes(word));
  const similar = typeof words[0] === "string" && choices ? nearest(words[0], choices) : undefined;
  return similar === undefined ? undefined : message`Did you mean ${similar}?`;
}

/** The mistake of an unknown setting. `hint` replaces the nearest name. */
export function unknownSetting(what: string, name: string, names: readonly string[], hint?: Message): Mistake {
  const similar = nearest(name, names);
  const nearby = similar === undefined ? `It has ${names.join(", ")}.` : message`Did you mean ${setting(similar)}?`;
  return mistake(message`${what} has no setting "${name}".`, hint ?? nearby, { settings: [[name]], isName: true });
}
