import { expect, it } from "vitest";
import { remarks } from "../../src/publish/remarks.js";
import { dejaVuSans } from "../../src/raster/fonts/dejavu-sans.js";
import type { PartialReel } from "../../src/reel/reel.js";
import { compose } from "../../src/scene/chart.js";
import { messageText } from "../../src/text/message.js";
import { staged } from "../support/stage.js";

const SMALL = { width: 320, height: 180, frames: 2, optimizers: [{ name: "sgd" }] } as const;

/** The texts that are set for a picture. */
function textsOf(reel: PartialReel): Set<string> {
  const typeface = dejaVuSans();
  const texts = new Set<string>();
  compose(staged({ ...SMALL, ...reel }), {
    ...typeface,
    outline(text, sizePx) {
      texts.add(text);
      return typeface.outline(text, sizePx);
    },
  });
  return texts;
}

it.each<[string, number[], string[]]>([
  ["w^2 + b^2", [2, 1], ["w", "b", "w = ", "b = ", "w and b"]],
  ["x^2 + y^2", [2, 1], ["x", "y", "x = ", "y = ", "x and y"]],
  ["θ^2", [2], ["θ", "f", "θ = "]],
  ["x^2", [2], ["x", "y", "x = "]],
])("axes, read-outs and panels of %s name its variables", (formula, start, names) => {
  const texts = textsOf({ objective: { formula }, start, readout: true, panels: ["x"] });
  for (const name of names) expect(texts).toContain(name);
  const others = formula.startsWith("x") ? ["w", "b", "θ"] : ["x", "y", "x = "];
  for (const other of others) expect(texts).not.toContain(other);
});

it("remarks name the variables of a place outside the picture", () => {
  const view = { xlim: [-1, 1], ylim: [-1, 1] } as const;
  const chart = staged({ ...SMALL, objective: { formula: "w^2 + b^2" }, start: [2, 3], ...view });
  const [remark = []] = remarks(chart, { untilConverged: false }, []);
  expect(messageText(remark)).toContain("(w = 2, b = 3;");
});
