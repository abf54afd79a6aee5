import type { OnlineSettings } from "../objectives/online.js";
import { type OptimizerSettings, ruleOf } from "../optimizers/registry.js";
import { HOUSE } from "../optimizers/rule.js";

/** A rule's settings, completed by those of a stream's paper that the rule has. */
export function withUsualSettings(settings: OptimizerSettings, usual: OnlineSettings): OptimizerSettings {
  const { name, form = HOUSE } = settings;
  const known = ruleOf(name).forms[form]?.defaults ?? {};
  const fitting = Object.entries(usual).filter(([key]) => key === "schedule" || Object.hasOwn(known, key));
  return { ...Object.fromEntries(fitting), ...settings } as OptimizerSettings;
}
