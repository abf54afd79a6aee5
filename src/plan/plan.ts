import { type Mistake, mistake, mistakesIn, throwMistakes, UsageError } from "../errors.js";
import { extentOf } from "../film/clock.js";
import { cardOf } from "../formats/formats.js";
import type { Objective } from "../objectives/objective.js";
import type { OnlineObjective } from "../objectives/online.js";
import { checkStart, startFor } from "../objectives/start.js";
import { type OptimizerChoice, optimizerFor, type ResolvedOptimizer } from "../optimizers/choice.js";
import { completeReel } from "../reel/complete.js";
import { type Output, outputsOf } from "../reel/outputs.js";
import { budgetOf, type OwnPart, type PartialReel, type Reel } from "../reel/reel.js";
import { settingMistakes } from "../reel/setting-mistakes.js";
import type { Layout } from "../scene/layouts/layout.js";
import { layoutFor, layoutMistakes } from "../scene/layouts/layout-choice.js";
import { message, setting } from "../text/message.js";
import type { Run } from "../trajectory/record.js";
import { outputClashes } from "./clashes.js";
import { type Given, givenRunMistakes, splitReel } from "./given.js";
import { togetherMistakes } from "./together.js";

/** A reel resolved once: everything after it reads the plan. */
export interface Plan {
  /** Every setting, with its default where the author gave none. */
  readonly reel: Reel;
  readonly objective: Objective | OnlineObjective;
  /** In the order of `reel.optimizers`. */
  readonly optimizers: readonly ResolvedOptimizer[];
  /** Recorded runs that the author gave; those of a file are read when they are drawn. */
  readonly runs: readonly Run[] | undefined;
  readonly layout: Layout;
  /** In the order of `reel.out`. */
  readonly outputs: readonly PlannedOutput[];
}

/** The optimizers of a plan as labels and texts call them. */
export function optimizerChoices({ optimizers }: Plan): OptimizerChoice[] {
  return optimizers.map(({ optimizer, settings }) => settings ?? optimizer);
}

/** An output, and where it is written. */
export interface PlannedOutput extends Output {
  /** The path to write to: `path`, unless a check renders elsewhere. Messages name `path`. */
  readonly place: string;
  /** Most bytes, where there is a limit. */
  readonly budget: number | undefined;
}

/**
 * Turns a reel into a job: resolves its objective and optimizers, fills in its defaults, chooses its layout and outputs.
 *
 * @throws {UsageError} with every mistake in the reel.
 */
export async function plan(partial: PartialReel): Promise<Plan> {
  if (typeof partial !== "object" || partial === null || Array.isArray(partial))
    throwMistakes(settingMistakes(partial));
  const { data, given, mistakes } = await splitReel(partial);
  if (given) return planFor(data, given, mistakes);
  throw new UsageError([...settingMistakes(data), ...mistakes] as [Mistake, ...Mistake[]]);
}

/**
 * The same for a reel whose objects are resolved already.
 *
 * @param data Settings as data alone.
 * @param found Mistakes found in the objects.
 * @throws {UsageError} with every mistake in the reel.
 */
export function planFor(data: PartialReel, given: Given, found: readonly Mistake[] = []): Plan {
  const single = [...found, ...settingMistakes(data)];
  // Settings that are wrong by themselves are left out of what is checked together.
  const wrong = new Set(single.map(({ settings: [path] }) => String(path?.[0])));
  const right = Object.fromEntries(Object.entries(data).filter(([name]) => !wrong.has(name)));
  // Nothing can be said of runs whose source is wrong.
  if (wrong.has("trajectory")) throwMistakes(single);
  const { objective, runs } = given;
  const reel = completeReel(right, objective, runs !== undefined || right["trajectory"] !== undefined);
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
    ...togetherMistakes(reel, outputs, runs),
    ...choiceMistakes,
    ...(layout ? layoutMistakes(reel, objective, layout) : []),
    ...outputMistakes,
    ...startMistakes(right, reel, objective),
    ...(runs ? givenRunMistakes(runs, objective) : []),
    ...pageMistakes(given, outputs),
    ...clashMistakes(reel, outputs),
  ]);
  return {
    reel: withOwnParts(reel, given),
    objective,
    optimizers: reel.optimizers.map((settings, i) => {
      const optimizer = given.rules?.[i];
      return optimizer ? { optimizer, settings: undefined } : optimizerFor(settings as never);
    }),
    runs,
    layout: layout as unknown as Layout,
    outputs: outputs.map((output) => ({ ...output, place: output.path, budget: budgetOf(output, reel.sizeBudget) })),
  };
}

/** The reel with a mark for each part that data cannot say. */
function withOwnParts(reel: Reel, { ownObjective, rules = {}, runs }: Given): Reel {
  const markOf = (own: string): OwnPart => ({ own });
  return {
    ...reel,
    ...(ownObjective !== undefined && { objective: markOf(ownObjective) }),
    optimizers: reel.optimizers.map((settings, i) => (rules[i] ? markOf(rules[i].name) : settings)),
    ...(runs && { trajectory: markOf("runs") }),
  };
}

function startMistakes({ start }: PartialReel, reel: Reel, objective: Objective | OnlineObjective): Mistake[] {
  if (reel.trajectory !== undefined || start === undefined) return [];
  const mistakes = mistakesIn(() => checkStart(objective, startFor(objective, start)));
  return mistakes.map((one) => ({ ...one, settings: [["start"]], value: start }));
}

/** A page runs its objective in the reader's browser. */
function pageMistakes({ ownObjective }: Given, outputs: readonly Output[]): Mistake[] {
  if (ownObjective === undefined) return [];
  const pages = outputs.filter(({ format }) => cardOf(format).kind === "page");
  return pages.map(({ path }) =>
    mistake(
      message`"${path}" cannot hold ${setting("objective")}: a page has no functions of your own.`,
      "Write the objective as a formula, or choose another format.",
      { settings: [["out"], ["objective"]], value: path },
    ),
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
