import { type Mistake, mistake, UsageError } from "../../errors.js";
import type { Objective } from "../../objectives/objective.js";
import type { OnlineObjective } from "../../objectives/online.js";
import { assignment, enumeration, message, setting } from "../../text/message.js";
import { kindOf, type Layout, type LayoutSetting, objectiveKinds } from "./layout.js";
import { type LayoutName, layouts } from "./list.js";

/** The names of all layouts, each once. */
export const layoutNames: readonly LayoutName[] = [...new Set(layouts.map(({ name }) => name))];

/**
 * The layout of this name for an objective; its usual one for `auto`.
 *
 * @throws {UsageError} if it cannot draw the objective.
 */
export function layoutFor(name: string, objective: Objective | OnlineObjective): Layout {
  const kind = kindOf(objective);
  const fitting = layoutsFor(kind);
  const layout = fitting.find((one) => name === "auto" || one.name === name);
  if (layout) return layout;
  const names = fitting.map((one) => one.name);
  throw new UsageError(
    message`${objective.name} ${objectiveKinds[kind].is}: it cannot be drawn with ${setting("layout")} ${name}.`,
    message`Leave out ${setting("layout")}${fitting.length > 1 ? message`, or choose ${enumeration(names, "or")}` : ""}.`,
    { settings: [["layout"]], value: name },
  );
}

/** Settings that layouts read. One that is `auto`, false or an empty list is not set, nor is a reference of `none`. */
export type LayoutSettings = { readonly [Key in LayoutSetting]?: unknown };

/** A mistake for each setting that is set, but not read by the layout. */
export function layoutMistakes(
  settings: LayoutSettings,
  objective: Objective | OnlineObjective,
  layout: Layout,
): readonly Mistake[] {
  const known = new Set(layouts.flatMap(({ reads }: Layout) => reads));
  const unread = [...known].filter((name) => isSet(name, settings[name]) && !layout.reads.includes(name));
  return unread.map((name) => {
    const other = layoutsFor(layout.kind).find(({ reads }) => reads.includes(name));
    if (other) {
      return mistake(
        message`The layout ${layout.name} has no ${setting(name)}.`,
        message`Leave out ${setting(name)}, or choose ${assignment("layout", other.name)}.`,
      );
    }
    return mistake(
      message`${setting(name)} is for ${readersOf(name)}, and ${objective.name} ${objectiveKinds[layout.kind].is}.`,
      message`Leave out ${setting(name)}.`,
    );
  });
}

function layoutsFor(kind: Layout["kind"]): readonly Layout[] {
  return layouts.filter((layout) => layout.kind === kind);
}

/** Names the kinds of objectives whose layouts read a setting. */
function readersOf(name: LayoutSetting): string {
  const kinds = new Set(layouts.filter(({ reads }: Layout) => reads.includes(name)).map(({ kind }) => kind));
  if (!kinds.has("losses") && kinds.size > 1) return "functions";
  return [...kinds].map((kind) => objectiveKinds[kind].plural).join(" and ");
}

function isSet(name: LayoutSetting, value: unknown): boolean {
  if (value === undefined || value === "auto" || value === false) return false;
  if (name === "reference" && value === "none") return false;
  return !(Array.isArray(value) && value.length === 0);
}
