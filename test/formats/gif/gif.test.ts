import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gif } from "../../../src/formats/gif/encode/gif.js";
import { rasterizer } from "../../../src/raster/rasterize.js";
import { dot } from "../../../src/scene/marks/marker.js";
import type { Scene } from "../../../src/scene/scene.js";
import { encoded, filmOf, PLAIN } from "../../support/films.js";
import type { Decoded } from "../../support/judges/judge.js";
import { decodeGif, withoutAlpha } from "../../support/judges/omggif.js";
import { propertyRuns } from "../../support/property-runs.js";
import { pictures, sceneOf, scenes } from "../../support/scenes.js";

const still = (at: number) => ({
  additions: [],
  marks: [dot(at, 18, { color: "#ff0000", radiusPx: 4, clip: { x: 0, y: 0, width: 48, height: 36 } })],
});

describe("a GIF", () => {
  it("shows every frame exactly, at its time, if 256 colors are enough", async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async (scene) => {
        const { file, facts } = await encoded(filmOf(scene), gif);
        fc.pre(facts.exact);
        const decoded = decodeGif(file);
        expect(decoded.images).toHaveLength(facts.images);
        expect(areSame(framesOf(scene), shownAtFrames(decoded, scene))).toBe(true);
      }),
      { numRuns: propertyRuns(200) },
    );
  });

  it("reports to be exact if and only if no pixel changed", async () => {
    await fc.assert(
      fc.asyncProperty(scenes, fc.integer({ min: 2, max: 40 }), fc.boolean(), async (scene, colors, dither) => {
        const { file, facts } = await encoded(filmOf(scene), gif, { ...PLAIN, colors, dither });
        const shown = shownAtFrames(decodeGif(file), scene);
        expect(areSame(framesOf(scene), shown)).toBe(facts.exact);
        expect(facts.colors).toBeLessThanOrEqual(colors);
      }),
      { numRuns: propertyRuns(200) },
    );
  });

  it("makes one longer image of equal frames, and keeps the total time", async () => {
    const scene = sceneOf([], [still(10), still(10), still(10), still(20), still(20)], { holdMs: 300 });
    const { images } = decodeGif((await encoded(filmOf(scene), gif)).file);
    expect(images.map(({ durationMs }) => durationMs)).toEqual([60, 340]);
  });

  it("shows the first frame longer by the intro, the last by the hold, and a single one by both", async () => {
    const times = { introMs: 500, holdMs: 300 };
    const durations = async (scene: Scene) =>
      decodeGif((await encoded(filmOf(scene), gif)).file).images.map(({ durationMs }) => durationMs);
    expect(await durations(sceneOf([], [still(10), still(20), still(30)], times))).toEqual([520, 20, 320]);
    expect(await durations(sceneOf([], [still(10)], times))).toEqual([820]);
  });

  it("rounds the ends of frames, not their lengths", async () => {
    const frames = Array.from({ length: 9 }, (_, i) => still(4 + 5 * i));
    const scene = sceneOf([], frames, { frameMs: 1000 / 30 });
    const { images } = decodeGif((await encoded(filmOf(scene), gif)).file);
    expect(images.map(({ durationMs }) => durationMs)).toEqual([30, 40, 30, 30, 40, 30, 30, 40, 30]);
  });

  it("splits a time that is too long for one image, with the same pictures", async () => {
    const scene = sceneOf([], [still(10), still(20)], { holdMs: 1_500_000 });
    const { images } = decodeGif((await encoded(filmOf(scene), gif)).file);
    expect(images.map(({ durationMs }) => durationMs)).toEqual([20, 655_350, 655_350, 189_320]);
    for (const { rgb } of images.slice(2)) expect(rgb.equals(images[1]?.rgb as Buffer)).toBe(true);
  });

  it("never splits off a time so short that browsers would stretch it", async () => {
    const scene = sceneOf([], [still(10)], { holdMs: 655_340 });
    const { images } = decodeGif((await encoded(filmOf(scene), gif)).file);
    expect(images.map(({ durationMs }) => durationMs)).toEqual([655_340, 20]);
  });

  it.each([
    [0, 0],
    [1, null],
    [2, 1],
    [65_536, 65_535],
  ])("that plays %d times stores %s repeats", async (plays, repeats) => {
    const { file } = await encoded(filmOf(sceneOf([], [still(10), still(20)], { plays })), gif);
    const at = file.indexOf("NETSCAPE2.0");
    expect(at < 0 ? null : file.readUInt16LE(at + 13)).toBe(repeats);
    const firstControl = file.indexOf(Buffer.from([0x21, 0xf9, 4]));
    expect(at).toBeLessThan(firstControl);
    expect(file.indexOf("test")).toBeLessThan(firstControl);
  });

  it("keeps flat colors unchanged with the smallest palettes", async () => {
    const flat = ["#ffffff", "#ff0000", "#1f77b4", "#000000"];
    const marks = flat.map((color, i) =>
      dot(6 + 12 * i, 18, { color, radiusPx: 5, clip: { x: 0, y: 0, width: 48, height: 36 } }),
    );
    const scene: Scene = { ...sceneOf([], [{ additions: [], marks }]), flatColors: flat };
    const { file, facts } = await encoded(filmOf(scene), gif, { ...PLAIN, colors: 4 });
    expect(facts).toMatchObject({ colors: 4, exact: false });
    const { rgb } = decodeGif(file).images[0] as Decoded["images"][number];
    const middles = flat.map((_, i) => rgb.subarray(3 * (18 * 48 + 6 + 12 * i), 3 * (18 * 48 + 6 + 12 * i) + 3));
    expect(middles.map((pixel) => `#${pixel.toString("hex")}`)).toEqual(flat);
  });
});

function framesOf(scene: Scene): Buffer[] {
  return [...pictures(scene.size, rasterizer(scene)())].map(withoutAlpha);
}

function areSame(frames: readonly Buffer[], others: readonly Buffer[]): boolean {
  return frames.length === others.length && frames.every((frame, i) => frame.equals(others[i] as Buffer));
}

/** The picture on screen in the middle of every frame's time. */
function shownAtFrames({ images }: Decoded, { timeline }: Scene): Buffer[] {
  return Array.from({ length: timeline.frameCount }, (_, frame) => {
    let rest = (frame + 0.5) * timeline.frameMs;
    for (const { durationMs, rgb } of images) {
      rest -= durationMs;
      if (rest < 0) return rgb;
    }
    throw new Error(`The animation ends before frame ${frame}.`);
  });
}
