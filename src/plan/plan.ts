import { attempted, type Mistake, mistake, mistakesIn, throwMistakes, UsageError } from "../errors.js";
import { extentOf } from "../film/clock.js";
import { cardOf } from "../formats/formats.js";
import type { Objective } from "../objectives/objective.js";
import type { OnlineObjective } from "../objectives/online.js";
import { startFor } from "../objectives/start.js";
import { type OptimizerChoice, optimizerFor, type ResolvedOptimizer } from "../optimizers/choice.js";
import { completeReel, reducedReel } from "../reel/complete.js";
import { type Output, outputsOf } from "../reel/outputs.js";
import { budgetOf, type PartialReel, type Reel } from "../reel/reel.js";
import { settingMistakes } from "../reel/setting-mistakes.js";
import type { Layout } from "../scene/layouts/layout.js";
import { layoutFor, layoutMistakes } from "../scene/layouts/layout-choice.js";
import { isRecord, message, setting } from "../text/message.js";
import type { Run } from "../trajectory/record.js";
import { outputClashes } from "./clashes.js";
import { type Given, givenRunMistakes, splitReel } from "./given.js";
import { togetherMistakes } from "./together.js";

/** A reel resolved once: everything after it reads the plan. */
export interface Plan {
  /** Every setting; the author's, or its default. */
  readonly reel: Reel;
  /** The settings that differ from their defaults, in one order: this is what files embed. */
  readonly difference: PartialReel;
  readonly objective: Objective | OnlineObjective;
  /** In the order of `reel.optimizers`. */
  readonly optimizers: readonly ResolvedOptimizer[];
  /** Recorded runs from TypeScript; those of a file are read when they are drawn. */
  readonly runs: readonly Run[] | undefined;
  readonly layout: Layout;
  /** In the order of `reel.out`. */
  readonly outputs: readonly PlannedOutput[];
}

/** The optimizers of a plan as labels and texts name them. */
export function optimizerChoices({ optimizers }: Plan): OptimizerChoice[] {
  return optimizers.map(({ optimizer, settings }) => settings ?? optimizer);
}

/** An output, and where it is written. */
export interface PlannedOutput extends Output {
  /** The path to write to: `path`, unless a check renders elsewhere. Messages name `path`. */
  readonly place: string;
  /** Most bytes, if there is a limit. */
  readonly budget: number | undefined;
}

/**
 * Turns a reel into a job: resolves its objective and optimizers, fills in its defaults, chooses its layout and outputs.
 *
 * @throws {UsageError} with every mistake in the reel.
 */
export async function plan(partial: PartialReel): Promise<Plan> {
  if (!isRecord(partial)) throwMistakes(settingMistakes(partial));
  const { data, given, mistakes } = await splitReel(partial);
  if (given) return planFor(data, given, mistakes);
  throw new UsageError([...settingMistakes(data), ...mistakes] as [Mistake, ...Mistake[]]);
}

/**
 * Plans a reel whose objects are resolved.
 *
 * @param data Settings as data alone.
 * @param found Mistakes in the objects.
 * @throws {UsageError} with every mistake in the reel.
 */
export function planFor(data: PartialReel, given: Given, found: readonly Mistake[] = []): Plan {
  const single = [...found, ...settingMistakes(data)];
  // Settings that are wrong by themselves are not checked together with others.
  const wrong = new Set(single.map(({ settings: [path] }) => String(path?.[0])));
  const right = Object.fromEntries(Object.entries(data).filter(([name]) => !wrong.has(name)));
  // Runs from a wrong source cannot be checked.
  if (wrong.has("trajectory")) throwMistakes(single);
  const { objective, runs } = given;
  const reel = completeReel(right, objective, runs !== undefined || right["trajectory"] !== undefined);
  const hasOutputs = reel.out.length > 0 && !reel.out.includes("") && !wrong.has("format");
  const { value: outputs = [], mistakes: outputMistakes } = attempted(() => (hasOutputs ? outputsOf(reel) : []));
  const { value: layout, mistakes: choiceMistakes } = attempted(() => layoutFor(reel.layout, objective));
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
  const whole = withOwnParts(reel, given);
  return {
    reel: whole,
    difference: reducedReel(whole, objective),
    objective,
    optimizers: reel.optimizers.map((settings, i) => {
      const optimizer = given.rules?.[i];
      return optimizer ? { optimizer, settings: undefined } : optimizerFor(settings as never);
    }),
    runs,
    layout: layout as Layout,
    outputs: outputs.map((output) => ({ ...output, place: output.path, budget: budgetOf(output, reel.sizeBudget) })),
  };
}

/** The reel with a mark for each part that data cannot describe. */
function withOwnParts(reel: Reel, { ownObjective, rules = {}, runs }: Given): Reel {
  return {
    ...reel,
    ...(ownObjective !== undefined && { objective: { own: ownObjective } }),
    optimizers: reel.optimizers.map((settings, i) => (rules[i] ? { own: rules[i].name } : settings)),
    ...(runs && { trajectory: { own: "runs" } }),
  };
}

function startMistakes({ start }: PartialReel, reel: Reel, objective: Objective | OnlineObjective): Mistake[] {
  if (reel.trajectory !== undefined || start === undefined) return [];
  const mistakes = mistakesIn(() => startFor(objective, start));
  return mistakes.map((one) => ({ ...one, settings: [["start"]], value: start }));
}

/** A page runs its objective in the reader's browser. */
function* pageMistakes({ ownObjective }: Given, outputs: readonly Output[]): Generator<Mistake> {
  for (const { path, format } of ownObjective === undefined ? [] : outputs) {
    if (cardOf(format).kind !== "page") continue;
    yield mistake(
      message`"${path}" cannot hold ${setting("objective")}: a page has no functions of your own.`,
      "Write the objective as a formula, or choose another format.",
      { settings: [["out"], ["objective"]], value: path },
    );
  }
}

function clashMistakes(reel: Reel, outputs: readonly Output[]): Mistake[] {
  const { frames } = extentOf(reel);
  return outputClashes(outputs.map((output, i) => ({ owner: i, output, frames }))).map(({ first, second, text }) => {
    const [one, other] = [first.output.path, second.output.path];
    const same = message`${setting("out")} has "${one}" twice.`;
    const about = { settings: [["out", second.owner]], value: other };
    return mistake(one === other ? same : `"${one}" and "${other}" ${text}.`, "Name another file.", about);
  });
}
