import { UsageError } from "../../errors.js";
import type { Clock } from "../../film/clock.js";
import type { Vector } from "../../math/vector.js";
import { isOnline } from "../../objectives/online.js";
import { assignment, type Message, message } from "../../text/message.js";
import { pointAfter, type Reading, type Run, valueAfter } from "../../trajectory/record.js";
import type { StyledChart } from "../chart.js";
import type { PanelName } from "../names.js";
import { type PanelContent, type Series, shownSteps } from "./panel-content.js";

/**
 * The content of the panel of this name. For vectors of several variables it shows the length.
 *
 * @throws {UsageError} if a run has no such quantity.
 */
export function panelContent(name: PanelName, chart: StyledChart): PanelContent {
  return builders[name](chart);
}

/** A number of a run after so many steps; NaN if there is none. */
type Quantity = (run: Run, step: number) => number;

const builders: Readonly<Record<PanelName, (chart: StyledChart) => PanelContent>> = {
  f: (chart) => perRun(chart, "f", valueAfter),
  "log-f": (chart) => {
    const lowest = lowestOf(chart) ?? 0;
    checkAboveZero(chart, lowest);
    const title = `${lowest === 0 ? "f" : "f − minimum"} (log scale)`;
    return perRun(chart, title, (run, step) => valueAfter(run, step) - lowest, "log");
  },
  x: ({ objective: { variables }, ...chart }) => {
    const coordinate = (i: number): Quantity => {
      return (run, step) => pointAfter(run, step)[i] ?? Number.NaN;
    };
    const [run, ...otherRuns] = chart.runs;
    const { curve, point } = chart.look.theme;
    if (variables.length === 1) return perRun(chart, variables[0] as string, coordinate(0));
    if (!run || otherRuns.length > 0)
      return perRun(chart, "distance from the origin", (one, step) => Math.hypot(...pointAfter(one, step)));
    const series = variables.map((name, i) => seriesOf(run, name, i === 0 ? curve : point, coordinate(i)));
    return { title: variables.join(" and "), series, scale: "linear", hasLegend: true };
  },
  gradient: (chart) => {
    const { objective } = chart;
    const gradientAt = (run: Run, step: number): Vector | undefined =>
      isOnline(objective) ? readingOf(run, step)?.gradient : objective.gradient(pointAfter(run, step));
    return perRun(chart, titleOf(chart, "gradient"), (run, step) => sizeOf(gradientAt(run, step)));
  },
  moment1: (chart) => {
    checkStates(chart, "moment1");
    return perRun(chart, titleOf(chart, "moment1"), sizeOfState("moment1"));
  },
  moment2: (chart) => {
    checkStates(chart, "moment2");
    const [run, ...others] = chart.runs;
    if (run && others.length === 0) return ownMoments(chart, run);
    const dividing: Quantity = (one, step) =>
      sizeOf(stateOf(one, step, "moment2_hat") ?? stateOf(one, step, "moment2"));
    return perRun(chart, "second moment in the denominator", dividing, "auto");
  },
  "step-size": (chart) => {
    checkReadings(chart);
    return perRun(chart, "effective step size", effectiveStep, "auto");
  },
};

/** One line per run. */
function perRun(
  { runs, look: { theme } }: Pick<StyledChart, "runs" | "look">,
  title: string,
  quantity: Quantity,
  scale: PanelContent["scale"] = "linear",
): PanelContent {
  const colorOf = (i: number): string => (runs.length === 1 ? theme.curve : (theme.runs[i] as string));
  const series = runs.map((run, i) => seriesOf(run, run.label, colorOf(i), quantity));
  return { title, series, scale, hasLegend: false };
}

function seriesOf(run: Run, label: string, color: string, quantity: Quantity): Series {
  return { label, color, valueAt: (step) => quantity(run, step) };
}

/** The second moment of a single run; for AMSGrad, also its maximum so far, and the gap between them. */
function ownMoments(chart: StyledChart, run: Run): PanelContent {
  const { curve, point } = chart.look.theme;
  const moment2 = seriesOf(run, "moment2", curve, sizeOfState("moment2"));
  const hasHighest = stateOf(run, lastReadStep(chart, run), "moment2_hat") !== undefined;
  if (!hasHighest) return { title: titleOf(chart, "moment2"), series: [moment2], scale: "auto", hasLegend: false };
  const highest = seriesOf(run, "moment2_hat", point, sizeOfState("moment2_hat"));
  const event = bindingStep(chart.clock, run);
  const title = event === undefined ? "moment2 and its maximum" : `moment2: the maximum binds at step ${event}`;
  return {
    ...{ title: titleOf(chart, title), series: [highest, moment2], gap: [moment2, highest] },
    ...{ scale: "auto", event, hasLegend: true },
  };
}

