import { type Mistake, mistake, mistakesIn, throwMistakes, UsageError } from "../errors.js";
import { extentOf } from "../film/clock.js";
import { objectiveFor } from "../objectives/choice.js";
import type { Objective } from "../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../objectives/online.js";
import { checkInside, checkStart } from "../objectives/start.js";
import { completeReel } from "../reel/complete.js";
import { DEFAULTS } from "../reel/defaults.js";
import { type Output, outputsOf } from "../reel/outputs.js";
import { budgetOf, type PartialReel, type Reel } from "../reel/reel.js";
import { settingMistakes } from "../reel/setting-mistakes.js";
import type { Layout } from "../scene/layouts/layout.js";
import { layoutFor, layoutMistakes } from "../scene/layouts/layout-choice.js";
import { assignment, literal, message, setting } from "../text/message.js";
import { outputClashes } from "./clashes.js";
import { togetherMistakes } from "./together.js";

/** A reel resolved once: everything after it reads the plan. */
export interface Plan {
  /** Every setting, with its default where the author gave none. */
  readonly reel: Reel;
  readonly objective: Objective | OnlineObjective;
  readonly layout: Layout;
  /** In the order of `reel.out`. */
  readonly outputs: readonly PlannedOutput[];
}

/** An output, and where it is written. */
export interface PlannedOutput extends Output {
  /** The path to write to: `path`, unless a check renders elsewhere. Messages name `path`. */
  readonly place: string;
  /** Most bytes, where there is a limit. */
  readonly budget: number | undefined;
}

/**
 * Turns a reel into a job: resolves its objective, fills in its defaults, chooses its layout and its outputs.
 *
 * @throws {UsageError} with every mistake in the reel.
 */
export async function plan(partial: PartialReel): Promise<Plan> {
  const { objective, mistakes } = resolvedObjective(partial);
  if (objective) return planFor(partial, objective);
  throw new UsageError([...settingMistakes(partial), ...mistakes] as [Mistake, ...Mistake[]]);
}

/**
 * The same for an objective that is resolved already.
 *
 * @throws {UsageError} with every mistake in the reel.
 */
export function planFor(partial: PartialReel, objective: Objective | OnlineObjective): Plan {
  const single = settingMistakes(partial);
  if (typeof partial !== "object" || partial === null) throwMistakes(single);
  // Settings that are wrong by themselves are left out of what is checked together.
  const wrong = new Set(single.map(({ settings: [path] }) => String(path?.[0])));
  const right = Object.fromEntries(Object.entries(partial).filter(([name]) => !wrong.has(name)));
  // Nothing can be said of runs whose source is wrong.
  if (wrong.has("trajectory")) throwMistakes(single);
  const reel = completeReel(right, objective);
  let outputs: Output[] = [];
  let layout: Layout | undefined;
  const outputMistakes = mistakesIn(() => {
    if (reel.out.length > 0 && !reel.out.includes("") && !wrong.has("format")) outputs = outputsOf(reel);
  });
  const choiceMistakes = mistakesIn(() => {
    layout = layoutFor(reel.layout, objective);
  });
  throwMistakes([
    ...single,
    ...togetherMistakes(reel, outputs),
    ...choiceMistakes,
    ...(layout ? layoutMistakes(reel, objective, layout) : []),
    ...outputMistakes,
    ...startMistakes(reel, objective),
    ...clashMistakes(reel, outputs),
  ]);
  return {
    reel,
    objective,
    layout: layout as unknown as Layout,
    outputs: outputs.map((output) => ({ ...output, place: output.path, budget: budgetOf(output, reel.sizeBudget) })),
  };
}

function resolvedObjective(partial: PartialReel): {
  readonly objective?: Objective | OnlineObjective;
  readonly mistakes: readonly Mistake[];
} {
  const { objective: choice = DEFAULTS.objective, trajectory } = partial ?? {};
  if (partial?.objective === undefined && trajectory !== undefined) {
    const example = message`Write ${assignment("objective", "cubic")} or ${assignment("objective", { formula: "x^2" })}`;
    return {
      mistakes: [
        mistake(
          message`The runs in ${literal(trajectory)} need the ${setting("objective")} that they minimize.`,
          example,
        ),
      ],
    };
  }
  let objective: Objective | OnlineObjective | undefined;
  const mistakes = mistakesIn(() => {
    objective = objectiveFor(choice);
  });
  const isFormula = typeof choice === "object" && choice !== null && "formula" in choice;
  const settings = [isFormula ? ["objective", "formula"] : ["objective"]];
  return {
    ...(objective && { objective }),
    mistakes: mistakes.map((one) => ({ ...one, settings, value: choice })),
  };
}

function startMistakes({ trajectory, start }: Reel, objective: Objective | OnlineObjective): Mistake[] {
  if (trajectory !== undefined) return [];
  const mistakes = mistakesIn(() => {
    checkStart(objective, start);
    if (isOnline(objective)) checkInside(objective, start);
  });
  return mistakes.map((one) => ({ ...one, settings: [["start"]], value: start }));
}

function clashMistakes(reel: Reel, outputs: readonly Output[]): Mistake[] {
  const { frames } = extentOf(reel);
  return outputClashes(outputs.map((output, i) => ({ owner: i, output, frames }))).map(({ first, second, text }) => {
    const [one, other] = [first.output.path, second.output.path];
    const said = one === other ? message`${setting("out")} has "${one}" twice.` : `"${one}" and "${other}" ${text}.`;
    return mistake(said, "Name another file.", { settings: [["out", second.owner]], value: other });
  });
}
