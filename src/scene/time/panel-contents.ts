import { UsageError } from "../../errors.js";
import type { Vector } from "../../math/vector.js";
import type { Objective } from "../../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../../objectives/online.js";
import { pointAfter, type Reading, type Run, valueAfter } from "../../trajectory/record.js";
import type { PanelName } from "../names.js";
import type { Theme } from "../theme.js";
import { type PanelContent, type Series, stepsOf, type Time } from "./panel-content.js";

export interface Contents extends Time {
  readonly objective: Objective | OnlineObjective;
  readonly runs: readonly Run[];
  /** The runs' colors in the picture; a run that is alone has the theme's for curves. */
  readonly theme: Theme;
  /** What log-f counts from: the value of the minimum that the runs approach; 0 when absent. */
  readonly lowest: number | undefined;
}

/**
 * What a panel of some name shows. Of a vector it shows the length, unless it has one variable alone.
 *
 * @throws {UsageError} if a run has no such quantity.
 */
export function panelContent(name: PanelName, contents: Contents): PanelContent {
  return builders[name](contents);
}

const builders: Readonly<Record<PanelName, (contents: Contents) => PanelContent>> = {
  f: (contents) => ({ ...plain(contents, "f", valueAfter), scale: "linear" }),
  "log-f": (contents) => {
    const { lowest = 0 } = contents;
    const title = `${lowest === 0 ? "f" : "f − minimum"} (log scale)`;
    checkAboveZero(contents, lowest);
    return { ...plain(contents, title, (run, step) => valueAfter(run, step) - lowest), scale: "log" };
  },
  x: (contents) => {
    const { variables } = contents.objective;
    const [only = "", ...others] = variables;
    if (others.length === 0) return plain(contents, only, (run, step) => pointAfter(run, step)[0] ?? Number.NaN);
    if (contents.runs.length > 1)
      return plain(contents, "distance from the origin", (run, step) => Math.hypot(...pointAfter(run, step)));
    const [run] = contents.runs;
    const colors = [contents.theme.curve, contents.theme.point];
    const series = variables.map((label, i) => ({
      label,
      color: colors[i] as string,
      valueAt: (step: number) => (run ? (pointAfter(run, step)[i] ?? Number.NaN) : Number.NaN),
    }));
    return { title: variables.join(" and "), series, scale: "linear", hasLegend: true };
  },
  gradient: (contents) => {
    const { objective } = contents;
    const gradientOf = (run: Run, step: number): number =>
      isOnline(objective) ? sizeOf(readingOf(run, step)?.gradient) : sizeOf(objective.gradient(pointAfter(run, step)));
    return plain(contents, named(contents, "gradient"), gradientOf);
  },
  moment1: (contents) =>
    plain(contents, named(contents, "moment1"), (run, step) => sizeOf(stateOf(run, step, "moment1")), "moment1"),
  moment2: (contents) => (contents.runs.length === 1 ? ownMoments(contents) : sharedMoments(contents)),
  "step-size": (contents) => {
    checkReadings(contents);
    return { ...plain(contents, "effective step size", effectiveStep), scale: "auto" };
  },
};

/** One line a run. */
function plain(
  contents: Contents,
  title: string,
  valueAt: (run: Run, step: number) => number,
  needs?: string,
): PanelContent {
  const { runs, theme } = contents;
  if (needs) checkStates(contents, needs);
  const series = runs.map(
    (run, i): Series => ({
      label: run.label,
      color: runs.length === 1 ? theme.curve : (theme.runs[i] as string),
      valueAt: (step) => valueAt(run, step),
    }),
  );
  return { title, series, scale: "linear", hasLegend: false };
}

