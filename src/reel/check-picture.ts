import { UsageError } from "../errors.js";
import {
  arrowNames,
  aspectNames,
  contourNames,
  layoutNames,
  levelNames,
  panelNames,
  themeNames,
  trailNames,
} from "../names.js";
import { fail, flag, inRange, numbers, oneOf, someOf, text, whole } from "./ranges.js";
import type { Reel } from "./reel.js";

const GIF_LONGEST_SIDE_PX = 65_535;
const MOST_PIXELS = 2 ** 28;
const LONGEST_TITLE = 1000;

/** @throws {UsageError} for the first setting of the picture that is out of its range, naming it. */
export function checkPicture(reel: Reel): void {
  whole("width", reel.width, 1, GIF_LONGEST_SIDE_PX, "GIF's limit");
  whole("height", reel.height, 1, GIF_LONGEST_SIDE_PX, "GIF's limit");
  checkPixels(reel);
  if (reel.dpi !== "auto") inRange("dpi", reel.dpi, 1, 4800);
  inRange("font size", reel.fontSizePt, 1, 1000, "points");
  oneOf("theme", reel.theme, themeNames);
  oneOf("layout", reel.layout, ["auto", ...layoutNames]);
  someOf("panels", reel.panels, panelNames);
  oneOf("trail", reel.trail, ["auto", ...trailNames]);
  someOf("arrows", reel.arrows, arrowNames);
  flag("tangent", reel.tangent);
  flag("counter", reel.counter);
  flag("readout", reel.readout);
  oneOf("levels", reel.levels, ["auto", ...levelNames]);
  oneOf("contours", reel.contours, ["auto", ...contourNames]);
  oneOf("aspect", reel.aspect, ["auto", ...aspectNames]);
  if (reel.xlim !== "auto") checkLimits("xlim", reel.xlim);
  if (reel.ylim !== "auto") checkLimits("ylim", reel.ylim);
  if (reel.reference !== "auto" && reel.reference !== "none" && !Number.isFinite(reel.reference)) {
    fail("reference", "auto, none or a finite number", reel.reference);
  }
  if (reel.title !== undefined) checkTitle(reel.title);
}

function checkPixels({ width, height }: Reel): void {
  if (width * height <= MOST_PIXELS) return;
  throw new UsageError(
    `A picture of ${width}×${height} has ${width * height} pixels, more than ${MOST_PIXELS}.`,
    "Choose a smaller width or height.",
  );
}

function checkLimits(name: string, limits: readonly [number, number]): void {
  numbers(name, limits, 2);
  const [low, high] = limits;
  const span = high - low;
  if (!Number.isFinite(span)) fail(name, "two finite numbers not too far apart", `${low},${high}`);
  if (low > high) {
    throw new UsageError(`${name} is reversed: ${low} is above ${high}.`, `Write the lower end first: ${high},${low}.`);
  }
  // Below this the pixels of a picture cannot be told apart in double precision.
  if (span <= Math.max(1e-300, 1e-10 * Math.max(Math.abs(low), Math.abs(high)))) {
    throw new UsageError(
      `${name} is ${span === 0 ? "empty" : "too narrow to be drawn"}: it spans from ${low} to ${high}.`,
      "Write two ends that are apart, such as -5,5.",
    );
  }
}

function checkTitle(title: unknown): void {
  text("title", title);
  if (title.length > LONGEST_TITLE) {
    throw new UsageError(`A title has ${LONGEST_TITLE} characters at most, this one ${title.length}.`);
  }
}
