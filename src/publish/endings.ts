import { distance } from "../math/vector.js";
import { isOnline } from "../objectives/online.js";
import type { Chart } from "../scene/chart.js";
import { counted } from "../text/typeset.js";
import type { Run } from "../trajectory/record.js";
import { calledMinima, type Minimum, type Outcome, outcomeOf } from "./outcome.js";
import { listOf, placeText, quantityText, thirdDigitOf } from "./spoken-number.js";

type Ending = ReturnType<typeof endingOf>;
type EndingOf<Kind extends Outcome["kind"]> = Ending & { readonly outcome: Extract<Outcome, { kind: Kind }> };
type Timed = EndingOf<"reaches" | "leaves" | "breaks">;

/** The places of more runs are not listed. */
const MOST_PLACES = 3;
/** Least length of a way for the precision of its end, as a share of the end's distance from the origin. */
const LEAST_WAY = 1e-3;

/** How the runs of a film end: the end of a sentence whose subject is a single run, or a clause for each outcome. */
export function endingText(labels: readonly string[], chart: Chart): string {
  const { objective, runs, picture } = chart;
  const outcomes = runs.map((run) => outcomeOf(run, chart));
  const goals = outcomes.map((outcome) => ("goal" in outcome ? outcome.goal : undefined));
  const minima = isOnline(objective) ? [] : calledMinima(goals, objective, picture.xlim);
  const endings = runs.map((run, i) => endingOf(labels[i] as string, run, outcomes[i] as Outcome, minima[i], chart));
  const [only, ...others] = endings;
  if (endings.every(({ last }) => last === 0)) return ", before the first step";
  return only && others.length === 0 ? ` ${oneEnding(only)}` : `: ${manyEndings(endings)}`;
}

/** A run as far as a film shows it, with the texts about its end and the minimum in its outcome. */
function endingOf(
  label: string,
  { trajectory }: Run,
  outcome: Outcome,
  minimum: Minimum | undefined,
  { clock, objective }: Chart,
) {
  const { variables, pointAt, values } = trajectory;
  /** The last step shown. */
  const last = Math.min(clock.steps, trajectory.steps);
  const [start, end, before = 0, value = Number.NaN] = [pointAt(0), pointAt(last), values[0], values[last]];
  const way = Math.max(distance(start, end), Math.hypot(...end) * LEAST_WAY);
  // In the picture, to the third digit of the distance from the start.
  const place =
    outcome.kind === "leaves"
      ? placeText(variables, end, 0, start)
      : placeText(variables, end, minimum?.unit ?? thirdDigitOf(way));
  const valueText = quantityText("f", value, { before });
  const { called = "the minimum", value: lowest = Number.NaN } = minimum ?? {};
  const minimumPlace = placeText(variables, minimum?.minimum ?? [], minimum?.unit);
  const note = outcome.kind === "reaches" && !outcome.isSeen ? " (outside the picture)" : "";
  // The loss of a single step says nothing about the whole run.
  const isOfStream = isOnline(objective);
  return {
    ...{ label, last, outcome, value, valueText, called, isOfStream },
    end: isOfStream ? place : `${place}, ${valueText}`,
    minimum: minimum && `${called} at ${minimumPlace}${note}`,
    lowest: quantityText("f", lowest, { before }),
    isTextSame: place === minimumPlace,
  };
}

function oneEnding(ending: Ending): string {
  const { outcome, last, minimum, lowest } = ending;
  const when = `after ${counted(last, "step")}`;
  const end = `at ${ending.end} ${when}`;
  switch (outcome.kind) {
    case "reaches":
      return outcome.step === 0
        ? `stays at ${ending.called}, ${lowest}`
        : `reaches ${minimum}, ${lowest}, within ${counted(outcome.step, "step")}`;
    case "breaks":
      return outcome.step === 0
        ? "is not a number from the start"
        : `breaks off at step ${outcome.step}, where it is not a number anymore`;
    case "leaves": {
      const { step, brokenFrom } = outcome;
      const left = step === 0 ? "stays outside the picture" : `leaves the picture at step ${step}`;
      return brokenFrom === undefined
        ? `${left} and ends ${end}`
        : `${left} and is not a number from step ${brokenFrom} on`;
    }
    case "ends":
      if (!outcome.goal) return `ends ${end}`;
      if (!outcome.isClose) return `ends ${end}, without reaching ${missedText(ending)}`;
      return ending.isTextSame
        ? `ends close to ${minimum}, ${ending.valueText}, ${when}`
        : `ends close to ${minimum}: ${end}`;
  }
}

