import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cardOf, type FormatName } from "../../src/formats/formats.js";
import { webmCard } from "../../src/formats/webm/card.js";
import { render } from "../../src/render/render.js";
import { freshFolder } from "../support/spawn.js";

const formats: readonly FormatName[] = ["gif", "apng", "webp", "webm", "png", "svg", "html"];

describe.each(formats)("a file as %s", (format) => {
  it("is whole, but not without any number of its last bytes", async () => {
    const out = join(freshFolder(), `a.${format}`);
    await render({ frames: 2, width: 64, height: 48, dpi: 5, out });
    const file = readFileSync(out);
    const { isWhole } = cardOf(format);
    expect(isWhole(file)).toBe(true);
    const cuts = Array.from({ length: file.length }, (_, length) => length);
    // A byte inside may equal a GIF's last byte.
    const wholes = cuts.filter((length) => isWhole(file.subarray(0, length)));
    expect(format === "gif" ? wholes.filter((length) => length > file.length - 2) : wholes).toEqual([]);
  });
});

describe("a WebM without its length", () => {
  it("does not count as whole", () => {
    const header = [0x1a, 0x45, 0xdf, 0xa3, 0x80];
    const segment = [0x18, 0x53, 0x80, 0x67];
    const isFile = (...length: number[]) => webmCard.isWhole(Buffer.from([...header, ...segment, ...length, 1, 2, 3]));
    expect(isFile(0x83)).toBe(true);
    expect(isFile(0x40, 0x03)).toBe(true);
    expect(isFile(0x01, 0, 0, 0, 0, 0, 0, 3)).toBe(true);
    for (const length of [[0xff], [0x7f, 0xff], [0x01, ...new Array(7).fill(0xff)], [0], [0x82], [0x84]])
      expect(isFile(...length), String(length)).toBe(false);
  });
});
