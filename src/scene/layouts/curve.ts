import { pixelsCovering } from "../../math/geometry.js";
import { axes } from "../axes/axes.js";
import { figureBox } from "../axes/margins.js";
import { linearScale } from "../axes/scale.js";
import { pointsAlong, polylines } from "../marks/polyline.js";
import { horizontalRule } from "../marks/rule.js";
import { sceneOf } from "../part.js";
import { arrowEntries, arrows } from "../runs/arrows.js";
import { runParts } from "../runs/runs.js";
import { isCrowdedBelow, statusLine, valueNotes } from "../runs/status-line.js";
import { tangents } from "../runs/tangents.js";
import { tracksOf } from "../runs/track.js";
import type { Scene } from "../scene.js";
import { sampleCurve } from "../views/sample-curve.js";
import type { PictureOptions, PlotKind, PlotOptions } from "./plot.js";

const CURVE_PT = 1.5;
/** Dash and gap of the reference line, in line widths. */
const DASH = [3.7, 1.6] as const;

export interface CurveOptions extends PlotOptions {
  /** The height of the dashed line, in units of the objective; none when absent. */
  readonly reference: number | undefined;
  /** Whether to draw the tangent at each point. */
  readonly tangent: boolean;
}

/** The graph of a function of one variable, and points that descend on it. */
export const curvePlot: PlotKind<CurveOptions> = {
  around: ({ ylim }) => ({ xLabel: "x", yLabel: "y", y: linearScale(ylim, [1, 0]) }),
  draw({ box, title, labeled }, options) {
    const { objective, runs, xlim, ylim, reference, look, arrows: arrowKinds, stepAt, timeline, tangent } = options;
    const { theme, pt } = look;
    const x = linearScale(xlim, [box.left, box.right]);
    const y = linearScale(ylim, [box.bottom, box.top]);
    const { grid, frame } = axes({
      ...{ box, x, y, title, labeled, look, isCrowded: isCrowdedBelow(box, options) },
      xLabel: labeled?.x === false ? undefined : "x",
      yLabel: labeled?.y === false ? undefined : "y",
    });
    const widthPx = CURVE_PT * pt;
    const graph = sampleCurve((value) => objective.value([value]), xlim, ylim, box, 2 * widthPx);
    const isReferenceVisible = reference !== undefined && reference >= ylim[0] && reference <= ylim[1];
    const dashed = { color: theme.curve, alpha: theme.referenceAlpha, widthPx, dash: dashPx(widthPx) };
    const tracks = tracksOf(runs, theme, ({ trajectory }, step) => ({
      x: x(trajectory.pointAt(step)[0] ?? Number.NaN),
      y: y(trajectory.values[step] ?? Number.NaN),
    }));
    const { frameCount } = timeline;
    const slopeAt = (value: number): number => objective.gradient([value])[0] ?? Number.NaN;
    const perUnit = [x(1) - x(0), y(1) - y(0)] as const;
    const moving = { stepAt, frameCount, box, look, objective, runs, tracks };

    return [
      {
        flatColors: [theme.curve],
        backdrop: [
          ...grid,
          polylines(graph, { color: theme.curve, widthPx, clip: pixelsCovering(box) }),
          ...(isReferenceVisible ? [horizontalRule(box.left, box.right, y(reference), dashed)] : []),
          ...frame,
        ],
      },
      runParts(tracks, {
        ...options,
        ...moving,
        isOnBands: false,
        obstacles: () => {
          const line = isReferenceVisible ? [[box.left, y(reference), box.right, y(reference)]] : [];
          return pointsAlong([...graph, ...line], 1);
        },
        moreEntries: arrowEntries(arrowKinds, look),
        escorts: [
          ...(tangent ? [tangents({ ...moving, slopeAt, perUnit })] : []),
          ...arrowKinds.map((kind) => arrows(kind, { ...moving, toPixels: ([dx = 0]) => [dx * perUnit[0], 0] })),
        ],
        noteAt: valueNotes(options),
      }),
      ...statusLine(box, options),
    ];
  },
};

/** The post's figure. */
export function curveScene(options: CurveOptions & PictureOptions): Scene {
  const { size, title, look, timeline } = options;
  const box = figureBox(size, { ...curvePlot.around(options), title }, look);
  return sceneOf(curvePlot.draw({ box, title }, options), { size, timeline, theme: look.theme });
}

function dashPx(widthPx: number): readonly [number, number] {
  return [DASH[0] * widthPx, DASH[1] * widthPx];
}
