import { type Mistake, mistake, mistakesIn } from "../errors.js";
import { checkHyperParameter, type HyperParameterName, hyperParameters } from "../optimizers/hyper-parameter.js";
import { type OptimizerSettings, optimizerOf, optimizers, ruleOf } from "../optimizers/registry.js";
import { HOUSE } from "../optimizers/rule.js";
import { assignment, enumeration, literal, message, sibling } from "../text/message.js";
import { nearest } from "../text/nearest.js";
import { bareValue } from "./bare-value.js";
import { parameterNamed } from "./misplaced.js";

interface Choice {
  readonly name: string;
  readonly form?: string | undefined;
}

/** Mistakes in one optimizer of a reel: in its name, its form and each setting. Paths start at the optimizer. */
export function optimizerMistakes(choice: unknown): Mistake[] {
  if (typeof choice !== "object" || choice === null || !("name" in choice)) {
    const hint =
      typeof choice === "string" && Object.hasOwn(optimizers, choice)
        ? message`Write ${literal({ name: choice })}`
        : undefined;
    const example = literal({ name: "amsgrad" });
    return [mistake(message`An optimizer is settings such as ${example}, not ${literal(choice)}.`, hint)];
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
    names.includes(name) ? wrongValue(name, value) : [unknownName(rule, name, value, names)],
  );
}

function unknownName(
  { name: rule, form = HOUSE }: Choice,
  name: string,
  value: unknown,
  names: readonly string[],
): Mistake {
  const parameter = parameterNamed(name);
  const meant = parameter && names.includes(parameter) ? parameter : nearest(name, names);
  return mistake(
    message`${form === HOUSE ? rule : `${rule}:${form}`} has no setting "${name}".`,
    meant ? message`Did you mean ${sibling(meant)}?` : message`It takes ${enumeration(names.map(sibling))}.`,
    { settings: [[name]], value, isName: true },
  );
}

function wrongValue(name: string, value: unknown): Mistake[] {
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
