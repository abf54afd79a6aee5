import * as v from "valibot";
import type { ObjectiveChoice } from "../objectives/choice.js";
import { sources } from "../objectives/sources/sources.js";
import { type HyperParameterName, hyperParameters } from "../optimizers/hyper-parameter.js";
import { type OptimizerSettings, optimizers } from "../optimizers/registry.js";
import type { Rule } from "../optimizers/rule.js";

// Names and ranges of objectives and optimizers come from the registries, which also check them.

const names = sources.flatMap((source) => source.names ?? []);
const fields = sources.flatMap((source) => (source.fields ? [source.fields] : []));

/** A function by its name, or as a formula. */
export const objectiveSchema: v.GenericSchema<ObjectiveChoice> = v.union([
  v.picklist(names),
  ...fields.map((texts) =>
    v.strictObject(
      Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, v.pipe(v.string(), v.description(text))])),
    ),
  ),
]) as never;

/** A rule by its name, its form and its hyper-parameters. */
export const optimizerSchema: v.GenericSchema<OptimizerSettings> = v.variant(
  "name",
  Object.entries(optimizers).map(([name, rule]) => settingsOf(name, rule as unknown as Rule)),
) as never;

function settingsOf(name: string, { forms, title, equation }: Rule) {
  const parameters = new Set(Object.values(forms).flatMap(({ defaults }) => Object.keys(defaults)));
  const numbers = [...parameters].map((parameter) => {
    const { description, usual } = hyperParameters[parameter as HyperParameterName];
    return [parameter, v.optional(v.pipe(v.number(), v.description(`${description}. ${usual}`)))] as const;
  });
  return v.pipe(
    v.strictObject({
      name: v.pipe(v.literal(name), v.description(title)),
      form: v.optional(v.pipe(v.picklist(Object.keys(forms)), v.description("Whose defaults and variant to take"))),
      schedule: v.optional(v.pipe(v.string(), v.description('How the learning rate changes: "1/sqrt(t)"'))),
      ...Object.fromEntries(numbers),
    }),
    v.description(`${title}: ${equation}`),
  );
}
