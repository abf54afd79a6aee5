import type { Trajectory } from "../trajectory/record.js";
import { listOf } from "./list-of.js";
import type { Goal, Outcome } from "./outcome.js";
import { placeText, quantityText } from "./spoken-number.js";

/** A run as far as a film shows it, and what becomes of it. */
export interface Ending {
  readonly label: string;
  readonly trajectory: Trajectory;
  /** The last step that is shown. */
  readonly last: number;
  readonly outcome: Outcome;
  /** Whether its values are losses of one step each, which say nothing of the whole. */
  readonly isOfStream: boolean;
}

type OutcomeOf<Kind extends Outcome["kind"]> = Extract<Outcome, { kind: Kind }>;
type EndingOf<Kind extends Outcome["kind"]> = Ending & { readonly outcome: OutcomeOf<Kind> };

/** Of more runs than this their places are not told one by one. */
const MOST_PLACES = 3;

/** What a run that is alone does, as the rest of a sentence that begins with it. */
export function oneEnding(ending: Ending): string {
  const { outcome, last } = ending;
  const end = `at ${endOf(ending)} after ${stepsText(last)}`;
  switch (outcome.kind) {
    case "reaches": {
      const { step, goal } = outcome;
      return step === 0
        ? `stays at the minimum, ${valueText(ending)}`
        : `reaches ${minimumText(goal, outcome.isSeen)}, ${valueText(ending)}, within ${stepsText(step)}`;
    }
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
    case "ends": {
      const { goal, isClose } = outcome;
      if (!goal) return `ends ${end}`;
      return isClose
        ? `ends close to ${minimumText(goal)}: ${end}`
        : `ends ${end}, without reaching ${minimumText(goal)}`;
    }
  }
}

/** What several runs do, those that do the same together: who reaches a minimum, who ends where, who is lost. */
export function manyEndings(endings: readonly Ending[]): string {
  const reaching = endings.filter(is("reaches")).sort(byStep);
  const minima = [...new Set(reaching.map(minimumOf))];
  const resting = endings.filter(is("ends"));
  const leaving = endings.filter(is("leaves")).sort(byStep);
  const breaking = endings.filter(is("breaks")).sort(byStep);
  const staying = leaving.filter(({ outcome }) => outcome.step === 0);
  const gone = leaving.filter(({ outcome }) => outcome.step > 0);
  return [
    ...minima.map((minimum) => {
      const some = reaching.filter((ending) => minimumOf(ending) === minimum);
      return `${who(some, "reaches", "reach")} ${minimum} within ${numbersOf(some)} steps`;
    }),
    ...(gone.length > 0 ? [`${who(gone, "leaves", "leave")} the picture at ${atSteps(gone)}`] : []),
    ...(staying.length > 0 ? [`${who(staying, "stays", "stay")} outside the picture`] : []),
    ...(breaking.length > 0
      ? [`${who(breaking, "breaks off", "break off")} at ${atSteps(breaking)}, not a number anymore`]
      : []),
    ...(resting.length > 0 ? [restText(resting, reaching.length === 0)] : []),
  ].join("; ");
}

/**
 * Where some runs end: few by their places, many by their order.
 *
 * @param isFirst Whether nothing was said of a minimum yet.
 */
function restText(endings: readonly EndingOf<"ends">[], isFirst: boolean): string {
  const lasts = new Set(endings.map(({ last }) => last));
  const when = lasts.size === 1 ? `after ${stepsText([...lasts][0] as number)}` : "at the end";
  const goals = new Set(endings.map(({ outcome }) => outcome.goal && minimumText(outcome.goal)));
  const [goal] = goals;
  // Who is there in the end, but has not stayed yet, is not to be denied it.
  const isMissed = isFirst && goals.size === 1 && !endings.some(({ outcome }) => outcome.isClose);
  const missed = isMissed && goal !== undefined ? `without reaching ${goal}` : "";
  const isByPlace = endings.length <= MOST_PLACES || endings.some(({ isOfStream }) => isOfStream);
  if (isByPlace) {
    const places = endings.map((ending, i) => `${ending.label}${i === 0 ? " is" : ""} at ${endOf(ending)}`);
    return `${when} ${places.join("; ")}${missed && `, ${missed}`}`;
  }
  const ranked = endings.toSorted((a, b) => valueAtEnd(a) - valueAtEnd(b));
  const names = ranked.map((ending, i) => {
    const isTold = i === 0 || i === ranked.length - 1;
    return isTold ? `${ending.label} (${valueText(ending)})` : ending.label;
  });
  return `${when}, ${missed && `${missed}, `}by rising f: ${listOf(names)}`;
}

function who(endings: readonly Ending[], one: string, several: string): string {
  return `${listOf(endings.map(({ label }) => label))} ${endings.length === 1 ? one : several}`;
}

type Timed = EndingOf<"reaches" | "leaves" | "breaks">;

function byStep(a: Timed, b: Timed): number {
  return a.outcome.step - b.outcome.step;
}

function atSteps(endings: readonly Timed[]): string {
  const isOne = new Set(endings.map(({ outcome }) => outcome.step)).size === 1;
  return `${isOne ? "step" : "steps"} ${numbersOf(endings)}`;
}

/** The steps of runs, in their order; what all share once. */
function numbersOf(endings: readonly Timed[]): string {
  const steps = endings.map(({ outcome }) => String(outcome.step));
  return new Set(steps).size === 1 ? (steps[0] as string) : listOf(steps);
}

function is<Kind extends Outcome["kind"]>(kind: Kind): (ending: Ending) => ending is EndingOf<Kind> {
  return (ending): ending is EndingOf<Kind> => ending.outcome.kind === kind;
}

function minimumOf({ outcome }: EndingOf<"reaches">): string {
  return minimumText(outcome.goal, outcome.isSeen);
}

function minimumText({ minimum, unit }: Goal, isSeen = true): string {
  return `the minimum at ${placeText(minimum, unit)}${isSeen ? "" : " (outside the picture)"}`;
}

/** The place where a run ends, and the function there. */
function endOf(ending: Ending): string {
  const { trajectory, last, outcome, isOfStream } = ending;
  const unit = outcome.kind === "ends" ? outcome.goal?.unit : undefined;
  const place = placeText(trajectory.pointAt(last), unit);
  return isOfStream ? place : `${place}, ${valueText(ending)}`;
}

function valueText(ending: Ending): string {
  return quantityText("f", valueAtEnd(ending));
}

function valueAtEnd({ trajectory, last }: Ending): number {
  return trajectory.values[last] ?? Number.NaN;
}

function stepsText(steps: number): string {
  return `${steps} ${steps === 1 ? "step" : "steps"}`;
}
