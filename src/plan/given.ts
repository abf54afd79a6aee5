import { type Mistake, mistake, nestedMistake, UsageError } from "../errors.js";
import { type ObjectiveChoice, resolveObjective } from "../objectives/choice.js";
import type { Objective } from "../objectives/objective.js";
import type { OnlineObjective } from "../objectives/online.js";
import { type OptimizerChoice, optimizerFor } from "../optimizers/choice.js";
import type { Optimizer } from "../optimizers/optimizer.js";
import { isOwnRule } from "../optimizers/own.js";
import { recipeOf } from "../optimizers/recipe.js";
import { DEFAULTS } from "../reel/defaults.js";
import type { PartialReel } from "../reel/reel.js";
import { assignment, described, literal, message, setting } from "../text/message.js";
import type { Run } from "../trajectory/record.js";

/** What a reel in TypeScript gives besides data: objects that are used as they are. */
export interface Given {
  readonly objective: Objective | OnlineObjective;
  /** The name of a function of the author's own; absent if data means the same objective. */
  readonly ownObjective?: string | undefined;
  /** The author's own rules, by their place among the optimizers. */
  readonly rules?: Readonly<Record<number, Optimizer>> | undefined;
  /** Recorded runs, to draw instead of running optimizers. */
  readonly runs?: readonly Run[] | undefined;
}

/** A reel split into data and objects, or the mistakes in its objects. */
export interface Split {
  readonly data: PartialReel;
  readonly given: Given | undefined;
  readonly mistakes: readonly Mistake[];
}

/** Splits a reel: objects that data can say become data. */
export async function splitReel(partial: PartialReel): Promise<Split> {
  const { objective: choice, optimizers, runs, ...rest } = partial;
  const isRecorded = partial.trajectory !== undefined || runs !== undefined;
  const objective = isRecorded && choice === undefined ? missingObjective(partial) : await resolved(choice);
  const rules = Array.isArray(optimizers) ? splitRules(optimizers) : { data: optimizers, rules: {}, mistakes: [] };
  const data = {
    ...rest,
    ...("objective" in partial && { objective: objective.data }),
    ...(optimizers !== undefined && { optimizers: rules.data }),
  } as PartialReel;
  const given = objective.objective && { ...objective, objective: objective.objective, rules: rules.rules, runs };
  return { data, given, mistakes: [...objective.mistakes, ...rules.mistakes] };
}

interface SplitObjective {
  readonly objective?: Objective | OnlineObjective;
  readonly ownObjective?: string | undefined;
  readonly data?: PartialReel["objective"];
  readonly mistakes: readonly Mistake[];
}

async function resolved(choice: ObjectiveChoice = DEFAULTS.objective as ObjectiveChoice): Promise<SplitObjective> {
  try {
    const { objective, data } = await resolveObjective(choice);
    return { objective, data, ...(data === undefined && { ownObjective: objective.name }), mistakes: [] };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { mistakes: error.mistakes };
  }
}

function missingObjective({ trajectory }: PartialReel): SplitObjective {
  const source = trajectory === undefined ? setting("runs") : literal(trajectory);
  const hint = message`Write ${assignment("objective", "cubic")} or ${assignment("objective", { formula: "x^2" })}`;
  return {
    mistakes: [
      mistake(message`The runs in ${source} need their ${setting("objective")}.`, hint, { settings: [["objective"]] }),
    ],
  };
}

/** Optimizers as settings. A rule of the author's own has none: it leaves a place for itself. */
function splitRules(choices: readonly OptimizerChoice[]) {
  const rules: Record<number, Optimizer> = {};
  const mistakes: Mistake[] = [];
  const data = choices.map((choice, i) => {
    const isData = typeof choice !== "object" || choice === null || !(recipeOf(choice) || isOwnRule(choice));
    if (isData) return choice;
    try {
      const { optimizer, settings } = optimizerFor(choice);
      if (settings) return settings;
      rules[i] = optimizer;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      mistakes.push(...error.mistakes.map((one) => nestedMistake(["optimizers", i], one)));
    }
    return { name: "sgd" };
  });
  return { data, rules, mistakes };
}

/** The mistakes in recorded runs that a reel in TypeScript gives. */
export function givenRunMistakes(runs: unknown, { variables }: Objective | OnlineObjective): Mistake[] {
  if (!Array.isArray(runs)) {
    return [mistake(message`${setting("runs")} must be a list of { label, trajectory }, not ${described(runs)}.`)];
  }
  return runs.flatMap((run: unknown, i) => {
    const { label, trajectory } = Object(run) as Partial<Run>;
    const { steps, pointAt, values } = Object(trajectory) as Partial<Run["trajectory"]>;
    const isRight =
      Number.isSafeInteger(steps) && typeof pointAt === "function" && values?.length === (steps as number) + 1;
    if (typeof label !== "string" || !isRight) {
      return [mistake(message`${setting("runs", i)} must be { label, trajectory }, not ${described(run)}.`)];
    }
    const count = pointAt?.(0).length;
    if (count === variables.length) return [];
    return [
      mistake(message`${setting("runs", i)} has ${count ?? 0} variables, and its objective ${variables.length}.`),
    ];
  });
}
