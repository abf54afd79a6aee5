import { type Box, grownBox, pixelsCovering } from "../../math/geometry.js";
import { nearestMinimum } from "../../trajectory/approach.js";
import { axes } from "../axes/axes.js";
import { linearScale } from "../axes/scale.js";
import { clipLine } from "../marks/clip-line.js";
import { pointsAlong, polylines } from "../marks/polyline.js";
import { horizontalRule } from "../marks/rule.js";
import type { Part } from "../part.js";
import { arrows } from "../runs/arrows.js";
import { isCrowdedBelow, statusLine } from "../runs/read-out.js";
import { runParts } from "../runs/runs.js";
import { type Track, tracksOf } from "../runs/track.js";
import { sampleCurve } from "../views/sample-curve.js";
import { fittingView } from "../views/view.js";
import { axisLabels, type Plot, type PlotChart } from "./plot.js";

const CURVE_PT = 1.5;
const REFERENCE_ALPHA = 0.5;
const TANGENT_PT = 1.2;
/** Half of a tangent's length, as a share of the box. */
const REACH = 0.16;

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
    return fittingView(
      objective,
      runs.map(({ trajectory }) => trajectory),
      minimum,
      known,
      heights,
    );
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
    const dashed = { color: theme.curve, alpha: REFERENCE_ALPHA, widthPx, isDashed: true };
    const tracks = tracksOf(runs, theme, ({ trajectory }, step) => ({
      x: x(trajectory.pointAt(step)[0] ?? Number.NaN),
      y: y(trajectory.values[step] ?? Number.NaN),
    }));
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
        underPoints: [
          ...(tangent ? [tangents(tracks, box, chart, perUnit)] : []),
          ...arrows(tracks, box, chart, ([dx = 0]) => [dx * perUnit[0], 0]),
        ],
      }),
      ...statusLine(box, chart),
    ];
  },
};

/**
 * The line that touches the curve at each point.
 *
 * @param perUnit Pixels to the right and downward for one unit of x and of f.
 */
function tangents(
  tracks: readonly Track[],
  box: Box,
  { objective, runs, clock, look }: PlotChart,
  perUnit: readonly [number, number],
): Part {
  const style = { color: look.theme.contour, widthPx: Math.max(1, TANGENT_PT * look.pt), clip: pixelsCovering(box) };
  const reachPx = REACH * Math.min(box.right - box.left, box.bottom - box.top);
  return {
    marksAt(frame) {
      const step = clock.stepAt(frame);
      return tracks.flatMap(({ placeAt }, i) => {
        const run = runs[i]?.trajectory;
        const place = placeAt(step);
        if (!run || !place) return [];
        const [slope = Number.NaN] = objective.gradient(run.pointAt(Math.min(step, run.steps)));
        const [dx, dy] = [perUnit[0], slope * perUnit[1]];
        const share = reachPx / Math.hypot(dx, dy);
        if (!(share > 0 && Number.isFinite(share))) return [];
        const ends = [-share, share].map((way) => ({ x: place.x + way * dx, y: place.y + way * dy }));
        return [polylines(clipLine(ends, grownBox(box, 2 * style.widthPx)), style)];
      });
    },
  };
}
