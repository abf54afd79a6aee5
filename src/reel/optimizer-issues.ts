import { checkHyperParameter, type HyperParameterName, hyperParameters } from "../optimizers/hyper-parameter.js";
import { type OptimizerSettings, optimizerOf, optimizers, ruleOf } from "../optimizers/registry.js";
import { HOUSE } from "../optimizers/rule.js";
import { nearest } from "../text/nearest.js";
import { flowText } from "./flow.js";
import { complaint, type Issue, type Path, unquoted, unquotedHint } from "./issue.js";
import { type Chosen, listed, parameterNamed, takenBy, typed } from "./misplaced.js";

/** Everything that is wrong with one of a reel's optimizers: with its name, its form, and each of its settings. */
export function optimizerIssues(settings: unknown, path: Path): Issue[] {
  if (typeof settings !== "object" || settings === null || !("name" in settings)) {
    const is = typeof settings === "object" ? JSON.stringify(settings) : String(settings);
    const [meant] = listed(settings);
    const hint = meant && meant !== settings && settings !== null ? `Write ${flowText(meant)}` : undefined;
    return [{ path, message: `An optimizer is settings such as { name: "amsgrad" }, not ${is}.`, hint }];
  }
  const { name, form, ...others } = settings as Chosen;
  const ownIssues = (rule: Chosen | undefined) =>
    Object.entries(others).flatMap(([key, value]) => settingIssues(rule, key, value, [...path, key]));
  const nameIssues = complaint([...path, "name"], () => ruleOf(name));
  // Which settings there are depends on the rule, but no rule has a setting that none has.
  if (nameIssues.length > 0) return [...withHint(nameIssues, typedHint(name)), ...ownIssues(undefined)];
  const formIssues = complaint([...path, "form"], () => optimizerOf({ name, form } as OptimizerSettings));
  if (formIssues.length > 0) return [...withHint(formIssues, formHint(name)), ...ownIssues({ name })];
  return ownIssues({ name, form });
}

function withHint(issues: readonly Issue[], hint: string | undefined): Issue[] {
  return issues.map((issue) => (hint === undefined ? issue : { ...issue, hint }));
}

/** `adam:pytorch:lr=0.1`, as it is typed on the command line, in a file's words. */
function typedHint(text: unknown): string | undefined {
  const meant = typed(String(text));
  return Object.hasOwn(optimizers, meant.name) ? `Write ${flowText(meant)}` : undefined;
}

function formHint(name: string): string {
  const forms = Object.keys(ruleOf(name).forms).filter((form) => form !== HOUSE);
  return `It is ${name} without a form, or one of ${forms.join(", ")}.`;
}

/** @param rule Whose setting it is, where that is known. */
function settingIssues(rule: Chosen | undefined, key: string, value: unknown, path: Path): Issue[] {
  const taken = rule ? takenBy(rule) : [...Object.keys(hyperParameters), "schedule"];
  if (!taken.includes(key)) return [unknownTo(rule, key, taken, path)];
  if (key !== "schedule" && typeof value === "string" && typeof unquoted(value) === "number") {
    const { range } = hyperParameters[key as HyperParameterName];
    const message = `${key} must ${range}, not the text ${JSON.stringify(value)}.`;
    return [{ path, message, hint: unquotedHint(value) }];
  }
  if (rule) return complaint(path, () => optimizerOf({ ...rule, [key]: value } as OptimizerSettings));
  return key === "schedule"
    ? []
    : complaint(path, () => checkHyperParameter(key as HyperParameterName, value as number));
}

function unknownTo(rule: Chosen | undefined, key: string, taken: readonly string[], path: Path): Issue {
  const { name, form = HOUSE } = rule ?? { name: "An optimizer" };
  const message = `${form === HOUSE ? name : `${name}:${form}`} has no setting "${key}".`;
  const all = `It takes ${taken.join(", ")}`;
  if (Object.hasOwn(optimizers, key))
    return { path, message, hint: `${all}; there is an optimizer { name: ${key} }.`, isName: true };
  const meant = [parameterNamed(key)].find((parameter) => parameter && taken.includes(parameter));
  const similar = meant ?? nearest(key, taken);
  return { path, message, hint: similar ? `Did you mean ${similar}?` : `${all}.`, isName: true };
}
