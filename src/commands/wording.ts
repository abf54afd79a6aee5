import { type HyperParameterName, hyperParameters } from "../optimizers/hyper-parameter.js";
import { parameterNamed } from "../reel/parameters.js";
import type { SettingPath, Wording } from "../text/message.js";
import { kebabCase } from "../text/typeset.js";
import type { Values } from "./values.js";

/** The option of a setting: `--font-size` for `fontSize`. */
function optionOf(name: string): string {
  return `--${kebabCase(name)}`;
}

/** A hyper-parameter's short name: `lr` for `learningRate`. */
export function shortName(parameter: string): string {
  return hyperParameters[parameter as HyperParameterName]?.short ?? kebabCase(parameter);
}

/** Settings and values as the command line writes them. `values` are the given options. */
export function commandLineWording(values: Values): Wording {
  return {
    setting(path) {
      const [name = "", index, parameter] = path;
      if (name === "objective")
        return index === "formula" || values["function"] !== undefined ? "--function" : "--objective";
      if (name !== "optimizers") return optionOf(String(name));
      if (parameter !== undefined) return parameterText(Number(index), String(parameter), values);
      return values["compare"] === undefined ? "--optimizer" : "--compare";
    },
    assignment: assignmentText,
    // In a sentence, text is in quotes.
    value: (value) => (typeof value === "string" ? JSON.stringify(value) : bareText(value)),
  };
}

/** A hyper-parameter as it was given: `lr in -O adam:lr=2`, else its option: `--learning-rate`. */
function parameterText(index: number, parameter: string, values: Values): string {
  const given = [["-O", [values["optimizer"] ?? []].flat()[index]] as const, ["--compare", values["compare"]] as const];
  for (const [option, text] of given) {
    const keys = [...String(text).matchAll(/(?:^|[:,]) *([\w-]+) *=/g)].map(([, key = ""]) => key);
    const name = keys.find((key) => key === parameter || parameterNamed(key) === parameter);
    if (name !== undefined) return `${name} in ${option} ${text}`;
  }
  return optionOf(parameter);
}

function assignmentText(path: SettingPath, value: unknown): string {
  const [name = ""] = path;
  if (name === "objective") {
    const { formula } = Object(value) as { formula?: unknown };
    return formula === undefined ? `--objective ${bareText(value)}` : `--function ${bareText(formula)}`;
  }
  const values = [value].flat();
  if (name === "optimizers") return values.map((one) => `-O ${optimizerText(one)}`).join(" ");
  if (name === "out") return values.map((one) => `-o ${bareText(one)}`).join(" ");
  return value === true ? optionOf(String(name)) : `${optionOf(String(name))} ${bareText(value)}`;
}

function optimizerText(optimizer: unknown): string {
  const { name, form, ...settings } = Object(optimizer) as { name?: unknown; form?: unknown };
  const parameters = Object.entries(settings).map(([key, value]) => `${shortName(key)}=${value}`);
  return [name, ...(form === undefined ? [] : [form]), ...parameters].join(":");
}

/** A value after its option: in quotes only if a shell needs them. */
function bareText(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(",");
  if (typeof value === "object" && value !== null)
    return bareText(Object.entries(value).map(([key, inner]) => `${key}=${bareText(inner)}`));
  const text = String(value);
  return /^[\w.,:=/%+-]+$/.test(text) ? text : JSON.stringify(text);
}
