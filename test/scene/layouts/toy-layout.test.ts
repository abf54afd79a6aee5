import { expect, it, vi } from "vitest";
import type { UsageError } from "../../../src/errors.js";
import { wordsOf } from "../../../src/film/frame.js";
import { readShow } from "../../../src/player/show.js";
import { remarks } from "../../../src/publish/remarks.js";
import { rasterizer } from "../../../src/raster/rasterize.js";
import type { PartialReel } from "../../../src/reel/reel.js";
import { messageText } from "../../../src/text/message.js";
import { carriedBy, pageOf } from "../../support/pages.js";
import { pictures } from "../../support/scenes.js";
import { staged } from "../../support/stage.js";
import { strokesOf } from "../../support/strokes.js";

vi.mock(import("../../../src/scene/layouts/list.js"), async (importOriginal) => {
  const { layouts } = await importOriginal();
  const { line } = await import("./toy-layout.js");
  return { layouts: [...layouts, line] as never };
});

const SMALL = { width: 100, height: 20, frames: 3, objective: { formula: "x^2" }, start: [1] } as const;
const onLine = (reel: object = {}): PartialReel => ({
  ...SMALL,
  layout: "line" as never,
  optimizers: [{ name: "sgd", learningRate: 0.25 }],
  ...reel,
});

it("a layout that is one object and one line in the list draws runs, from their recording to pixels", () => {
  const { scene, picture } = staged(onLine());
  expect(picture).toMatchObject({ layout: "line", xlim: [0, 1], trail: "none", aspect: "free" });
  const columns = [...pictures(scene.size, rasterizer(scene)())].map((rgba) => {
    const middle = [
      ...wordsOf(rgba)
        .subarray(10 * 100, 11 * 100)
        .entries(),
    ].filter(([, word]) => word !== -1);
    return middle.reduce((sum, [column]) => sum + column + 0.5, 0) / middle.length;
  });
  // The steps of x² at a rate of 1/4 halve x.
  expect(columns).toEqual([expect.closeTo(98, 0), expect.closeTo(50, 0), expect.closeTo(25, 0)]);
});

it.each([
  [{ tangent: true }, "tangent"],
  [{ panels: ["f"] }, "panels"],
  [{ untilConverged: true, frames: "auto" }, "untilConverged"],
])("it is reported which settings that layout does not read: %j", (reel, name) => {
  expect(() => staged(onLine(reel))).toThrow(`The layout line has no ${name}.`);
});

it("all settings that no layout of an objective reads are reported at once", () => {
  const reel = onLine({ levels: "log", tangent: true, aspect: "equal", xlim: [0, 2], counter: true });
  const error = (() => {
    try {
      staged(reel);
    } catch (thrown) {
      return thrown;
    }
    return undefined;
  })() as UsageError;
  expect(error.mistakes.map(({ settings: [path] }) => path?.[0]).sort()).toEqual(["aspect", "levels", "tangent"]);
  expect(error.message).toContain("levels is for functions of two variables, and x^2 has one variable.");
});

it("what is outside the picture is what the layout says is not visible", () => {
  const [remark, ...more] = remarks(staged(onLine({ start: [-1] })), { untilConverged: false }, []);
  expect(remark && messageText(remark)).toContain("starts outside the picture (x = -1, f = 1;");
  expect(more).toEqual([]);
  expect(remarks(staged(onLine({ xlim: [0, 2] })), { untilConverged: false }, [])).toEqual([]);
});

it("a page draws that layout in the browser as it was drawn here", async () => {
  const { html, scene } = await pageOf(onLine());
  const show = readShow(carriedBy(html));
  for (const frame of [0, 1, 2]) expect(strokesOf(show.sceneIn(show.theme), frame)).toEqual(strokesOf(scene, frame));
});
