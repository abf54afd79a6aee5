import { attempted, type Mistake, mistake, mistakesOf, nestedMistake } from "../errors.js";
import { type ObjectiveChoice, resolveObjective } from "../objectives/choice.js";
import type { Objective } from "../objectives/objective.js";
import type { OnlineObjective } from "../objectives/online.js";
import { type OptimizerChoice, optimizerFor } from "../optimizers/choice.js";
import type { Optimizer } from "../optimizers/optimizer.js";
import { isOwnRule } from "../optimizers/own.js";
import { recipeOf } from "../optimizers/rule.js";
import { DEFAULTS } from "../reel/defaults.js";
import type { PartialReel } from "../reel/reel.js";
import { assignment, described, literal, message, setting } from "../text/message.js";
import type { Run } from "../trajectory/record.js";

/** The objects of a reel in TypeScript. */
export interface Given {
  readonly objective: Objective | OnlineObjective;
  /** The name of the author's own objective; absent if data describes it. */
  readonly ownObjective?: string | undefined;
  /** The author's own rules, by their index among the optimizers. */
  readonly rules?: Readonly<Record<number, Optimizer>> | undefined;
  /** Recorded runs, to draw instead of running optimizers. */
  readonly runs?: readonly Run[] | undefined;
}

/** Splits a reel into data and objects. Objects that data can describe become data. */
export async function splitReel({ objective: choice, optimizers, runs, ...rest }: PartialReel): Promise<{
  readonly data: PartialReel;
  /** Undefined if the objective is wrong. */
  readonly given: Given | undefined;
  readonly mistakes: readonly Mistake[];
}> {
  const isMissing = choice === undefined && (rest.trajectory !== undefined || runs !== undefined);
  const found = isMissing ? { mistakes: [missingObjective(rest)] } : await resolvedObjective(choice);
  const rules = Array.isArray(optimizers) ? splitRules(optimizers) : { data: optimizers, rules: {}, mistakes: [] };
  const data = {
    ...rest,
    ...(choice !== undefined && { objective: found.data }),
    ...(optimizers !== undefined && { optimizers: rules.data }),
  } as PartialReel;
  const given = found.objective && { ...found, objective: found.objective, rules: rules.rules, runs };
  return { data, given, mistakes: [...found.mistakes, ...rules.mistakes] };
}

interface ResolvedPart extends Partial<Given> {
  readonly data?: PartialReel["objective"];
  readonly mistakes: readonly Mistake[];
}

async function resolvedObjective(choice = DEFAULTS.objective as ObjectiveChoice): Promise<ResolvedPart> {
  try {
    const { objective, data } = await resolveObjective(choice);
    return { objective, data, ...(data === undefined && { ownObjective: objective.name }), mistakes: [] };
  } catch (error) {
    return { mistakes: mistakesOf(error) };
  }
}

function missingObjective({ trajectory }: PartialReel): Mistake {
  const source = trajectory === undefined ? setting("runs") : literal(trajectory);
  const hint = message`Write ${assignment("objective", "cubic")} or ${assignment("objective", { formula: "x^2" })}`;
  const text = message`The runs in ${source} need the ${setting("objective")} that they minimize.`;
  return mistake(text, hint, { settings: [["objective"], ["trajectory"]] });
}

/** Optimizers as settings; a rule of the author's own leaves a placeholder. */
function splitRules(choices: readonly OptimizerChoice[]) {
  const rules: Record<number, Optimizer> = {};
  const mistakes: Mistake[] = [];
  const data = choices.map((choice, i) => {
    const isData = typeof choice !== "object" || choice === null || !(recipeOf(choice) || isOwnRule(choice));
    if (isData) return choice;
    const { value, mistakes: found } = attempted(() => optimizerFor(choice));
    mistakes.push(...found.map((one) => nestedMistake(["optimizers", i], one)));
    if (value && !value.settings) rules[i] = value.optimizer;
    return value?.settings ?? { name: "sgd" };
  });
  return { data, rules, mistakes };
}

/** The mistakes in the recorded runs of a reel in TypeScript. */
export function* givenRunMistakes(runs: unknown, { variables }: Objective | OnlineObjective): Generator<Mistake> {
  if (!Array.isArray(runs)) {
    yield mistake(message`${setting("runs")} must be a list of { label, trajectory }, not ${described(runs)}.`);
    return;
  }
  for (const [i, run] of runs.entries()) {
    const { label, trajectory } = Object(run) as Partial<Run>;
    const { steps = Number.NaN, pointAt, values } = Object(trajectory) as Partial<Run["trajectory"]>;
    const isRight = Number.isSafeInteger(steps) && typeof pointAt === "function" && values?.length === steps + 1;
    if (typeof label !== "string" || !isRight) {
      yield mistake(message`${setting("runs", i)} must be { label, trajectory }, not ${described(run)}.`);
    } else if (pointAt(0).length !== variables.length) {
      const counts = `${pointAt(0).length} variables, and its objective ${variables.length}`;
      yield mistake(message`${setting("runs", i)} has ${counts}.`);
    }
  }
}
