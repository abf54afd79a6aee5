import { beforeAll, describe, expect, it } from "vitest";
import { objectives } from "../src/objectives/registry.js";
import { rasterizer } from "../src/raster/rasterize.js";
import { bluenessAt, type Corners, inkBox, loadPicture, lumaAt, meanSsim, type Picture } from "./support/picture.js";
import { referencePath } from "./support/reference.js";
import { pictures } from "./support/scenes.js";
import { staged } from "./support/stage.js";

/** Frames that the post's own script drew under matplotlib 3.6. */
const FRAMES = [0, 30, 60, 199] as const;
const TEXTS: readonly (readonly [string, Corners])[] = [
  ["title", [640, 80, 1300, 128]],
  ["x label", [950, 1003, 1010, 1040]],
  ["y label", [160, 510, 199, 560]],
  ...[389, 686, 984, 1282, 1579].map((x, i) => [`x tick ${2 * i - 4}`, [x - 40, 968, x + 40, 1002]] as const),
  ...[878, 712, 545, 379, 213].map((y, i) => [`y tick ${2 * i - 4}`, [182, y - 20, 232, y + 20]] as const),
];

const ours = new Map<number, Picture>();
const theirs = new Map<number, Picture>();

beforeAll(async () => {
  const { scene } = staged({});
  let frame = 0;
  for (const rgba of pictures(scene.size, rasterizer(scene)())) {
    if (FRAMES.some((wanted) => wanted === frame)) ours.set(frame, { ...scene.size, rgba });
    frame++;
  }
  for (const number of FRAMES) {
    const name = `matplotlib/frame-${String(number).padStart(3, "0")}.png`;
    theirs.set(number, await loadPicture(referencePath(name)));
  }
});

describe.each(FRAMES)("frame %d beside matplotlib's", (number) => {
  it("has a mean SSIM of 0.985 or more", () => {
    const ssim = meanSsim(picture(ours, number), picture(theirs, number));
    console.info(`frame ${number}: mean SSIM ${ssim.toFixed(5)}`);
    expect(ssim).toBeGreaterThanOrEqual(0.985);
  });

  it("has the box of the axes and every tick within 1 px", () => {
    const [a, b] = [linesOf(picture(ours, number)), linesOf(picture(theirs, number))];
    console.info(`frame ${number}: box and ticks at ${JSON.stringify(a)}, matplotlib's at ${JSON.stringify(b)}`);
    expect(b.flat()).toHaveLength(14);
    expect(a.map((line) => line.length)).toEqual(b.map((line) => line.length));
    const differences = a.flat().map((at, i) => Math.abs(at - (b.flat()[i] as number)));
    expect(Math.max(...differences)).toBeLessThanOrEqual(1);
  });

  it("has every text within 3 px", () => {
    const offsets = TEXTS.map(([name, region]) => {
      const [a, b] = [inkBox(picture(ours, number), region), inkBox(picture(theirs, number), region)];
      return { name, off: Math.max(...a.map((edge, i) => Math.abs(edge - (b[i] as number)))) };
    });
    console.info(`frame ${number}: texts off by ${offsets.map(({ name, off }) => `${name} ${off}`).join(", ")} px`);
    for (const { off } of offsets) expect(off).toBeLessThanOrEqual(3);
  });

  it("has the curve within 0.75 px wherever it is in view", () => {
    const distances = curveDistances(picture(ours, number), picture(theirs, number));
    console.info(`frame ${number}: curve off by ${Math.max(...distances).toFixed(3)} px at most`);
    expect(distances.length).toBeGreaterThan(900);
    expect(Math.max(...distances)).toBeLessThanOrEqual(0.75);
  });
});

function picture(from: ReadonlyMap<number, Picture>, number: number): Picture {
  const found = from.get(number);
  if (!found) throw new Error(`There is no frame ${number}.`);
  return found;
}

/** Where dark lines cross four scan lines: the box's sides, its top and bottom, and the ticks outside it. */
function linesOf(picture: Picture): number[][] {
  const isDark = (x: number, y: number) => lumaAt(picture, x, y) < 64;
  const columns = Array.from({ length: picture.width }, (_, x) => x);
  const rows = Array.from({ length: picture.height }, (_, y) => y);
  return [
    columns.filter((x) => isDark(x, 300) && isDark(x, 900)),
    rows.filter((y) => isDark(300, y) && isDark(1600, y)),
    columns.filter((x) => isDark(x, 964)),
    rows.filter((y) => isDark(237, y)),
  ];
}

/** How far apart the two curves are: along rows where they are steep, along columns where they are flat. */
function curveDistances(a: Picture, b: Picture): number[] {
  const f = (x: number) => objectives.cubic.value([x]);
  const distances: number[] = [];
  for (let column = 250; column < 1720; column++) {
    const x = (column + 0.5 - 240) / 148.8 - 5;
    const row = 545.4 - 83.16 * f(x);
    const slope = (83.16 / 148.8) * Math.abs(1 - 3 * x * x);
    const isInView = row > 140 && row < 950;
    // The dashed line and the point cover the curve.
    const isCovered = Math.abs(row - 577.4) < 14 || (x > -1.15 && x < -0.4);
    if (!isInView || isCovered) continue;
    const along = slope > 1 ? centerAlongRow : centerAlongColumn;
    const difference = Math.abs(along(a, column, Math.floor(row)) - along(b, column, Math.floor(row)));
    distances.push(difference / Math.hypot(1, slope > 1 ? 1 / slope : slope));
  }
  for (let row = 140; row < 950; row++) {
    if (row > 500 && row < 600) continue;
    distances.push(Math.abs(centerAlongRow(a, columnAt(row), row) - centerAlongRow(b, columnAt(row), row)));
  }
  return distances;

  /** Outside the bumps every row meets the curve once: found by bisection. */
  function columnAt(row: number): number {
    let [low, high] = row < 545 ? [-3, -1] : [1, 3];
    for (let i = 0; i < 40; i++) {
      const middle = (low + high) / 2;
      if (545.4 - 83.16 * f(middle) < row + 0.5) low = middle;
      else high = middle;
    }
    return Math.floor(240 + 148.8 * (low + 5));
  }
}

const REACH = 9;

function centerAlongRow(picture: Picture, column: number, row: number): number {
  return center((offset) => bluenessAt(picture, column + offset, row));
}

function centerAlongColumn(picture: Picture, column: number, row: number): number {
  return center((offset) => bluenessAt(picture, column, row + offset));
}

function center(weightAt: (offset: number) => number): number {
  let [moment, weight] = [0, 0];
  for (let offset = -REACH; offset <= REACH; offset++) {
    moment += offset * weightAt(offset);
    weight += weightAt(offset);
  }
  if (weight < 100) throw new Error("There is no curve here.");
  return moment / weight;
}
