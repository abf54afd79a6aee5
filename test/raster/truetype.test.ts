import { createRequire } from "node:module";
import { createCanvas, registerFont } from "canvas";
import { beforeAll, describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import { dejaVuSans, dejaVuSansFont } from "../../src/raster/fonts/dejavu-sans.js";
import { Surface } from "../../src/raster/surface.js";
import { background } from "../../src/scene/marks/panel.js";
import { text } from "../../src/scene/marks/text.js";

/** Large, so that the other renderer's hinting matters little. */
const SIZE_PX = 400;
const require = createRequire(import.meta.url);

describe("DejaVu Sans", () => {
  beforeAll(() => {
    registerFont(require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"), { family: "Judge" });
  });

  it.each(["Amsgrad, learning_rate = 0.01", "−4", "AVATAR To. y,", "∇f(x₀) ≤ β₁·½", "Éñüß Ωλπ Жя"])(
    "sets %j as wide as pango and FreeType do, kerning included",
    (line) => {
      const context = createCanvas(10, 10).getContext("2d");
      context.font = `${SIZE_PX}px Judge`;
      const judged = context.measureText(line).width;
      expect(Math.abs(dejaVuSans().outline(line, SIZE_PX).advancePx / judged - 1)).toBeLessThan(0.002);
    },
  );

  it("has no glyph that the reader does not know how to read", () => {
    const { glyphOf } = dejaVuSansFont();
    let count = 0;
    for (let code = 0x20; code < 0x10000; code++) {
      try {
        glyphOf(String.fromCodePoint(code));
        count++;
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
      }
    }
    expect(count).toBeGreaterThan(4000);
  });

  it.each([..."Agy8%@éÅ½−β∇Жﬁ"])("inks the same pixels for %s as FreeType does", (character) => {
    const size = { width: 500, height: 560 };
    const ours = new Surface(size);
    ours.paint([background(size, "#ffffff"), text(dejaVuSans().outline(character, SIZE_PX), 40, 420, "#000000")]);
    const judge = createCanvas(size.width, size.height).getContext("2d", { alpha: false });
    judge.fillStyle = "#ffffff";
    judge.fillRect(0, 0, size.width, size.height);
    judge.fillStyle = "#000000";
    judge.font = `${SIZE_PX}px Judge`;
    judge.fillText(character, 40, 420);
    const a = ours.read({ x: 0, y: 0, ...size });
    const b = judge.getImageData(0, 0, size.width, size.height).data;
    let inked = 0;
    let off = 0;
    for (let i = 0; i < a.length; i += 4) {
      if ((b[i] as number) < 128) inked++;
      if ((a[i] as number) < 128 !== (b[i] as number) < 128) off++;
    }
    expect(inked).toBeGreaterThan(1000);
    expect(off / inked).toBeLessThan(0.03);
  });

  it.each([
    ["漢", "U+6F22"],
    ["\n", "U+000A"],
    ["𝒳", "U+1D4B3"],
  ])("names %j if it lacks it", (character, code) => {
    expect(() => dejaVuSans().outline(`x${character}`, 20)).toThrow(code);
  });

  it.each(["שלום", "abc مرحبا"])("refuses %j, which runs from right to left", (line) => {
    expect(() => dejaVuSans().outline(line, 20)).toThrow("Right-to-left");
  });

  it("has no ink for blanks, but advances", () => {
    const { ink, advancePx, path } = dejaVuSans().outline("  ", 20);
    expect({ ink, path }).toEqual({ ink: { left: 0, top: 0, right: 0, bottom: 0 }, path: [] });
    expect(advancePx).toBeGreaterThan(5);
  });
});
