import { describe, expect, it } from "vitest";
import { svgOf } from "../../../src/formats/svg/svg.js";
import { builtIns } from "../../../src/reel/built-ins.js";
import { staged } from "../../support/stage.js";

const TEXTS = { title: "f < g & h", description: "It goes → there.", comment: "gradreel" };
const SIZE = { width: 640, height: 360 };

describe("an SVG", () => {
  it("has a title, a description and a comment, escaped for XML", () => {
    const { scene } = staged({ ...SIZE, frames: 2 });
    const svg = svgOf(scene, 1, TEXTS);
    expect(svg).toContain('<title id="title">f &lt; g &amp; h</title>');
    expect(svg).toContain('<desc id="desc">It goes → there.</desc>');
    expect(svg).toContain("<metadata>gradreel</metadata>");
    expect(svg).toContain('width="640" height="360" viewBox="0 0 640 360"');
  });

  it("shows the requested frame, with the trail up to it", () => {
    const { scene } = staged({ ...SIZE, frames: 9, trail: "full" });
    const lengths = [0, 4, 8].map((frame) => svgOf(scene, frame, TEXTS).length);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(new Set(lengths).size).toBe(3);
  });

  it("is the same on every run", () => {
    const svg = () => svgOf(staged({ ...builtIns.race.reel, frames: 20 }).scene, 19, TEXTS);
    expect(svg()).toBe(svg());
  });
});
