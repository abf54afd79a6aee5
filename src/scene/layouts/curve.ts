import type { Timeline } from "../../frame.js";
import { type Interval, pixelsCovering, type Size } from "../../geometry.js";
import type { Objective } from "../../objectives/objective.js";
import type { Run } from "../../trajectory/record.js";
import { axes, LINE_PT } from "../axes.js";
import { legend } from "../legend.js";
import { background } from "../marks/background.js";
import { polylines, spacedAlong } from "../marks/polyline.js";
import { horizontalRule } from "../marks/rule.js";
import { sampleCurve } from "../sample-curve.js";
import type { Mark, Scene } from "../scene.js";
import type { Theme } from "../theme.js";
import type { Typeface } from "../typeface.js";
import { runPoints } from "./run-points.js";

const CURVE_PT = 1.5;
/** The legend's font size, in that of the tick labels. */
const LEGEND_SCALE = 0.8;
/** Dash and gap of the reference line, in line widths. */
const DASH = [3.7, 1.6] as const;

export interface CurveOptions {
  readonly objective: Objective;
  /** One, or several up to the number of the theme's colors. The first is painted over the others. */
  readonly runs: readonly Run[];
  readonly timeline: Timeline;
  /** Steps from one frame to the next: frame k shows point k·stride, or the last one there is. */
  readonly stride: number;
  readonly size: Size;
  readonly dpi: number;
  readonly fontSizePt: number;
  readonly xlim: Interval;
  readonly ylim: Interval;
  /** The height of the dashed line, in units of the objective; none when absent. */
  readonly reference: number | undefined;
  readonly title: string;
  readonly theme: Theme;
  readonly typeface: Typeface;
}

/**
 * The post's figure: the graph of a function of one variable and a point that descends on it. When several do, each
 * has a color and a shape of its own, and a legend says whose they are.
 *
 * @throws {UsageError} if there is no run, or more than the theme has colors for.
 */
export function curveScene(options: CurveOptions): Scene {
  const { objective, runs, timeline, size, dpi, fontSizePt, xlim, ylim, reference, theme } = options;
  const pt = dpi / 72;
  const { box, x, y, grid, frame } = axes(options);
  const clip = pixelsCovering(box);
  const widthPx = CURVE_PT * pt;
  const graph = sampleCurve((value) => objective.value([value]), xlim, ylim, box, 2 * widthPx);
  const dashed = { color: theme.curve, alpha: theme.referenceAlpha, widthPx, dash: dashPx(widthPx) };
  const isReferenceVisible = reference !== undefined && reference >= ylim[0] && reference <= ylim[1];
  const points = runPoints(runs, { ...options, frameCount: timeline.frameCount, x, y, pt, clip });

  const legendOf = (): Mark[] => {
    const referenceLine = isReferenceVisible ? [[box.left, y(reference), box.right, y(reference)]] : [];
    return legend(points.entries, {
      ...options,
      box,
      linePx: LINE_PT * pt,
      fontPx: LEGEND_SCALE * fontSizePt * pt,
      radiusPx: points.radiusPx,
      samples: [spacedAlong([...graph, ...referenceLine], 1), points.places()].flat(),
    });
  };

  return {
    size,
    timeline,
    flatColors: [theme.background, theme.ink, theme.curve, ...points.entries.map(({ color }) => color)],
    backdrop: [
      background(size, theme.background),
      ...grid,
      polylines(graph, { color: theme.curve, widthPx, clip }),
      ...(isReferenceVisible ? [horizontalRule(box.left, box.right, y(reference), dashed)] : []),
      ...frame,
      ...(runs.length > 1 ? legendOf() : []),
    ],
    additionsAt: () => [],
    marksAt: points.marksAt,
  };
}

function dashPx(widthPx: number): readonly [number, number] {
  return [DASH[0] * widthPx, DASH[1] * widthPx];
}
