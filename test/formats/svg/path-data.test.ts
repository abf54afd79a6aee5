import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PathData } from "../../../src/formats/svg/svg-context.js";

const coordinate = fc.double({ min: -3000, max: 3000, noNaN: true });
const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 400 });

describe("path data", () => {
  it("comes within half a hundredth of every point, however long the path", () => {
    fc.assert(
      fc.property(points, (all) => {
        const path = new PathData();
        all.forEach(([x, y], i) => {
          if (i === 0) path.moveTo(x, y);
          else path.lineTo(x, y);
        });
        const ends = endsOf(path.text);
        expect(ends).toHaveLength(all.length);
        ends.forEach(([x, y], i) => {
          expect(Math.abs(x - (all[i]?.[0] as number))).toBeLessThan(0.00501);
          expect(Math.abs(y - (all[i]?.[1] as number))).toBeLessThan(0.00501);
        });
      }),
    );
  });

  it("has SVG's syntax", () => {
    const path = new PathData();
    path.moveTo(1, 2);
    path.lineTo(4.005, -2);
    path.quadraticCurveTo(5, 6, 7, 8);
    path.close();
    path.rect(0, 0, 3, 4);
    path.circle(10, 10, 2.5);
    expect(path.text).toBe("M1 2l3-4q1 8 3 10zM0 0h3v4h-3zM12.5 10a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0z");
  });

  it("clamps infinite coordinates, which would invalidate the whole path", () => {
    const path = new PathData();
    path.moveTo(Number.NEGATIVE_INFINITY, 1e300);
    path.lineTo(0, 0);
    expect(path.text).toBe("M-1000000 1000000l1000000-1000000");
  });
});

/** The end of each command of a path of moves and lines. */
function endsOf(text: string): [number, number][] {
  let [x, y] = [0, 0];
  return [...text.matchAll(/([Ml])(-?[\d.]+) ?(-?[\d.]+)/g)].map(([, command, first, second]) => {
    if (command === "M") [x, y] = [0, 0];
    x += Number(first);
    y += Number(second);
    return [x, y];
  });
}
