import { type Objective, UNNAMED } from "../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../objectives/online.js";
import type { OptimizerChoice } from "../optimizers/choice.js";
import { type SpokenNames, spokenNames, typeset } from "../reel/labels.js";
import type { Reel } from "../reel/reel.js";
import type { Chart } from "../scene/chart.js";
import type { PanelName } from "../scene/names.js";
import { bindingStep } from "../scene/time/panel-contents.js";
import type { Run } from "../trajectory/record.js";
import { endingText } from "./endings.js";
import { countText, listOf, placeText } from "./spoken-number.js";

/** Listeners cannot follow a longer formula. */
const LONGEST_FORMULA = 40;

const PANELS: Readonly<Record<Exclude<PanelName, "x">, string>> = {
  f: "f",
  "log-f": "f on a logarithmic scale",
  gradient: "the gradient",
  moment1: "the first moment",
  moment2: "the second moment",
  "step-size": "the effective step size",
};

/** The settings that a text depends on besides the chart. */
export interface DescribedReel extends Pick<Reel, "alt" | "trajectory"> {
  readonly optimizers: readonly OptimizerChoice[];
}

/**
 * The alternative text of an animation: its author's, or one that names the optimizers, the function, the start, how
 * the runs end (see `outcomeOf`), and the panels.
 *
 * It leaves out the number of frames and the duration, which are among the facts of an artifact and of no use to
 * listeners.
 */
export function describe(chart: Chart, reel: DescribedReel): string {
  if (reel.alt !== undefined) return reel.alt;
  const { objective, runs } = chart;
  const { all, labels } = namesOf(reel, runs);
  const starts = new Set(runs.map(({ trajectory }) => placeText(objective.variables, trajectory.pointAt(0))));
  const from = starts.size === 1 ? `from ${[...starts][0]}` : "from several starts";
  const scene = `on ${groundOf(objective)} ${from}`;
  const goal = isOnline(objective) ? ` The best fixed point is ${placeText(objective.variables, objective.best)}.` : "";
  const subject = runs.length === 1 ? labels[0] : `${capitalized(countText(runs.length))} ${all}`;
  return `${subject} ${scene}${endingText(labels, chart)}.${goal}${besides(chart)}`;
}

function namesOf({ trajectory, optimizers }: DescribedReel, runs: readonly Run[]): SpokenNames {
  if (trajectory === undefined) {
    const names = spokenNames(optimizers);
    return runs.length === 1 ? { ...names, labels: names.labels.map(capitalized) } : names;
  }
  return { all: "recorded runs", labels: runs.map(({ label }) => label) };
}

function groundOf(objective: Objective | OnlineObjective): string {
  const { name, formula, variables } = objective;
  if (isOnline(objective)) {
    const [low, high] = objective.interval;
    return `the losses ${typeset(objective.formula)}, with ${variables[0]} kept between ${typeset(`${low} and ${high}`)},`;
  }
  if (formula !== undefined && formula.length <= LONGEST_FORMULA) return typeset(formula);
  if (name === (formula ?? UNNAMED)) return `a function of ${listOf(variables)}`;
  return formula === undefined ? name : `the ${name.split("-").map(capitalized).join("-")} function`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Describes the picture apart from the runs. */
function besides({ objective: { variables }, runs, picture: { panels }, clock, layout: { spoken } }: Chart): string {
  if (spoken !== undefined) return ` ${spoken}`;
  if (panels.length === 0) return "";
  const position = variables.length === 1 || runs.length === 1 ? variables : ["the distance from the origin"];
  const shown = panels.flatMap((name) => (name === "x" ? position : [PANELS[name]]));
  const [run] = runs;
  const bindsAt = run && runs.length === 1 && panels.includes("moment2") ? bindingStep(clock, run) : undefined;
  const binds = bindsAt === undefined ? "" : ` The maximum of the second moment first binds at step ${bindsAt}.`;
  return ` Panels show ${listOf(shown)} over the steps.${binds}`;
}
