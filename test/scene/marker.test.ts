import { describe, expect, it } from "vitest";
import { wholeOf } from "../../src/math/geometry.js";
import { Surface } from "../../src/raster/surface.js";
import { dot, type MarkerOptions, marker, markerShapes } from "../../src/scene/marks/marker.js";
import { background } from "../../src/scene/marks/panel.js";
import type { Mark } from "../../src/scene/scene.js";

const SIZE = { width: 80, height: 80 };
const OPTIONS: MarkerOptions = { color: "#000000", radiusPx: 16, clip: wholeOf(SIZE) };

/** The darkness of every pixel, 0 to 1, row by row. */
function darkness(...marks: readonly Mark[]): number[] {
  const surface = new Surface(SIZE);
  surface.paint([background(SIZE, "#ffffff"), ...marks]);
  const pixels = surface.read(wholeOf(SIZE));
  return Array.from({ length: pixels.length / 4 }, (_, i) => 1 - (pixels[4 * i] as number) / 255);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

describe.each(markerShapes)("a %s", (shape) => {
  const covered = darkness(marker(shape, 40.3, 39.6, OPTIONS));

  it("covers the area of a circle", () => {
    expect(Math.abs(sum(covered) / (Math.PI * 16 ** 2) - 1)).toBeLessThan(0.01);
  });

  it("has its center of mass at its place", () => {
    const x = sum(covered.map((weight, i) => weight * ((i % SIZE.width) + 0.5))) / sum(covered);
    const y = sum(covered.map((weight, i) => weight * (Math.floor(i / SIZE.width) + 0.5))) / sum(covered);
    expect(Math.hypot(x - 40.3, y - 39.6)).toBeLessThan(0.1);
  });

  it("keeps its area inside an edge that separates it from marks beneath", () => {
    const beneath = dot(40.3, 39.6, { ...OPTIONS, radiusPx: 36 });
    const edged = darkness(beneath, marker(shape, 40.3, 39.6, { ...OPTIONS, edgeColor: "#ffffff" }));
    const bare = sum(darkness(beneath)) - sum(edged);
    expect(bare).toBeGreaterThan(2 * Math.PI * 16 * 0.2 * 16 * 0.9);
    expect(edged[39 * SIZE.width + 40]).toBe(1);
    expect(sum(edged.map((dark, i) => Math.max(0, (covered[i] as number) - dark)))).toBeLessThan(0.05 * sum(covered));
  });

  it("differs from every other shape by a tenth of its area", () => {
    for (const other of markerShapes) {
      if (other === shape) continue;
      const theirs = darkness(marker(other, 40.3, 39.6, OPTIONS));
      expect(sum(covered.map((dark, i) => Math.abs(dark - (theirs[i] as number))))).toBeGreaterThan(0.1 * sum(covered));
    }
  });
});

it("the circle is the dot", () => {
  expect(darkness(marker("circle", 40.3, 39.6, OPTIONS))).toEqual(darkness(dot(40.3, 39.6, OPTIONS)));
});
