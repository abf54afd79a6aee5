import { pixelsCovering } from "../../math/geometry.js";
import { nearestMinimum } from "../../trajectory/approach.js";
import { axes } from "../axes/axes.js";
import { linearScale } from "../axes/scale.js";
import { pointsAlong, polylines } from "../marks/polyline.js";
import { horizontalRule } from "../marks/rule.js";
import { arrowEntries, arrows } from "../runs/arrows.js";
import { runParts } from "../runs/runs.js";
import { isCrowdedBelow, statusLine, valueNotes } from "../runs/status-line.js";
import { tangents } from "../runs/tangents.js";
import { tracksOf } from "../runs/track.js";
import { sampleCurve } from "../views/sample-curve.js";
import { fittingView } from "../views/view.js";
import { axisLabels, type Plot, trajectoriesOf } from "./plot.js";

const CURVE_PT = 1.5;
/** Dash and gap of the reference line, in line widths. */
const DASH = [3.7, 1.6] as const;

/** The graph of a function of one variable, and runs on it: the post's figure. */
export const curve: Plot<"curve"> = {
  name: "curve",
  kind: "one variable",
  reads: [
    ...(["xlim", "ylim", "reference", "tangent", "arrows", "trail", "readout", "panels"] as const),
    ...(["untilConverged", "trajectory"] as const),
  ],
  /** The value at the minimum that the first run to approach one approaches. */
  reference(objective, runs) {
    const minimum = runs.find((run) => run.minimum !== undefined)?.minimum;
    return minimum && objective.value(minimum);
  },
  fittingView(known, objective, runs, heights) {
    const [first] = runs;
    const minimum = first && nearestMinimum(objective, first)?.[0];
    return fittingView(objective, trajectoriesOf(runs), minimum, known, heights);
  },
  placeOf: ([x = Number.NaN], value) => [x, value],
  prepared: (chart) => chart,
  around: ({ objective, picture: { ylim } }) => ({ ...axisLabels(objective), y: linearScale(ylim, [1, 0]) }),
  draw({ box, title, labeled }, chart) {
    const { objective, runs, look } = chart;
    const { xlim, ylim, reference, tangent } = chart.picture;
    const { theme, pt } = look;
    const x = linearScale(xlim, [box.left, box.right]);
    const y = linearScale(ylim, [box.bottom, box.top]);
    const { grid, frame } = axes({
      ...{ box, x, y, title, labeled, look, isCrowded: isCrowdedBelow(box, chart) },
      ...axisLabels(objective, labeled),
    });
    const widthPx = CURVE_PT * pt;
    const graph = sampleCurve((value) => objective.value([value]), xlim, ylim, box, 2 * widthPx);
    const height = reference !== "none" && reference >= ylim[0] && reference <= ylim[1] ? y(reference) : undefined;
    const dashed = { color: theme.curve, alpha: theme.referenceAlpha, widthPx, dash: dashPx(widthPx) };
    const tracks = tracksOf(runs, theme, ({ trajectory }, step) => ({
      x: x(trajectory.pointAt(step)[0] ?? Number.NaN),
      y: y(trajectory.values[step] ?? Number.NaN),
    }));
    const slopeAt = (value: number): number => objective.gradient([value])[0] ?? Number.NaN;
    const perUnit = [x(1) - x(0), y(1) - y(0)] as const;

    return [
      {
        flatColors: [theme.curve],
        backdrop: [
          ...grid,
          polylines(graph, { color: theme.curve, widthPx, clip: pixelsCovering(box) }),
          ...(height === undefined ? [] : [horizontalRule(box.left, box.right, height, dashed)]),
          ...frame,
        ],
      },
      runParts(tracks, box, chart, {
        isOnBands: false,
        obstacles: () => {
          const line = height === undefined ? [] : [[box.left, height, box.right, height]];
          return pointsAlong([...graph, ...line], 1);
        },
        moreEntries: arrowEntries(chart),
        underPoints: [
          ...(tangent ? [tangents(tracks, box, chart, { slopeAt, perUnit })] : []),
          ...arrows(tracks, box, chart, ([dx = 0]) => [dx * perUnit[0], 0]),
        ],
        noteAt: valueNotes(chart),
      }),
      ...statusLine(box, chart),
    ];
  },
};

function dashPx(widthPx: number): readonly [number, number] {
  return [DASH[0] * widthPx, DASH[1] * widthPx];
}