/**
 * The first step at which AMSGrad's maximum is above the second moment, so that the run divides by an earlier moment.
 *
 * @returns Undefined if it never is, if the rule has no such maximum, or if the step before it was not recorded.
 */
export function bindingStep(clock: Clock, run: Run): number | undefined {
  const steps = shownSteps(clock);
  const [highest, moment2] = [sizeOfState("moment2_hat"), sizeOfState("moment2")];
  const at = steps.findIndex((step) => highest(run, step) > moment2(run, step));
  const [before, step] = [steps[at - 1], steps[at]];
  return before !== undefined && step === before + 1 ? step : undefined;
}

/** The value of the minimum that the runs approach; undefined if none is known. */
function lowestOf({ objective, runs }: StyledChart): number | undefined {
  if (isOnline(objective)) return undefined;
  const approached: Vector | undefined = objective.variables.length === 1 ? runs[0]?.minimum : undefined;
  const known = approached ? [approached] : objective.minima;
  return known.length > 0 ? Math.min(...known.map((point) => objective.value(point))) : undefined;
}

/** The length of a step over that of the first moment, or of the gradient if the rule keeps no moment. */
function effectiveStep(run: Run, step: number): number {
  const { update = [Number.NaN], state, gradient = [] } = readingOf(run, step) ?? {};
  return Math.hypot(...update) / Math.hypot(...(state?.["moment1"] ?? gradient));
}

function readingOf({ trajectory }: Run, step: number): Reading | undefined {
  return trajectory.readingAt?.(Math.min(step, trajectory.steps));
}

function stateOf(run: Run, step: number, name: string): Vector | undefined {
  return readingOf(run, step)?.state[name];
}

function sizeOfState(name: string): Quantity {
  return (run, step) => sizeOf(stateOf(run, step, name));
}

/** A single number as it is; the length of a vector of several. */
function sizeOf(vector: Vector = []): number {
  const [only = Number.NaN, ...others] = vector;
  return others.length > 0 ? Math.hypot(...vector) : only;
}

function titleOf({ objective: { variables } }: StyledChart, name: string): string {
  return variables.length === 1 ? name : `length of ${name}`;
}

function lastReadStep({ clock: { stepAt, frameCount } }: StyledChart, { trajectory }: Run): number {
  return Math.min(stepAt(frameCount - 1), trajectory.steps);
}

/** The first run that keeps no state of this name; undefined if all do, or took no step. */
export function runWithout(state: string, chart: StyledChart): Run | undefined {
  return chart.runs.find((run) => {
    const last = lastReadStep(chart, run);
    return last > 0 && stateOf(run, last, state) === undefined;
  });
}

function checkStates(chart: StyledChart, state: "moment1" | "moment2"): void {
  const without = runWithout(state, chart);
  const hint = "Panels of f, log-f, x, gradient and step-size can be drawn of any rule.";
  if (without) throw refusal(state, `${without.label} keeps none.`, hint);
}

function checkReadings({ runs }: StyledChart): void {
  const recorded = runs.find(({ trajectory }) => trajectory.readingAt === undefined);
  const hint = "Panels of f, log-f, x and gradient can be drawn of recorded runs.";
  if (recorded) throw refusal("step-size", `only the points of ${recorded.label} are known.`, hint);
}

function checkAboveZero({ runs, clock }: StyledChart, lowest: number): void {
  const steps = shownSteps(clock);
  if (runs.some((run) => steps.some((step) => valueAfter(run, step) > lowest))) return;
  const why = `f is nowhere above ${lowest}, which it counts from.`;
  throw refusal("log-f", why, message`Use ${assignment("panels", ["f"])}.`);
}

function refusal(name: PanelName, why: string, hint: string | Message): UsageError {
  return new UsageError(`A panel of ${name} cannot be drawn: ${why}`, hint, { settings: [["panels"]] });
}
