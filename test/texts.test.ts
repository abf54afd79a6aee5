import { describe, expect, it, vi } from "vitest";
import { intersect, isEmpty, type Rect, wholeOf } from "../src/math/geometry.js";
import { builtIns } from "../src/reel/built-ins.js";
import type { Mark, Scene } from "../src/scene/scene.js";
import { staged } from "./support/stage.js";

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 960, height: 540 },
  { width: 480, height: 270 },
  { width: 1080, height: 1920 },
] as const;

/** What marks of a picture are, told by who makes them. */
const made = vi.hoisted(() => ({
  texts: new Map<object, number>(),
  rules: new Set<object>(),
  legends: new Set<object>(),
}));

vi.mock("../src/scene/marks/text.js", async (importOriginal) => {
  const original = await importOriginal<typeof import("../src/scene/marks/text.js")>();
  const text: typeof original.text = (outline, x, y, color) => {
    const mark = original.text(outline, x, y, color);
    made.texts.set(mark, y);
    return mark;
  };
  return { ...original, text };
});
vi.mock("../src/scene/marks/rule.js", async (importOriginal) => {
  const original = await importOriginal<typeof import("../src/scene/marks/rule.js")>();
  const noted =
    <Values extends unknown[]>(make: (...values: Values) => Mark) =>
    (...values: Values): Mark => {
      const mark = make(...values);
      made.rules.add(mark);
      return mark;
    };
  return { ...original, horizontalRule: noted(original.horizontalRule), verticalRule: noted(original.verticalRule) };
});
vi.mock("../src/scene/marks/panel.js", async (importOriginal) => {
  const original = await importOriginal<typeof import("../src/scene/marks/panel.js")>();
  const panel: typeof original.panel = (rect, options) => {
    const mark = original.panel(rect, options);
    // Color bars are panels without a border.
    if (options.borderPx > 0) made.legends.add(mark);
    return mark;
  };
  return { ...original, panel };
});

describe.each(Object.entries(builtIns))("the texts of %s", (_, { reel }) => {
  it.each(SIZES)("are apart from each other, from lines and from legends, and in the picture: %o", (size) => {
    const { scene } = staged({ ...reel, ...size });
    const frames = [0, Math.floor(scene.timeline.frameCount / 2), scene.timeline.frameCount - 1];
    for (const frame of frames) {
      expect(faultsIn(scene, frame)).toEqual([]);
    }
  });
});

/** Texts that are where they should not be. */
function faultsIn(scene: Scene, frame: number): string[] {
  const before = Array.from({ length: frame + 1 }, (_, i) => scene.additionsAt(i)).flat();
  const written = [...new Set([...before, ...scene.marksAt(frame)])].filter((mark) => !scene.backdrop.includes(mark));
  const marks = [...scene.backdrop, ...written].filter(({ bounds }) => !isEmpty(bounds));
  const texts = marks.filter((mark) => made.texts.has(mark));
  const rules = marks.filter((mark) => made.rules.has(mark));
  const legends = marks.filter((mark) => made.legends.has(mark));
  const legendOf = (mark: Mark): Mark | undefined => legends.find(({ bounds }) => holds(bounds, mark.bounds));
  const doMeet = (a: Mark, b: Mark): boolean => !isEmpty(intersect(a.bounds, b.bounds));
  // A title stands 6 points above its box, as matplotlib's do; an underscore is as deep, and may touch the frame.
  const isCrossed = (text: Mark, rule: Mark): boolean => intersect(text.bounds, rule.bounds).height > 1;
  // Characters of one line that is written anew in every frame stand as close as in any text.
  const areOneLine = (a: Mark, b: Mark): boolean =>
    written.includes(a) && written.includes(b) && made.texts.get(a) === made.texts.get(b);

  return texts.flatMap((text, i) => {
    const legend = legendOf(text);
    const others = texts.slice(i + 1).filter((other) => doMeet(text, other) && !areOneLine(text, other));
    // A legend hides what it stands on.
    const lines = rules.filter((rule) => isCrossed(text, rule) && (!legend || legendOf(rule) === legend));
    const crossed = legend ? [] : legends.filter((other) => doMeet(text, other));
    const isOut = !holds(wholeOf(scene.size), text.bounds);
    return [
      ...others.map((other) => `texts meet: ${place(text)} and ${place(other)}`),
      ...lines.map((rule) => `a line crosses a text: ${place(rule)} and ${place(text)}`),
      ...crossed.map((other) => `a legend meets a text: ${place(other)} and ${place(text)}`),
      ...(isOut ? [`a text leaves the picture: ${place(text)}`] : []),
    ];
  });
}

function holds(outer: Rect, { x, y, width, height }: Rect): boolean {
  return x >= outer.x && y >= outer.y && x + width <= outer.x + outer.width && y + height <= outer.y + outer.height;
}

function place({ bounds: { x, y, width, height } }: Mark): string {
  return `${width}×${height} at (${x}, ${y})`;
}
