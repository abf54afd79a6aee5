import { describe, expect, it } from "vitest";
import { cardOf, formatNames, formatOfExtension, formats, isNumbered } from "../../src/formats/formats.js";

describe("the cards of formats", () => {
  it("share no name and no ending", () => {
    expect(new Set(formatNames).size).toBe(formats.length);
    const endings = formats.flatMap((card) => card.endings.map(({ extension, needs }) => `${extension} ${needs}`));
    expect(new Set(endings).size).toBe(endings.length);
  });

  it.each(formats)("select by ending: $name", ({ name, endings }) => {
    expect(endings).not.toEqual([]);
    for (const { extension, needs } of endings) expect(formatOfExtension(extension, needs)).toBe(name);
  });

  it.each(formats)("decode what is not text, and measure time where files play: $name", (card) => {
    expect(card.decode !== undefined).toBe(!card.isText);
    expect(card.unitMs !== undefined).toBe(card.kind === "animation" || card.kind === "video");
  });

  it("number the files of frames alone", () => {
    for (const { name, endings } of formats) {
      expect(endings.every(({ needs }) => needs === "number")).toBe(isNumbered(name));
    }
  });

  it("count time as their encoders do", () => {
    expect(cardOf("gif").unitMs).toBe(10);
    expect(cardOf("mp4").unitMs).toBe(1 / 90);
    expect(cardOf("webm").unitMs).toBe(1);
  });
});
