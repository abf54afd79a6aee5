import type { OnlineSettings } from "../objectives/online.js";
import { objectives } from "../objectives/registry.js";
import { type HyperParameterName, hyperParameters } from "../optimizers/hyper-parameter.js";
import { type OptimizerSettings, optimizers, ruleOf } from "../optimizers/registry.js";
import { HOUSE } from "../optimizers/rule.js";
import { assignment, type Message, message } from "../text/message.js";

/** A hint for a setting that belongs into an optimizer or the objective. */
export function placeHint(name: string, beside: object): Message | undefined {
  const { [name]: value, optimizers: [own] = [] } = { ...beside } as {
    [name: string]: unknown;
    optimizers?: unknown[];
  };
  const parameter = name === "schedule" ? name : parameterNamed(name);
  if (parameter !== undefined) {
    const optimizer = [own, { name: "adam" }, ...allForms()].find((one) => takes(one, parameter)) as object;
    const settings = [value].flat().map((one) => ({ ...optimizer, [parameter]: bareValue(one) }));
    return message`It belongs to an optimizer: ${assignment("optimizers", settings)}`;
  }
  if (name !== "function" && name !== "formula") return undefined;
  return message`Write ${assignment("objective", Object.hasOwn(objectives, String(value)) ? value : { formula: value })}`;
}

/** The hyper-parameter with this name, in any spelling: `learningRate`, `weight-decay`, `lr`. */
export function parameterNamed(name: string): HyperParameterName | undefined {
  const bare = (text: string) => text.replaceAll(/[-_]/g, "").toLowerCase();
  const names = Object.keys(hyperParameters) as HyperParameterName[];
  return names.find((other) =>
    [other, hyperParameters[other].short ?? other].some((text) => bare(text) === bare(name)),
  );
}

function allForms(): object[] {
  return Object.keys(optimizers).flatMap((name) =>
    Object.keys(ruleOf(name).forms).map((form) => (form === HOUSE ? { name } : { name, form })),
  );
}

/** True if an optimizer is of a rule that has the parameter. */
function takes(optimizer: unknown, parameter: HyperParameterName | "schedule"): boolean {
  const { name = "", form = HOUSE } = { ...(optimizer as object) } as { name?: string; form?: string };
  const rule = Object.hasOwn(optimizers, name) ? ruleOf(name) : undefined;
  if (!rule || !Object.hasOwn(rule.forms, form)) return false;
  return parameter === "schedule" || Object.hasOwn(rule.forms[form]?.defaults ?? {}, parameter);
}

/** Turns the text of a number or a boolean into it: `"25"`, `yes`. Returns other values unchanged. */
export function bareValue(value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (/^(true|yes|on)$/i.test(value)) return true;
  if (/^(false|no|off)$/i.test(value)) return false;
  return value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : value;
}

/** A rule's settings, completed by those of a stream's paper that the rule has. */
export function withUsualSettings(settings: OptimizerSettings, usual: OnlineSettings): OptimizerSettings {
  const { name, form = HOUSE } = settings;
  const known = ruleOf(name).forms[form]?.defaults ?? {};
  const fitting = Object.entries(usual).filter(([key]) => key === "schedule" || Object.hasOwn(known, key));
  return { ...Object.fromEntries(fitting), ...settings } as OptimizerSettings;
}
