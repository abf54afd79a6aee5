import { UsageError } from "../../errors.js";
import type { Clock } from "../../film/clock.js";
import type { Vector } from "../../math/vector.js";
import { isOnline } from "../../objectives/online.js";
import { assignment, message } from "../../text/message.js";
import { pointAfter, type Reading, type Run, valueAfter } from "../../trajectory/record.js";
import type { StyledChart } from "../chart.js";
import type { PanelName } from "../names.js";
import { type PanelContent, type Series, stepsOf } from "./panel-content.js";

/**
 * The content of the panel of this name. For vectors of several variables it shows the length.
 *
 * @throws {UsageError} if a run has no such quantity.
 */
export function panelContent(name: PanelName, chart: StyledChart): PanelContent {
  return builders[name](chart);
}

const builders: Readonly<Record<PanelName, (chart: StyledChart) => PanelContent>> = {
  f: (chart) => ({ ...plain(chart, "f", valueAfter), scale: "linear" }),
  "log-f": (chart) => {
    const lowest = lowestOf(chart) ?? 0;
    const title = `${lowest === 0 ? "f" : "f − minimum"} (log scale)`;
    checkAboveZero(chart, lowest);
    return { ...plain(chart, title, (run, step) => valueAfter(run, step) - lowest), scale: "log" };
  },
  x: (chart) => {
    const { variables } = chart.objective;
    const [only = "", ...others] = variables;
    if (others.length === 0) return plain(chart, only, (run, step) => pointAfter(run, step)[0] ?? Number.NaN);
    if (chart.runs.length > 1)
      return plain(chart, "distance from the origin", (run, step) => Math.hypot(...pointAfter(run, step)));
    const [run] = chart.runs;
    const { curve, point } = chart.look.theme;
    const colors = [curve, point];
    const series = variables.map((label, i) => ({
      label,
      color: colors[i] as string,
      valueAt: (step: number) => (run ? (pointAfter(run, step)[i] ?? Number.NaN) : Number.NaN),
    }));
    return { title: variables.join(" and "), series, scale: "linear", hasLegend: true };
  },
  gradient: (chart) => {
    const { objective } = chart;
    const gradientOf = (run: Run, step: number): number =>
      isOnline(objective) ? sizeOf(readingOf(run, step)?.gradient) : sizeOf(objective.gradient(pointAfter(run, step)));
    return plain(chart, named(chart, "gradient"), gradientOf);
  },
  moment1: (chart) =>
    plain(chart, named(chart, "moment1"), (run, step) => sizeOf(stateOf(run, step, "moment1")), "moment1"),
  moment2: (chart) => (chart.runs.length === 1 ? ownMoments(chart) : sharedMoments(chart)),
  "step-size": (chart) => {
    checkReadings(chart);
    return { ...plain(chart, "effective step size", effectiveStep), scale: "auto" };
  },
};

/** The value of the minimum that the runs approach; undefined if none is known. */
function lowestOf({ objective, runs }: StyledChart): number | undefined {
  if (isOnline(objective)) return undefined;
  const approached: Vector | undefined = objective.variables.length === 1 ? runs[0]?.minimum : undefined;
  const known = approached ? [approached] : objective.minima;
  return known.length > 0 ? Math.min(...known.map((point) => objective.value(point))) : undefined;
}

/** One line per run. */
function plain(
  chart: StyledChart,
  title: string,
  valueAt: (run: Run, step: number) => number,
  needs?: string,
): PanelContent {
  const { runs, look } = chart;
  const { theme } = look;
  if (needs) checkStates(chart, needs);
  const series = runs.map(
    (run, i): Series => ({
      label: run.label,
      color: runs.length === 1 ? theme.curve : (theme.runs[i] as string),
      valueAt: (step) => valueAt(run, step),
    }),
  );
  return { title, series, scale: "linear", hasLegend: false };
}

