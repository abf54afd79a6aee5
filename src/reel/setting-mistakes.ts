import * as v from "valibot";
import { type Mistake, mistake, mistakesIn, nestedMistake } from "../errors.js";
import { checkHyperParameter, type HyperParameterName, hyperParameters } from "../optimizers/hyper-parameter.js";
import { type OptimizerSettings, optimizerOf, optimizers, ruleOf } from "../optimizers/registry.js";
import { HOUSE } from "../optimizers/rule.js";
import {
  assignment,
  enumeration,
  isRecord,
  literal,
  type Message,
  message,
  type SettingPath,
  setting,
  sibling,
} from "../text/message.js";
import { nearest } from "../text/nearest.js";
import { bareValue, parameterNamed, placeHint } from "./parameters.js";
import { type Expectation, expectationOf, reelSchema } from "./schema.js";

type AnySchema = v.GenericSchema & { readonly entries: Readonly<Record<string, v.GenericSchema>> };

/**
 * Mistakes in each setting of a reel by itself; `plan` checks settings together.
 *
 * @param schema The settings that a reel may have; reel files allow more.
 */
export function settingMistakes(reel: unknown, schema: AnySchema = reelSchema): Mistake[] {
  if (!isRecord(reel)) {
    return [mistake(message`A reel is settings such as { frames: 100 }, not ${literal(reel)}.`)];
  }
  const names = Object.keys(schema.entries);
  // The schema reports the first unknown setting only.
  const unknown = Object.keys(reel).filter((name) => !names.includes(name));
  const runs: unknown[] = Array.isArray(reel["optimizers"]) ? reel["optimizers"] : [];
  const { issues = [] } = v.safeParse(schema, reel);
  const own = issues.flatMap((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    return issue.type === "strict_object" || isOfRuns(path) ? [] : [wrongValue(path, issue, schema)];
  });
  return [
    ...unknown.map((name) => unknownSetting("A reel", name, names, placeHint(name, reel))),
    ...own,
    ...runs.flatMap((one, i) => optimizerMistakes(one).map((found) => nestedMistake(["optimizers", i], found))),
  ];
}

/** True for settings that other code checks more precisely than the schema: objectives and single optimizers. */
function isOfRuns([name, index]: SettingPath): boolean {
  return name === "objective" || (name === "optimizers" && index !== undefined);
}

function wrongValue(path: SettingPath, issue: v.BaseIssue<unknown>, schema: AnySchema): Mistake {
  const { input: value } = issue;
  const { wanted, hint, choices, example, quote } = expectationOf(issue.message);
  const name = String(path[0]);
  const text = message`${setting(name)} ${wanted}, not ${quote?.(value) ?? literal(value)}.`;
  const usual = example === undefined ? undefined : message`Write ${assignment(name, example)}`;
  const repair = hint ?? repairHint(path, value, schema) ?? nearestHint(value, choices) ?? usual;
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

interface Choice {
  readonly name: string;
  readonly form?: string | undefined;
}

/** Mistakes in one optimizer of a reel: in its name, its form and each setting. Paths start at the optimizer. */
function optimizerMistakes(choice: unknown): Mistake[] {
  if (!isRecord(choice) || !("name" in choice)) {
    const isName = typeof choice === "string" && Object.hasOwn(optimizers, choice);
    const text = message`An optimizer is settings such as ${literal({ name: "amsgrad" })}, not ${literal(choice)}.`;
    return [mistake(text, isName ? message`Write ${literal({ name: choice })}` : undefined)];
  }
  const { name, form = HOUSE, ...settings } = choice as Choice & Readonly<Record<string, unknown>>;
  // A list of one name would pass for the name.
  const unnamed = Object.entries({ name, form }).filter(([, word]) => typeof word !== "string");
  if (unnamed.length > 0) {
    return unnamed.map(([key, value]) => {
      const text = message`${sibling(key)} must be text, not ${literal(value)}.`;
      return mistake(text, undefined, { settings: [[key]], value });
    });
  }
  const nameMistakes = mistakesIn(() => ruleOf(name));
  // An unknown rule may have any setting that some rule has.
  const all = [...Object.keys(hyperParameters), "schedule"];
  if (nameMistakes.length > 0)
    return [...at("name", nameMistakes), ...inSettings({ name: "An optimizer" }, settings, all)];
  const { forms } = ruleOf(name);
  const formMistakes = Object.hasOwn(forms, form) ? [] : mistakesIn(() => optimizerOf({ name, form } as never));
  // An unknown form may have any setting that some form of the rule has.
  const known = formMistakes.length > 0 ? Object.values(forms) : [forms[form]];
  const names = [...new Set(known.flatMap((one) => Object.keys(one?.defaults ?? {}))), "schedule"];
  return [
    ...at("form", formMistakes),
    ...inSettings(formMistakes.length > 0 ? { name } : { name, form }, settings, names),
  ];
}

function inSettings(rule: Choice, settings: Readonly<Record<string, unknown>>, names: readonly string[]): Mistake[] {
  return Object.entries(settings).flatMap(([name, value]) =>
    names.includes(name) ? wrongParameter(name, value) : [{ ...unknownParameter(rule, name, names), value }],
  );
}

function unknownParameter({ name: rule, form = HOUSE }: Choice, name: string, names: readonly string[]): Mistake {
  const parameter = parameterNamed(name);
  const meant = parameter && names.includes(parameter) ? parameter : nearest(name, names);
  const hint = meant ? message`Did you mean ${sibling(meant)}?` : message`It takes ${enumeration(names.map(sibling))}.`;
  return unknownSetting(form === HOUSE ? rule : `${rule}:${form}`, name, names, hint);
}

function wrongParameter(name: string, value: unknown): Mistake[] {
  const check = () =>
    name === "schedule"
      ? optimizerOf({ name: "sgd", schedule: value } as OptimizerSettings)
      : checkHyperParameter(name as HyperParameterName, value as number);
  const mistakes = at(name, mistakesIn(check));
  const bare = bareValue(value);
  const isQuoted = name !== "schedule" && typeof value === "string" && typeof bare === "number";
  return isQuoted ? mistakes.map((one) => ({ ...one, hint: message`Write ${assignment(name, bare)}` })) : mistakes;
}

/** The same mistakes about this setting. */
function at(name: string, mistakes: readonly Mistake[]): Mistake[] {
  return mistakes.map((one) => ({ ...one, settings: [[name]] }));
}
