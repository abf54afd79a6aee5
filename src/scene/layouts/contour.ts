import { type Box, pixelsCovering } from "../../math/geometry.js";
import type { Vector } from "../../math/vector.js";
import { axes } from "../axes/axes.js";
import { equalBox } from "../axes/margins.js";
import { linearScale, type Scale } from "../axes/scale.js";
import { colorBar, colorBarWidth } from "../contours/color-bar.js";
import { contoursOf } from "../contours/contours.js";
import { type Field, fieldOf } from "../contours/field.js";
import { type Levels, levelsWithin } from "../contours/levels.js";
import { marker } from "../marks/marker.js";
import { panel } from "../marks/panel.js";
import { area, type Polyline, polylines } from "../marks/polyline.js";
import type { Part } from "../part.js";
import { arrows } from "../runs/arrows.js";
import { isCrowdedBelow, statusLine } from "../runs/read-out.js";
import { pointRadius, runParts } from "../runs/runs.js";
import { type Place, tracksOf } from "../runs/track.js";
import type { Mark } from "../scene.js";
import { bandColors } from "../theme.js";
import { planeView } from "../views/view.js";
import { axisLabels, type Plot, type PlotChart } from "./plot.js";

const LINE_PT = 1.2;
const THIN_PT = 0.6;

interface ContourChart extends PlotChart {
  readonly levels: Levels;
}

const NOWHERE: Place = { x: Number.NaN, y: Number.NaN };

/** A function of two variables as contours, and runs on it. */
export const contour: Plot<"contour", ContourChart> = {
  name: "contour",
  kind: "two variables",
  reads: [
    ...(["xlim", "ylim", "levels", "contours", "aspect", "arrows", "trail", "readout", "panels"] as const),
    ...(["untilConverged", "trajectory"] as const),
  ],
  trail: "full",
  isEqual: true,
  fittingView: (known, objective, runs) =>
    planeView(
      objective,
      runs.map(({ trajectory }) => trajectory),
      known,
    ),
  placeOf: ([x = Number.NaN, y = Number.NaN]) => [x, y],
  prepared: (chart) => ({ ...chart, levels: levelsWithin(chart.objective, chart.picture) }),
  around: ({ objective, picture: { ylim, contours }, levels, look }) => ({
    ...axisLabels(objective),
    y: linearScale(ylim, [1, 0]),
    besidePx: contours === "lines" ? 0 : colorBarWidth({ levels: levels.values, look }),
  }),
  draw({ box: room, title, labeled, hasBar = true }, chart) {
    const { objective, runs, levels, look } = chart;
    const { xlim, ylim, aspect, contours } = chart.picture;
    const box = aspect === "equal" ? equalBox(room, xlim, ylim) : room;
    const x = linearScale(xlim, [box.left, box.right]);
    const y = linearScale(ylim, [box.bottom, box.top]);
    const colors = bandColors(look.theme.bands, levels.values.length + 1);
    const { frame } = axes({
      ...{ box, x, y, title, labeled, look, isCrowded: isCrowdedBelow(box, chart) },
      ...axisLabels(objective, labeled),
    });
    const tracks = tracksOf(runs, look.theme, ({ trajectory }, step) =>
      // Where the function is NaN, the run has no place on it.
      Number.isNaN(trajectory.values[step]) ? NOWHERE : placeOf(trajectory.pointAt(step), x, y),
    );
    const landmarks = landmarksOf(chart, x, y, box);

    return [
      {
        flatColors: contours === "lines" ? [] : colors,
        backdrop: [
          ...ground(fieldOf(objective, box, xlim, ylim), colors, box, chart),
          ...frame,
          ...landmarks.map(({ mark }) => mark),
        ],
      },
      ...(hasBar ? barBeside(box, chart) : []),
      runParts(tracks, box, chart, {
        isOnBands: true,
        obstacles: () => landmarks.flatMap(({ place }) => [place.x, place.y]),
        underPoints: arrows(tracks, box, chart, ([dx = 0, dy = 0]) => [dx * (x(1) - x(0)), dy * (y(1) - y(0))]),
      }),
      ...statusLine(box, chart),
    ];
  },
  bar: barBeside,
};

function barBeside(box: Box, { picture, levels: { values }, look }: ContourChart): Part[] {
  if (picture.contours === "lines") return [];
  return [colorBar({ box, levels: values, colors: bandColors(look.theme.bands, values.length + 1), look })];
}

/** Bands, lines, or both; the background where the function is NaN. */
function ground(
  field: Field,
  colors: readonly string[],
  box: Box,
  { levels, picture: { contours: style }, look: { theme, pt } }: ContourChart,
): Mark[] {
  const clip = pixelsCovering(box);
  const found = contoursOf(field, levels);
  const line = { color: theme.contour, widthPx: Math.max(1, style === "lines" ? LINE_PT * pt : THIN_PT * pt), clip };
  const bands = [
    panel(clip, { color: colors[0] as string, borderColor: colors[0] as string, borderPx: 0 }),
    ...found.map((rings, i) => area(rings, { color: colors[i + 1] as string, clip })),
  ];
  const lines = found.map((rings) => polylines(rings, line));
  return [
    ...(style === "lines" ? [] : bands),
    ...(style === "filled" ? [] : lines),
    ...nowhere(field).map((rings) => area(rings, { color: theme.background, clip })),
  ];
}

/** The areas where the function is NaN. */
function nowhere(field: Field): Polyline[][] {
  if (!field.values.some(Number.isNaN)) return [];
  const isNowhere = field.values.map((value) => (Number.isNaN(value) ? 1 : 0));
  const valueAt = (column: number, row: number): number => (Number.isNaN(field.valueAt(column, row)) ? 1 : 0);
  return contoursOf({ ...field, values: isNowhere, valueAt }, { values: [0.5], base: undefined });
}

/** Minima as stars, starts as rings. */
function landmarksOf(
  { objective, runs, look }: PlotChart,
  x: Scale,
  y: Scale,
  box: Box,
): { place: Place; mark: Mark }[] {
  const { theme, pt } = look;
  const clip = pixelsCovering(box);
  const radiusPx = pointRadius(runs.length, true, pt);
  const starts = new Map(runs.map(({ trajectory }) => [trajectory.pointAt(0).join(), trajectory.pointAt(0)]));
  const placed = (points: Iterable<Vector>) => [...points].map((point) => placeOf(point, x, y));
  const star = { color: theme.ink, edgeColor: theme.background, radiusPx: 0.9 * radiusPx, clip };
  const ring = { color: theme.background, edgeColor: theme.ink, radiusPx: 0.85 * radiusPx, clip };
  return [
    ...placed(objective.minima).map((place) => ({ place, mark: marker("star", place.x, place.y, star) })),
    ...placed(starts.values()).map((place) => ({ place, mark: marker("circle", place.x, place.y, ring) })),
  ];
}

function placeOf(point: Vector, x: Scale, y: Scale): Place {
  return { x: x(point[0] ?? Number.NaN), y: y(point[1] ?? Number.NaN) };
}