function manyEndings(endings: readonly Ending[]): string {
  const reaching = endings.filter(is("reaches")).sort(byStep);
  const minima = [...new Set(reaching.map(({ minimum }) => minimum))];
  const resting = endings.filter(is("ends"));
  const leaving = endings.filter(is("leaves")).sort(byStep);
  const breaking = endings.filter(is("breaks")).sort(byStep);
  const staying = leaving.filter(({ outcome }) => outcome.step === 0);
  const gone = leaving.filter(({ outcome }) => outcome.step > 0);
  const texts = [
    ...minima.map((minimum) => {
      const some = reaching.filter((ending) => ending.minimum === minimum);
      return `${subject(some, "reaches", "reach")} ${minimum} within ${numbersOf(some)} steps`;
    }),
    gone.length > 0 && `${subject(gone, "leaves", "leave")} the picture at ${atSteps(gone)}`,
    staying.length > 0 && `${subject(staying, "stays", "stay")} outside the picture`,
    breaking.length > 0 &&
      `${subject(breaking, "breaks off", "break off")} at ${atSteps(breaking)}, not a number anymore`,
    resting.length > 0 && restText(resting, minima),
  ];
  return texts.filter(Boolean).join("; ");
}

/**
 * Where some runs end: a few with their places, many ordered by value.
 *
 * @param named The minima named in the sentence so far.
 */
function restText(endings: readonly EndingOf<"ends">[], named: readonly (string | undefined)[]): string {
  const lasts = new Set(endings.map(({ last }) => last));
  const when = lasts.size === 1 ? `after ${counted([...lasts][0] as number, "step")}` : "at the end";
  const goals = new Set(endings.map(missedText));
  const [goal] = goals;
  // A run that has arrived, but not stayed long enough, has not missed its minimum.
  const isMissed = named.length === 0 && goals.size === 1 && !endings.some(({ outcome }) => outcome.isClose);
  const missed = isMissed && goal !== undefined ? `without reaching ${goal}` : "";
  if (endings.length <= MOST_PLACES || endings.some(({ isOfStream }) => isOfStream)) {
    const places = endings.map(
      (ending, i) => `${ending.label}${i === 0 || ending.outcome.isClose ? " is" : ""} ${placeOf(ending, named)}`,
    );
    return `${when} ${places.join("; ")}${missed && `, ${missed}`}`;
  }
  const ranked = endings.toSorted((a, b) => a.value - b.value);
  const names = ranked.map((ending, i) => {
    const hasValue = i === 0 || i === ranked.length - 1;
    return hasValue ? `${ending.label} (${ending.valueText})` : ending.label;
  });
  return `${when}, ${missed && `${missed}, `}by rising f: ${listOf(names)}`;
}

/** The place where a run ends, or the minimum that it is close to. */
function placeOf({ outcome, end, ...ending }: EndingOf<"ends">, named: readonly (string | undefined)[]): string {
  if (!outcome.isClose) return `at ${end}`;
  const minimum = named.length === 1 && named[0] === ending.minimum ? "it" : ending.minimum;
  return `close to ${minimum}, ${ending.isTextSame ? ending.valueText : `at ${end}`}`;
}

/** Labels of runs and their verb. */
function subject(endings: readonly Ending[], one: string, several: string): string {
  return `${listOf(endings.map(({ label }) => label))} ${endings.length === 1 ? one : several}`;
}

function byStep(a: Timed, b: Timed): number {
  return a.outcome.step - b.outcome.step;
}

function atSteps(endings: readonly Timed[]): string {
  const isOne = new Set(endings.map(({ outcome }) => outcome.step)).size === 1;
  return `${isOne ? "step" : "steps"} ${numbersOf(endings)}`;
}

/** The steps of runs, in order; one number if all are equal. */
function numbersOf(endings: readonly Timed[]): string {
  const steps = endings.map(({ outcome }) => String(outcome.step));
  return new Set(steps).size === 1 ? (steps[0] as string) : listOf(steps);
}

function is<Kind extends Outcome["kind"]>(kind: Kind): (ending: Ending) => ending is EndingOf<Kind> {
  return (ending): ending is EndingOf<Kind> => ending.outcome.kind === kind;
}

function missedText({ minimum }: Ending): string | undefined {
  return minimum?.replace(/^a /, "the ");
}
