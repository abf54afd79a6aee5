import { type Box, pixelsCovering } from "../../math/geometry.js";
import type { Vector } from "../../math/vector.js";
import { axes } from "../axes/axes.js";
import { equalBox, figureBox } from "../axes/margins.js";
import { linearScale, type Scale } from "../axes/scale.js";
import { colorBar, colorBarWidth } from "../contours/color-bar.js";
import { type Contour, contoursOf } from "../contours/contours.js";
import { type Field, fieldOf } from "../contours/field.js";
import type { Levels } from "../contours/levels.js";
import { area } from "../marks/area.js";
import { marker } from "../marks/marker.js";
import { panel } from "../marks/panel.js";
import { polylines } from "../marks/polyline.js";
import type { ContourName } from "../names.js";
import { type Part, sceneOf } from "../part.js";
import { arrowEntries, arrows } from "../runs/arrows.js";
import { pointRadius } from "../runs/points.js";
import { runParts } from "../runs/runs.js";
import { isCrowdedBelow, statusLine, valueNotes } from "../runs/status-line.js";
import { type Place, tracksOf } from "../runs/track.js";
import type { Mark, Scene } from "../scene.js";
import { bandColors } from "../theme.js";
import type { PictureOptions, PlotKind, PlotOptions } from "./plot.js";

const LINE_PT = 1.2;
const THIN_PT = 0.6;

export interface ContourOptions extends PlotOptions {
  readonly levels: Levels;
  readonly contours: ContourName;
  /** Whether one unit is as long on both axes. */
  readonly isEqual: boolean;
}

const NOWHERE: Place = { x: Number.NaN, y: Number.NaN };

/** A function of two variables from above, and points that descend on it. */
export const contourPlot: PlotKind<ContourOptions> = {
  around: (options) => ({
    xLabel: "x",
    yLabel: "y",
    y: linearScale(options.ylim, [1, 0]),
    besidePx: options.contours === "lines" ? 0 : colorBarWidth({ levels: options.levels.values, look: options.look }),
  }),
  draw({ box: room, title, labeled, hasBar = true }, options) {
    const { objective, runs, xlim, ylim, levels, look, stepAt, timeline, arrows: arrowKinds } = options;
    const box = options.isEqual ? equalBox(room, xlim, ylim) : room;
    const x = linearScale(xlim, [box.left, box.right]);
    const y = linearScale(ylim, [box.bottom, box.top]);
    const colors = bandColors(look.theme.bands, levels.values.length + 1);
    const { frame } = axes({
      ...{ box, x, y, title, labeled, look, isCrowded: isCrowdedBelow(box, options) },
      xLabel: labeled?.x === false ? undefined : "x",
      yLabel: labeled?.y === false ? undefined : "y",
    });
    const toPixels = (direction: Vector): readonly [number, number] => {
      const [dx = 0, dy = 0] = direction;
      return [dx * (x(1) - x(0)), dy * (y(1) - y(0))];
    };
    const tracks = tracksOf(runs, look.theme, ({ trajectory }, step) =>
      // Where the function is no number, there is no place on it.
      Number.isNaN(trajectory.values[step]) ? NOWHERE : placeOf(trajectory.pointAt(step), x, y),
    );
    const moving = { stepAt, frameCount: timeline.frameCount, box, look, objective, runs, tracks };
    const landmarks = landmarksOf(options, x, y, box);

    return [
      {
        flatColors: options.contours === "lines" ? [] : colors,
        backdrop: [
          ...ground(fieldOf(objective, box, xlim, ylim), levels, colors, box, options),
          ...frame,
          ...landmarks.map(({ mark }) => mark),
        ],
      },
      ...(hasBar ? barBeside(box, options) : []),
      runParts(tracks, {
        ...options,
        ...moving,
        isOnBands: true,
        obstacles: () => landmarks.flatMap(({ place }) => [place.x, place.y]),
        moreEntries: arrowEntries(arrowKinds, look),
        escorts: arrowKinds.map((kind) => arrows(kind, { ...moving, toPixels })),
        noteAt: valueNotes(options),
      }),
      ...statusLine(box, options),
    ];
  },
  bar: barBeside,
};

function barBeside(box: Box, options: ContourOptions): Part[] {
  if (options.contours === "lines") return [];
  const { values } = options.levels;
  return [
    colorBar({
      box,
      levels: values,
      colors: bandColors(options.look.theme.bands, values.length + 1),
      look: options.look,
    }),
  ];
}

/** A function of two variables as a picture of its own. */
export function contourScene(options: ContourOptions & PictureOptions): Scene {
  const { size, title, look, timeline } = options;
  const box = figureBox(size, { ...contourPlot.around(options), title }, look);
  return sceneOf(contourPlot.draw({ box, title }, options), { size, timeline, theme: look.theme });
}

/** Bands, lines, or both, and nothing where the function is no number. */
function ground(
  field: Field,
  levels: Levels,
  colors: readonly string[],
  box: Box,
  { contours: style, look: { theme, pt } }: ContourOptions,
): Mark[] {
  const clip = pixelsCovering(box);
  const found = contoursOf(field, levels);
  const line = { color: theme.contour, widthPx: Math.max(1, style === "lines" ? LINE_PT * pt : THIN_PT * pt), clip };
  const bands = [
    panel(clip, { color: colors[0] as string, borderColor: colors[0] as string, borderPx: 0 }),
    ...found.map(({ rings }, i) => area(rings, { color: colors[i + 1] as string, clip })),
  ];
  const lines = found.map(({ rings }) => polylines(rings, line));
  return [
    ...(style === "lines" ? [] : bands),
    ...(style === "filled" ? [] : lines),
    ...nowhere(field).map(({ rings }) => area(rings, { color: theme.background, clip })),
  ];
}

/** Where the function is no number. */
function nowhere(field: Field): Contour[] {
  if (!field.values.some(Number.isNaN)) return [];
  const isNowhere = field.values.map((value) => (Number.isNaN(value) ? 1 : 0));
  const valueAt = (column: number, row: number): number => (Number.isNaN(field.valueAt(column, row)) ? 1 : 0);
  return contoursOf({ ...field, values: isNowhere, valueAt }, { values: [0.5], base: undefined });
}

/** Minima as stars, starts as rings. */
function landmarksOf(
  { objective, runs, look }: ContourOptions,
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
