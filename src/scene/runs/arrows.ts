import { type Box, pixelsCovering } from "../../math/geometry.js";
import type { Vector } from "../../math/vector.js";
import type { Objective } from "../../objectives/objective.js";
import type { Run } from "../../trajectory/record.js";
import type { StyledChart } from "../chart.js";
import { arrow } from "../marks/arrow.js";
import { type ArrowName, arrowNames } from "../names.js";
import type { Part } from "../part.js";
import type { Theme } from "../theme.js";
import type { LegendEntry } from "./legend.js";
import { sampledSteps } from "./read-out.js";
import type { Track } from "./track.js";

/** Widths. The step's arrow is thinner, because it may lie on top of the gradient's. */
const ARROW_PT: Readonly<Record<ArrowName, number>> = { gradient: 2.8, step: 1.4 };
/** Labels in the legend. */
const LABELS: Readonly<Record<ArrowName, string>> = { gradient: "−gradient", step: "step" };
/** Length of a film's longest arrow, as a share of the box. */
const LONGEST = 0.14;

type Direction = readonly [number, number];
/** Converts a direction in units of the axes to pixels. */
type ToPixels = (direction: Vector) => Direction;

export function arrowEntries({ picture, look }: StyledChart): LegendEntry[] {
  return kindsIn(picture).map((kind) => ({ label: LABELS[kind], color: colorOf(kind, look.theme) }));
}

/**
 * Arrows at every point, against the gradient or along the next step. Arrows of a kind share one scale; the longest of
 * the film is a seventh of the box.
 */
export function arrows(tracks: readonly Track[], box: Box, chart: StyledChart<Objective>, toPixels: ToPixels): Part[] {
  const { objective, runs, clock, look } = chart;
  return kindsIn(chart.picture).map((kind) => {
    const directions = runs.map((run) => directionsOf(kind, run, objective, toPixels));
    const longest = Math.max(
      ...sampledSteps(clock).flatMap((step) => directions.map((directionAt) => Math.hypot(...directionAt(step)))),
    );
    const scale = (LONGEST * Math.min(box.right - box.left, box.bottom - box.top)) / longest;
    const style = { color: colorOf(kind, look.theme), widthPx: ARROW_PT[kind] * look.pt, clip: pixelsCovering(box) };
    if (!(scale > 0 && Number.isFinite(scale))) return {};
    return {
      flatColors: [style.color],
      marksAt(frame) {
        const step = clock.stepAt(frame);
        return tracks.flatMap(({ placeAt }, i) => {
          const place = placeAt(step);
          const [dx, dy] = directions[i]?.(step) ?? [0, 0];
          return place && dx ** 2 + dy ** 2 > 0
            ? [arrow(place.x, place.y, place.x + scale * dx, place.y + scale * dy, style)]
            : [];
        });
      },
    };
  });
}

/** The kinds of arrows to draw, bottom first. */
function kindsIn(picture: StyledChart["picture"]): ArrowName[] {
  return arrowNames.filter((name) => picture.arrows.includes(name));
}

/** A run's direction after each step, in pixels; 0 where it is not finite. */
function directionsOf(
  kind: ArrowName,
  { trajectory }: Run,
  objective: Objective,
  toPixels: ToPixels,
): (step: number) => Direction {
  const { steps, pointAt } = trajectory;
  const along = (step: number): Vector => {
    const t = Math.min(step, steps);
    if (kind === "gradient") return objective.gradient(pointAt(t)).map((slope) => -slope);
    const [here, next] = [pointAt(t), pointAt(Math.min(t + 1, steps))];
    return here.map((x, i) => (next[i] as number) - x);
  };
  return (step) => {
    const direction = toPixels(along(step));
    return direction.every(Number.isFinite) ? direction : [0, 0];
  };
}

function colorOf(kind: ArrowName, theme: Theme): string {
  return kind === "gradient" ? theme.ink : theme.curve;
}