/** The second moment of a single run; for AMSGrad, also its maximum so far, and the gap between them. */
function ownMoments(chart: StyledChart): PanelContent {
  checkStates(chart, "moment2");
  const { theme } = chart.look;
  const run = chart.runs[0] as Run;
  const series = (label: string, color: string, state: string): Series => ({
    label,
    color,
    valueAt: (step) => sizeOf(stateOf(run, step, state)),
  });
  const moment2 = series("moment2", theme.curve, "moment2");
  const hasHighest = stateOf(run, lastReadStep(chart, run), "moment2_hat") !== undefined;
  if (!hasHighest) return { title: named(chart, "moment2"), series: [moment2], scale: "auto", hasLegend: false };
  const highest = series("moment2_hat", theme.point, "moment2_hat");
  const bindsAt = bindingStep(chart.clock, run);
  return {
    title: named(
      chart,
      bindsAt === undefined ? "moment2 and its maximum" : `moment2: the maximum binds at step ${bindsAt}`,
    ),
    series: [highest, moment2],
    scale: "auto",
    gap: [moment2, highest],
    event: bindsAt,
    hasLegend: true,
  };
}

/** What each of several runs divides by: its second moment, or the maximum so far. */
function sharedMoments(chart: StyledChart): PanelContent {
  checkStates(chart, "moment2");
  const dividing = (run: Run, step: number): number =>
    sizeOf(stateOf(run, step, "moment2_hat") ?? stateOf(run, step, "moment2"));
  return { ...plain(chart, "second moment in the denominator", dividing), scale: "auto" };
}

/**
 * The first step at which AMSGrad's maximum is above the second moment, so that the run divides by an earlier moment.
 *
 * @returns Undefined if it never is, if the rule has no such maximum, or if the step before it was not recorded.
 */
export function bindingStep(clock: Clock, run: Run): number | undefined {
  const steps = stepsOf(clock);
  const sizeAfter = (step: number, state: string): number => sizeOf(stateOf(run, step, state));
  const at = steps.findIndex((step) => sizeAfter(step, "moment2_hat") > sizeAfter(step, "moment2"));
  const [before, step] = [steps[at - 1], steps[at]];
  return before !== undefined && step === before + 1 ? step : undefined;
}

/** The length of a step over that of the first moment, or of the gradient if the rule keeps no moment. */
function effectiveStep(run: Run, step: number): number {
  const reading = readingOf(run, step);
  return reading
    ? sizeOf(reading.update, true) / sizeOf(reading.state["moment1"] ?? reading.gradient, true)
    : Number.NaN;
}

function readingOf({ trajectory }: Run, step: number): Reading | undefined {
  return trajectory.readingAt?.(Math.min(step, trajectory.steps));
}

function stateOf(run: Run, step: number, name: string): Vector | undefined {
  return readingOf(run, step)?.state[name];
}

/** A single number, with its sign unless `isUnsigned`; the length of a vector of several. */
function sizeOf(vector: Vector | undefined, isUnsigned = false): number {
  const [only = Number.NaN, ...others] = vector ?? [];
  return others.length > 0 || isUnsigned ? Math.hypot(only, ...others) : only;
}

function named({ objective: { variables } }: StyledChart, name: string): string {
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

function checkStates(chart: StyledChart, state: string): void {
  const without = runWithout(state, chart);
  if (!without) return;
  throw new UsageError(
    `A panel of ${state} cannot be drawn: ${without.label} keeps none.`,
    "Panels of f, log-f, x, gradient and step-size can be drawn of any rule.",
    { settings: [["panels"]] },
  );
}

function checkReadings({ runs }: StyledChart): void {
  const recorded = runs.find(({ trajectory }) => trajectory.readingAt === undefined);
  if (!recorded) return;
  throw new UsageError(
    `A panel of step-size cannot be drawn: only the points of ${recorded.label} are known.`,
    "Panels of f, log-f, x and gradient can be drawn of recorded runs.",
    { settings: [["panels"]] },
  );
}

function checkAboveZero(chart: StyledChart, lowest: number): void {
  const steps = stepsOf(chart.clock);
  if (chart.runs.some((run) => steps.some((step) => valueAfter(run, step) > lowest))) return;
  throw new UsageError(
    `A panel of log-f cannot be drawn: f is nowhere above ${lowest}, which it counts from.`,
    message`Use ${assignment("panels", ["f"])}.`,
    { settings: [["panels"]] },
  );
}
