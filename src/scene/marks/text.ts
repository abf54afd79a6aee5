import { pixelsCovering } from "../../math/geometry.js";
import type { PathSegment, TextOutline, Typeface } from "../lettering/typeface.js";
import type { Context2D, Mark } from "../scene.js";

/** Text as a filled outline. The left end of its baseline is (x, y). */
export function text(outline: TextOutline, x: number, y: number, color: string): Mark {
  const { ink, path } = outline;
  return {
    bounds: pixelsCovering({ left: x + ink.left, top: y + ink.top, right: x + ink.right, bottom: y + ink.bottom }),
    paint(context) {
      context.save();
      context.fillStyle = color;
      context.beginPath();
      for (const segment of path) trace(context, segment, x, y);
      context.fill();
      context.restore();
    },
  };
}

function trace(context: Context2D, segment: PathSegment, x: number, y: number): void {
  const [kind] = segment;
  if (kind === "M") context.moveTo(x + segment[1], y + segment[2]);
  else if (kind === "L") context.lineTo(x + segment[1], y + segment[2]);
  else if (kind === "Q") context.quadraticCurveTo(x + segment[1], y + segment[2], x + segment[3], y + segment[4]);
  else context.closePath();
}

/** Writes a line whose baseline starts at (left, baseline). */
type Writer = (line: string, left: number, baseline: number) => Mark[];

/**
 * Writes lines that change from frame to frame, one mark a character. A character at the same place as before is the
 * same mark object, which the rasterizer does not repaint.
 */
export function writer(typeface: Typeface, sizePx: number, color: string): Writer {
  const outlines = new Map<string, TextOutline>();
  const marks = new Map<string, Mark>();
  const outlineOf = (character: string): TextOutline => {
    const outline = outlines.get(character) ?? typeface.outline(character, sizePx);
    outlines.set(character, outline);
    return outline;
  };
  return (line, left, baseline) => {
    let pen = left;
    return [...line].map((character) => {
      const outline = outlineOf(character);
      const key = `${character} ${pen} ${baseline}`;
      const mark = marks.get(key) ?? text(outline, pen, baseline, color);
      marks.set(key, mark);
      pen += outline.advancePx;
      return mark;
    });
  };
}
