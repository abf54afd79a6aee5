import type { Extent, TimeSettings, Timing } from "../film/clock.js";
import type { Size } from "../math/geometry.js";
import { lastMove } from "../trajectory/last-move.js";
import { largestText } from "./axes/margins.js";
import { type Chart, chartOf, styledChart } from "./chart.js";
import type { Layout } from "./layouts/layout.js";
import type { Typeface } from "./lettering/typeface.js";
import { POINTS_PER_INCH } from "./look.js";
import type { Picture, PictureSettings } from "./picture.js";
import { equalView, type View } from "./views/view.js";

/** The post's size and dots per inch. */
const POST = { dpi: 100, width: 1920, height: 1080 };
/** Least size of text of 22 points, if the picture has room for it. */
const SMALLEST_TEXT_PX = 11.6;
const POST_FONT_PT = 22;
/** A film whose last move is later than this share of the steps is not cut. */
const MOVING_SHARE = 0.8;

/** A chart whose settings may still be `auto`. */
export interface UnsettledChart extends Pick<Chart, "objective" | "runs"> {
  readonly settings: PictureSettings & TimeSettings;
  /** The longest film: `untilConverged` may end it earlier. */
  readonly extent: Extent;
  readonly layout: Layout;
}

/** Chooses what settings leave to the runs, now that these are known. */
export function pictureOf(unsettled: UnsettledChart, typeface: Typeface): Picture {
  const { settings, extent, layout, objective, runs } = unsettled;
  const { width, height, fontSize, theme, panels, tangent, arrows, counter, readout, levels, contours } = settings;
  const { clock, fps, intro, hold, loop, dpi, xlim, ylim, reference, trail, aspect } = settings;
  const isFree = { x: xlim === "auto", y: ylim === "auto" };
  const isUsuallyEqual = layout.boxOf !== undefined && (isFree.x || isFree.y);
  const narrow: Picture = {
    ...{ width, height, fontSize, theme, panels, tangent, arrows, counter, readout, levels, contours },
    layout: layout.name,
    ...layout.view(settings, objective, runs),
    dpi: dpi === "auto" ? dpiFor(settings) : dpi,
    reference: reference === "auto" ? (layout.reference?.(objective, runs) ?? "none") : reference,
    trail: trail === "auto" ? (layout.trail ?? "none") : trail,
    aspect: aspect === "auto" ? (isUsuallyEqual ? "equal" : "free") : aspect,
    title: settings.title.replaceAll(/\s+/g, " "),
    time: { ...extent, clock, fps, intro, hold, loop },
  };
  const picture = { ...narrow, ...viewWithAspect(narrow, isFree, unsettled, typeface) };
  return settings.untilConverged ? { ...picture, time: timeUntilRest(picture, unsettled) } : picture;
}

/** Scales lines and text with the picture, but keeps text large enough to read. */
function dpiFor(size: Size): number {
  const post = (POST_FONT_PT * POST.dpi) / POINTS_PER_INCH;
  const usual = post * Math.sqrt((size.width * size.height) / (POST.width * POST.height));
  const text = Math.min(Math.max(usual, SMALLEST_TEXT_PX), largestText(size));
  return Math.max(1, (POST.dpi * text) / post);
}

/** Widens the view if units are to be equally long on both axes. */
function viewWithAspect(
  picture: Picture,
  isFree: { readonly x: boolean; readonly y: boolean },
  { layout, ...chart }: UnsettledChart,
  typeface: Typeface,
): View {
  if (picture.aspect !== "equal" || !layout.boxOf) return picture;
  const { left, right, top, bottom } = layout.boxOf(styledChart(chartOf({ ...chart, layout, picture }), typeface));
  return equalView(picture, (right - left) / (bottom - top), isFree);
}

/**
 * Applies `untilConverged`: cuts the film after the last step that moves anything by a pixel. Does not cut it if that
 * was in the last fifth of the steps, because a slow run also stays within a pixel for a while.
 */
function timeUntilRest({ time, ...picture }: Picture, { settings, layout, runs }: UnsettledChart): Timing {
  const { placeOf } = layout;
  if (!placeOf) return time;
  const end = Math.max(...runs.map(({ trajectory }) => lastMove(trajectory, time.steps, placeOf, picture)));
  if (end > MOVING_SHARE * time.steps) return time;
  const { stride, frames, steps } = settings;
  const needed = Math.min(time.frames, Math.ceil(end / stride) + 1);
  if (time.clock === "even" && steps === "auto") return { ...time, frames: needed, steps: (needed - 1) * stride };
  return { ...time, frames: frames === "auto" ? needed : time.frames, steps: end };
}
