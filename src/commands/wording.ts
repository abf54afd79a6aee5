import { type HyperParameterName, hyperParameters, optionName } from "../optimizers/hyper-parameter.js";
import type { SettingPath, Wording } from "../text/message.js";
import type { Values } from "./values.js";

/** The option of a setting: `--font-size` for `fontSize`. */
export function optionOf(name: string): string {
  return `--${kebab(name)}`;
}

/** A setting's name as options have it: `font-size`. */
export function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}

/** Settings and values as the command line writes them. `values` are the options that were given. */
export function commandLineWording(values: Values): Wording {
  return {
    setting(path) {
      const [name = "", index, parameter] = path;
      if (name === "objective")
        return path[1] === "formula" || values["function"] !== undefined ? "--function" : "--objective";
      if (name !== "optimizers") return optionOf(String(name));
      return parameter === undefined ? "--optimizer" : parameterText(Number(index), String(parameter), values);
    },
    assignment: assignmentText,
    value: valueText,
  };
}

/** A hyper-parameter where it was given: `lr in -O adam:lr=2`, else its option: `--learning-rate`. */
function parameterText(index: number, parameter: string, values: Values): string {
  const option = kebab(parameter);
  const { short = option } = hyperParameters[parameter as HyperParameterName] ?? {};
  const names = [parameter, option, option.replaceAll("-", "_"), short];
  const given = [["-O", [values["optimizer"] ?? []].flat()[index]] as const, ["--compare", values["compare"]] as const];
  for (const [holder, text] of given) {
    const name = names.find((one) => new RegExp(`(^|[:,]) *${one} *=`).test(String(text)));
    if (name !== undefined) return `${name} in ${holder} ${text}`;
  }
  return `--${option}`;
}

function assignmentText(path: SettingPath, value: unknown): string {
  const [name = ""] = path;
  if (name === "objective") {
    const { formula } = Object(value) as { formula?: unknown };
    return formula === undefined ? `--objective ${bareText(value)}` : `--function ${bareText(formula)}`;
  }
  if (name === "optimizers")
    return [value]
      .flat()
      .map((one) => `-O ${optimizerText(one)}`)
      .join(" ");
  if (name === "out")
    return [value]
      .flat()
      .map((one) => `-o ${bareText(one)}`)
      .join(" ");
  return value === true ? optionOf(String(name)) : `${optionOf(String(name))} ${bareText(value)}`;
}

function optimizerText(optimizer: unknown): string {
  const { name, form, ...settings } = Object(optimizer) as { name?: unknown; form?: unknown };
  const parameters = Object.entries(settings).map(
    ([key, value]) =>
      `${hyperParameters[key as HyperParameterName]?.short ?? optionName(key as HyperParameterName)}=${value}`,
  );
  return [name, ...(form === undefined ? [] : [form]), ...parameters].join(":");
}

/** A value in a sentence: text in quotes. */
function valueText(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : bareText(value);
}

/** A value behind its option: quotes only where a shell needs them. */
function bareText(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(",");
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .map(([key, inner]) => `${key}=${bareText(inner)}`)
      .join(",");
  }
  const text = String(value);
  return /^[\w.,:=/%+-]+$/.test(text) ? text : JSON.stringify(text);
}
