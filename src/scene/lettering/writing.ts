import { text } from "../marks/text.js";
import type { Mark } from "../scene.js";
import type { TextOutline, Typeface } from "./typeface.js";

/** Writes a line whose baseline starts at (left, baseline). */
export type Writer = (line: string, left: number, baseline: number) => Mark[];

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
