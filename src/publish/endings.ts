import { distance } from "../math/vector.js";
import { counted } from "../text/typeset.js";
import type { Trajectory } from "../trajectory/record.js";
import { listOf } from "./list-of.js";
import type { Minimum } from "./minima.js";
import type { Outcome } from "./outcome.js";
import { placeText, quantityText, thirdDigitOf } from "./spoken-number.js";

/** A run as far as a film shows it, and how it ends. */
export interface Ending {
  readonly label: string;
  readonly trajectory: Trajectory;
  /** The last step shown. */
  readonly last: number;
  readonly outcome: Outcome;
  /** The minimum in its outcome. */
  readonly minimum: Minimum | undefined;
  /** True if its values are losses of single steps, which say nothing about the whole run. */
  readonly isOfStream: boolean;
}

type EndingOf<Kind extends Outcome["kind"]> = Ending & { readonly outcome: Extract<Outcome, { kind: Kind }> };

/** The places of more runs are not listed. */
const MOST_PLACES = 3;
/** Least length of a way for the precision of its end, as a share of the end's distance from the origin. */
const LEAST_WAY = 1e-3;

/** The end of a sentence whose subject is a single run. */
export function oneEnding(ending: Ending): string {
  const { outcome, last } = ending;
  const end = `at ${endOf(ending)} after ${stepsText(last)}`;
  switch (outcome.kind) {
    case "reaches": {
      const { step } = outcome;
      return step === 0
        ? `stays at ${called(ending)}, ${lowestText(ending)}`
        : `reaches ${minimumText(ending, outcome.isSeen)}, ${lowestText(ending)}, within ${stepsText(step)}`;
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
      if (!isClose) return `ends ${end}, without reaching ${missedText(ending)}`;
      const minimum = minimumText(ending);
      return isTextSame(ending)
        ? `ends close to ${minimum}, ${valueText(ending)}, after ${stepsText(last)}`
        : `ends close to ${minimum}: ${end}`;
    }
  }
}

/** How several runs end, grouped by outcome. */
export function manyEndings(endings: readonly Ending[]): string {
  const reaching = endings.filter(is("reaches")).sort(byStep);
  const minimumOf = (ending: EndingOf<"reaches">): string => minimumText(ending, ending.outcome.isSeen);
  const minima = [...new Set(reaching.map(minimumOf))];
  const resting = endings.filter(is("ends"));
  const leaving = endings.filter(is("leaves")).sort(byStep);
  const breaking = endings.filter(is("breaks")).sort(byStep);
  const staying = leaving.filter(({ outcome }) => outcome.step === 0);
  const gone = leaving.filter(({ outcome }) => outcome.step > 0);
  const texts = [
    ...minima.map((minimum) => {
      const some = reaching.filter((ending) => minimumOf(ending) === minimum);
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
function restText(endings: readonly EndingOf<"ends">[], named: readonly string[]): string {
  const lasts = new Set(endings.map(({ last }) => last));
  const when = lasts.size === 1 ? `after ${stepsText([...lasts][0] as number)}` : "at the end";
  const goals = new Set(endings.map((ending) => ending.minimum && missedText(ending)));
  const [goal] = goals;
  // A run that has arrived, but not stayed long enough, has not missed its minimum.
  const isMissed = named.length === 0 && goals.size === 1 && !endings.some(({ outcome }) => outcome.isClose);
  const missed = isMissed && goal !== undefined ? `without reaching ${goal}` : "";
  const isByPlace = endings.length <= MOST_PLACES || endings.some(({ isOfStream }) => isOfStream);
  if (isByPlace) {
    const places = endings.map(
      (ending, i) => `${ending.label}${i === 0 || ending.outcome.isClose ? " is" : ""} ${placeOf(ending, named)}`,
    );
    return `${when} ${places.join("; ")}${missed && `, ${missed}`}`;
  }
  const ranked = endings.toSorted((a, b) => valueAtEnd(a) - valueAtEnd(b));
  const names = ranked.map((ending, i) => {
    const hasValue = i === 0 || i === ranked.length - 1;
    return hasValue ? `${ending.label} (${valueText(ending)})` : ending.label;
  });
  return `${when}, ${missed && `${missed}, `}by rising f: ${listOf(names)}`;
}

/** The place where a run ends, or the minimum that it is close to. */
function placeOf(ending: EndingOf<"ends">, named: readonly string[]): string {
  if (!ending.outcome.isClose) return `at ${endOf(ending)}`;
  const text = minimumText(ending);
  const isThe = named.length === 1 && named[0] === text;
  const minimum = isThe ? "it" : text;
  return isTextSame(ending) ? `close to ${minimum}, ${valueText(ending)}` : `close to ${minimum}, at ${endOf(ending)}`;
}

/** True if the texts of a run's end and of its minimum are the same. */
function isTextSame(ending: Ending): boolean {
  const { minimum = [], unit } = ending.minimum ?? {};
  return placeAtEnd(ending) === placeText(ending.trajectory.variables, minimum, unit);
}

/** Labels of runs and their verb. */
function subject(endings: readonly Ending[], one: string, several: string): string {
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

/** The steps of runs, in order; one number if all are equal. */
function numbersOf(endings: readonly Timed[]): string {
  const steps = endings.map(({ outcome }) => String(outcome.step));
  return new Set(steps).size === 1 ? (steps[0] as string) : listOf(steps);
}

function is<Kind extends Outcome["kind"]>(kind: Kind): (ending: Ending) => ending is EndingOf<Kind> {
  return (ending): ending is EndingOf<Kind> => ending.outcome.kind === kind;
}

function minimumText(ending: Ending, isSeen = true): string {
  const { minimum = [], unit } = ending.minimum ?? {};
  return `${called(ending)} at ${placeText(ending.trajectory.variables, minimum, unit)}${isSeen ? "" : " (outside the picture)"}`;
}

function missedText(ending: Ending): string {
  return minimumText(ending).replace(/^a /, "the ");
}

function called({ minimum }: Ending): string {
  return minimum?.called ?? "the minimum";
}

/** The value at the minimum that a run reaches. */
function lowestText({ minimum, trajectory }: Ending): string {
  return quantityText("f", minimum?.value ?? Number.NaN, { before: trajectory.values[0] ?? 0 });
}

/** The place and the value where a run ends. */
function endOf(ending: Ending): string {
  return ending.isOfStream ? placeAtEnd(ending) : `${placeAtEnd(ending)}, ${valueText(ending)}`;
}

/** The place where a run ends; in the picture, to the third digit of the distance from the start. */
function placeAtEnd({ trajectory, last, outcome, minimum }: Ending): string {
  const { variables, pointAt } = trajectory;
  const [start, end] = [pointAt(0), pointAt(last)];
  if (outcome.kind === "leaves") return placeText(variables, end, 0, start);
  const way = Math.max(distance(start, end), Math.hypot(...end) * LEAST_WAY);
  return placeText(variables, end, minimum?.unit ?? thirdDigitOf(way));
}

function valueText(ending: Ending): string {
  return quantityText("f", valueAtEnd(ending), { before: ending.trajectory.values[0] ?? 0 });
}

function valueAtEnd({ trajectory, last }: Ending): number {
  return trajectory.values[last] ?? Number.NaN;
}

function stepsText(steps: number): string {
  return counted(steps, "step");
}
