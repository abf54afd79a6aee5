import type { Timeline } from "../../frame.js";
import { pixelsCovering, type Size } from "../../geometry.js";
import type { Objective } from "../../objectives/objective.js";
import type { Trajectory } from "../../trajectory/record.js";
import { axes } from "../axes.js";
import { background } from "../marks/background.js";
import { dot } from "../marks/dot.js";
import { polylines } from "../marks/polyline.js";
import { horizontalRule } from "../marks/rule.js";
import { sampleCurve } from "../sample-curve.js";
import type { Interval } from "../scale.js";
import type { Scene } from "../scene.js";
import type { Theme } from "../theme.js";
import type { Typeface } from "../typeface.js";

const CURVE_PT = 1.5;
const POINT_PT = 7.5;
/** Dash and gap of the reference line, in line widths. */
const DASH = [3.7, 1.6] as const;

export interface CurveOptions {
  readonly objective: Objective;
  readonly trajectory: Trajectory;
  readonly timeline: Timeline;
  /** Steps from one frame to the next: frame k shows point k·stride. */
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

/** The post's figure: the graph of a function of one variable and a point that descends on it. */
export function curveScene(options: CurveOptions): Scene {
  const { objective, trajectory, timeline, stride, size, dpi, xlim, ylim, reference, theme } = options;
  const pt = dpi / 72;
  const { box, x, y, grid, frame } = axes(options);
  const clip = pixelsCovering(box);
  const widthPx = CURVE_PT * pt;
  const graph = sampleCurve((value) => objective.value([value]), xlim, ylim, box, 2 * widthPx);
  const dashed = { color: theme.curve, alpha: theme.referenceAlpha, widthPx, dash: dashPx(widthPx) };
  const isReferenceVisible = reference !== undefined && reference >= ylim[0] && reference <= ylim[1];

  return {
    size,
    timeline,
    flatColors: [theme.background, theme.ink, theme.curve, theme.point],
    backdrop: [
      background(size, theme.background),
      ...grid,
      polylines(graph, { color: theme.curve, widthPx, clip }),
      ...(isReferenceVisible ? [horizontalRule(box.left, box.right, y(reference), dashed)] : []),
      ...frame,
    ],
    additionsAt: () => [],
    marksAt(index) {
      const t = index * stride;
      const [at = Number.NaN] = trajectory.pointAt(t);
      const px = x(at);
      const py = y(trajectory.values[t] ?? Number.NaN);
      const isDrawable = Number.isFinite(px) && Number.isFinite(py);
      if (!isDrawable) return [];
      return [dot(px, py, { color: theme.point, radiusPx: (POINT_PT * pt) / 2, clip })];
    },
  };
}

function dashPx(widthPx: number): readonly [number, number] {
  return [DASH[0] * widthPx, DASH[1] * widthPx];
}
