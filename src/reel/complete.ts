import { UsageError } from "../errors.js";
import { objectiveFor } from "../objectives/choice.js";
import { isOnline } from "../objectives/online.js";
import { checkReel } from "./check.js";
import { issuesOf } from "./issues.js";
import { USUAL_POSTER } from "./outputs.js";
import type { Reel, SizeBudget } from "./reel.js";
import type { PartialReel } from "./schema.js";
import { bytesOf } from "./size-budget.js";
import { withUsualSettings } from "./usual-settings.js";

/** The post's figure, the reel that an empty one stands for. */
const DEFAULTS: Omit<Reel, "start" | "frames"> = {
  objective: "cubic",
  optimizers: [{ name: "amsgrad" }],
  trajectory: undefined,
  stride: 1,
  steps: "auto",
  clock: "even",
  untilConverged: false,
  fps: 50,
  introMs: 0,
  holdMs: 0,
  plays: 0,
  width: 1920,
  height: 1080,
  dpi: "auto",
  fontSizePt: 22,
  theme: "matplotlib",
  layout: "auto",
  panels: [],
  xlim: "auto",
  ylim: "auto",
  reference: "auto",
  trail: "auto",
  tangent: false,
  arrows: [],
  counter: false,
  readout: false,
  levels: "auto",
  contours: "auto",
  aspect: "auto",
  title: undefined,
  colors: 256,
  dither: false,
  encoder: "gradreel",
  out: ["output/2.8 Amsgrad.gif"],
  format: undefined,
  animated: false,
  poster: USUAL_POSTER,
  sizeBudget: undefined,
};

const DEFAULT_FRAMES = 200;
/** A recorded run has its optimizer and its start behind it. */
const RECORDED = { optimizers: [], start: [], frames: "auto" } as const;

/**
 * Fills in what a reel leaves out and checks what it says.
 *
 * @throws {UsageError} for the first value out of its range, naming it.
 */
export function completeReel(partial: PartialReel): Reel {
  const [issue] = issuesOf(partial);
  if (issue) throw new UsageError(issue.message, issue.hint);
  const given: PartialReel = Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined));
  const objective = objectiveFor(given.objective === undefined ? DEFAULTS.objective : given.objective);
  const { start } = objective;
  if (given.trajectory !== undefined && given.objective === undefined) {
    throw new UsageError(
      `On which function are the runs in "${given.trajectory}"?`,
      'Say it with --function "x - x^3" or --objective cubic.',
    );
  }
  const own =
    given.trajectory === undefined ? { start, frames: given.untilConverged ? "auto" : DEFAULT_FRAMES } : RECORDED;
  const out = given.out === undefined ? {} : { out: [given.out].flat() };
  const reel = { ...DEFAULTS, ...own, ...given, ...out, sizeBudget: budgetOf(given.sizeBudget) } as Reel;
  checkReel(reel);
  if (!isOnline(objective)) return reel;
  return { ...reel, optimizers: reel.optimizers.map((settings) => withUsualSettings(settings, objective.settings)) };
}

function budgetOf(budget: PartialReel["sizeBudget"]): SizeBudget | undefined {
  const inBytes = (amount: number | string) => (typeof amount === "number" ? amount : bytesOf(amount));
  if (typeof budget !== "object") return budget === undefined ? undefined : inBytes(budget);
  return Object.fromEntries(Object.entries(budget).map(([name, amount]) => [name, inBytes(amount)]));
}
