import { type HyperParameterName, hyperParameters } from "../optimizers/hyper-parameter.js";
import { ruleOf } from "../optimizers/registry.js";
import { HOUSE } from "../optimizers/rule.js";
import { assignment, type Message, message } from "../text/message.js";

/** Where a setting belongs that a reel does not have: an optimizer's, or the function itself. */
export function placeHint(name: string, beside: object): Message | undefined {
  const { [name]: value, optimizers } = beside as Readonly<Record<string, unknown>>;
  const parameter = parameterNamed(name);
  if (parameter !== undefined) {
    const [own] = Array.isArray(optimizers) ? optimizers : [];
    const optimizer = takes(own, parameter) ? own : { name: "adam" };
    return message`It belongs to an optimizer: ${assignment("optimizers", [{ ...optimizer, [parameter]: value }])}`;
  }
  if (name !== "function" && name !== "formula") return undefined;
  return message`Write ${assignment("objective", { formula: value })}`;
}

/** The hyper-parameter with this name, as settings or the command line write it: `learningRate`, `weight-decay`, `lr`. */
export function parameterNamed(name: string): HyperParameterName | undefined {
  const bare = (text = "") => text.replaceAll(/[-_]/g, "").toLowerCase();
  const names = Object.keys(hyperParameters) as HyperParameterName[];
  return names.find((other) => [other, hyperParameters[other].short].some((text) => bare(text) === bare(name)));
}

function takes(optimizer: unknown, parameter: HyperParameterName): optimizer is object {
  try {
    const { name, form = HOUSE } = optimizer as { name: string; form?: string };
    return Object.hasOwn(ruleOf(name).forms[form]?.defaults ?? {}, parameter);
  } catch {
    return false;
  }
}
