import { type Mistake, mistake, mistakesIn, throwMistakes, UsageError } from "../errors.js";
import { extentOf } from "../film/clock.js";
import { cardOf } from "../formats/formats.js";
import { type ResolvedObjective, resolveObjective } from "../objectives/choice.js";
import type { ObjectiveData } from "../objectives/data.js";
import type { Objective } from "../objectives/objective.js";
import type { OnlineObjective } from "../objectives/online.js";
import { startFor } from "../objectives/start.js";
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
  /** Data that means the objective in a reel file; undefined for a function of one's own. */
  readonly objectiveData: ObjectiveData | undefined;
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
  const { resolved, mistakes } = await resolvedObjective(partial);
  if (resolved) return planFor(partial, resolved);
  throw new UsageError([...settingMistakes(partial), ...mistakes] as [Mistake, ...Mistake[]]);
}

/**
 * The same for an objective that is resolved already.
 *
 * @throws {UsageError} with every mistake in the reel.
 */
export function planFor(partial: PartialReel, { objective, data }: ResolvedObjective): Plan {
  const single = settingMistakes(partial);
  if (typeof partial !== "object" || partial === null) throwMistakes(single);
  // Settings that are wrong by themselves are left out of what is checked together.
  const wrong = new Set(single.map(({ settings: [path] }) => String(path?.[0])));
  const right = Object.fromEntries(Object.entries(partial).filter(([name]) => !wrong.has(name)));
  // Nothing can be said of runs whose source is wrong.
  if (wrong.has("trajectory")) throwMistakes(single);
  const start = startIn(right, objective);
  const written = data !== undefined && partial.objective !== undefined ? { objective: data } : {};
  const reel = completeReel({ ...right, ...written, start: start.point }, objective);
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
    ...start.mistakes,
    ...pageMistakes(outputs, data),
    ...clashMistakes(reel, outputs),
  ]);
  return {
    reel,
    objective,
    objectiveData: data,
    layout: layout as unknown as Layout,
    outputs: outputs.map((output) => ({ ...output, place: output.path, budget: budgetOf(output, reel.sizeBudget) })),
  };
}

async function resolvedObjective(partial: PartialReel): Promise<{
  readonly resolved?: ResolvedObjective;
  readonly mistakes: readonly Mistake[];
}> {
  const { objective: choice = DEFAULTS.objective, trajectory } = partial ?? {};
  if (partial?.objective === undefined && trajectory !== undefined) {
    const example = message`Write ${assignment("objective", "cubic")} or ${assignment("objective", { formula: "x^2" })}`;
    return {
      mistakes: [mistake(message`The runs in ${literal(trajectory)} need their ${setting("objective")}.`, example)],
    };
  }
  try {
    return { resolved: await resolveObjective(choice), mistakes: [] };
  } catch (error) {
    if (error instanceof UsageError) return { mistakes: error.mistakes };
    throw error;
  }
}

/** The point where the runs of a reel start; undefined for the objective's own, and for recorded runs. */
function startIn(
  { trajectory, start }: PartialReel,
  objective: Objective | OnlineObjective,
): { readonly point: PartialReel["start"]; readonly mistakes: readonly Mistake[] } {
  if (start === undefined || trajectory !== undefined) return { point: start, mistakes: [] };
  let point: PartialReel["start"];
  const mistakes = mistakesIn(() => {
    point = startFor(objective, start);
  });
  return { point, mistakes };
}

/** A page draws its picture itself, so it needs the objective as data. */
function pageMistakes(outputs: readonly Output[], data: ObjectiveData | undefined): Mistake[] {
  if (data !== undefined) return [];
  return outputs
    .filter(({ format }) => cardOf(format).kind === "page")
    .map(({ path }) =>
      mistake(`"${path}" cannot carry a function of your own.`, "Give a formula instead, or write another format.", {
        settings: [["out"], ["objective"]],
      }),
    );
}

function clashMistakes(reel: Reel, outputs: readonly Output[]): Mistake[] {
  const { frames } = extentOf(reel);
  return outputClashes(outputs.map((output) => ({ owner: undefined, output, frames }))).map(
    ({ first, second, file }) => {
      const [one, other] = [first.output.path, second.output.path];
      const what = file === undefined ? "cannot be a file and its folder" : `both write "${file}"`;
      return mistake(`"${one}" and "${other}" ${what}.`, "Name another file.", { settings: [["out"]], value: other });
    },
  );
}