/** The second moment of a run that is alone; with AMSGrad's, its largest so far and the gap between them. */
function ownMoments(contents: Contents): PanelContent {
  checkStates(contents, "moment2");
  const { theme } = contents;
  const [run] = contents.runs as [Run];
  const series = (label: string, color: string, state: string): Series => ({
    label,
    color,
    valueAt: (step) => sizeOf(stateOf(run, step, state)),
  });
  const moment2 = series("moment2", theme.curve, "moment2");
  const hasHighest = stateOf(run, lastReadStep(contents, run), "moment2_hat") !== undefined;
  if (!hasHighest) return { title: named(contents, "moment2"), series: [moment2], scale: "auto", hasLegend: false };
  const highest = series("moment2_hat", theme.point, "moment2_hat");
  const bindsAt = bindingStep(contents, run);
  return {
    title: named(
      contents,
      bindsAt === undefined ? "moment2 and its maximum" : `moment2: the maximum binds at step ${bindsAt}`,
    ),
    series: [highest, moment2],
    scale: "auto",
    gap: [moment2, highest],
    event: bindsAt,
    hasLegend: true,
  };
}

/** Of several runs what each divides by: its second moment, or the largest so far. */
function sharedMoments(contents: Contents): PanelContent {
  checkStates(contents, "moment2");
  const dividing = (run: Run, step: number): number =>
    sizeOf(stateOf(run, step, "moment2_hat") ?? stateOf(run, step, "moment2"));
  return { ...plain(contents, "second moment in the denominator", dividing), scale: "auto" };
}

/**
 * The first step at which AMSGrad's maximum is above the second moment of a run, so that it divides by what was.
 *
 * @returns Nothing where it never is, there is no such maximum, or steps are skipped on the way there.
 */
export function bindingStep(time: Time, run: Run): number | undefined {
  const steps = stepsOf(time);
  const sizeAfter = (step: number, state: string): number => sizeOf(stateOf(run, step, state));
  const at = steps.findIndex((step) => sizeAfter(step, "moment2_hat") > sizeAfter(step, "moment2"));
  const [before, step] = [steps[at - 1], steps[at]];
  return before !== undefined && step === before + 1 ? step : undefined;
}

/** How much longer a step is than what it follows: the first moment, or the gradient where a rule keeps none. */
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

/** A number as it is, or without its sign; the length of a vector of several. */
function sizeOf(vector: Vector | undefined, isUnsigned = false): number {
  const [only = Number.NaN, ...others] = vector ?? [];
  return others.length > 0 || isUnsigned ? Math.hypot(only, ...others) : only;
}

function named({ objective: { variables } }: Contents, name: string): string {
  return variables.length === 1 ? name : `length of ${name}`;
}

function lastReadStep({ stepAt, frameCount }: Contents, { trajectory }: Run): number {
  return Math.min(stepAt(frameCount - 1), trajectory.steps);
}

/** The first run that keeps no state of this name; nothing when all do, or took no step. */
export function runWithout(state: string, contents: Contents): Run | undefined {
  return contents.runs.find((run) => {
    const last = lastReadStep(contents, run);
    return last > 0 && stateOf(run, last, state) === undefined;
  });
}

function checkStates(contents: Contents, state: string): void {
  const without = runWithout(state, contents);
  if (!without) return;
  throw new UsageError(
    `A panel of ${state} cannot be drawn: ${without.label} keeps none.`,
    "Panels of f, log-f, x, gradient and step-size can be drawn of any rule; --panels none draws none.",
  );
}

function checkReadings({ runs }: Contents): void {
  const recorded = runs.find(({ trajectory }) => trajectory.readingAt === undefined);
  if (!recorded) return;
  throw new UsageError(
    `A panel of step-size cannot be drawn: of ${recorded.label} only the points are known.`,
    "Panels of f, log-f, x and gradient can be drawn of recorded runs.",
  );
}

function checkAboveZero(contents: Contents, lowest: number): void {
  const steps = stepsOf(contents);
  if (contents.runs.some((run) => steps.some((step) => valueAfter(run, step) > lowest))) return;
  throw new UsageError(
    `A panel of log-f cannot be drawn: f is nowhere above ${lowest}, which it counts from.`,
    "Use --panels f.",
  );
}
