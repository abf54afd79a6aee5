import { describe, expect, it } from "vitest";
import { pageStyle } from "../../src/page/style.js";
import type { ThemeName } from "../../src/scene/names.js";
import { themes } from "../../src/scene/theme.js";
import { contrast, lightOf } from "../scene/color-vision.js";

/** The colors of a page by their names, in the order in which they apply: later ones on a condition. */
const colorsOf = (theme: ThemeName): Colors[] =>
  [...pageStyle({ width: 16, height: 9 }, 20, theme).matchAll(/--page: .*--accent.*/g)].map(
    ([line]) =>
      Object.fromEntries([...line.matchAll(/--(\w+): (#\w+)/g)].map(([, name, color]) => [name, color])) as Colors,
  );
const [light, dark] = colorsOf("matplotlib") as [Colors, Colors];
type Colors = Readonly<Record<"page" | "ink" | "faint" | "hover" | "accent", string>>;

const contrastOf = (a: string, b: string): number => contrast(lightOf(a), lightOf(b));

describe.each([
  ["light", light],
  ["dark", dark],
])("the controls of a %s page", (_, { page, ink, faint, hover, accent }) => {
  it("have text and icons with a contrast of 4.5:1", () => {
    for (const ground of [page, hover]) {
      expect(contrastOf(ink, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(accent, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("have a slider and an outline of focus with a contrast of 3:1", () => {
    expect(contrastOf(faint, page)).toBeGreaterThanOrEqual(3);
    expect(contrastOf(accent, page)).toBeGreaterThanOrEqual(3);
  });
});

it("a page has the background of the picture in it, light or dark", () => {
  expect([light.page, dark.page]).toEqual([themes.light.background, themes.dark.background]);
});

it.each(["dark", "print"] as const)(
  "a page of the theme %s is like its picture, whatever a reader prefers",
  (theme) => {
    expect(colorsOf(theme).map(({ page }) => page)).toEqual([themes[theme].background]);
  },
);
