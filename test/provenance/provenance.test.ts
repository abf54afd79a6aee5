import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNames } from "../../src/formats/formats.js";
import { commentExtension, header } from "../../src/formats/gif/encode/blocks.js";
import { type Provenance, provenanceOf, provenanceText } from "../../src/provenance/provenance.js";
import { reducedReel } from "../../src/reel/complete.js";
import { render } from "../../src/render/render.js";
import { planned } from "../support/plans.js";
import { propertyRuns } from "../support/property-runs.js";
import { freshFolder } from "../support/spawn.js";

const text = fc.string({ unit: "grapheme", maxLength: 400 });
const provenances: fc.Arbitrary<Provenance> = fc.record({
  version: fc.constantFrom("0.1.0", "12.0.1-beta.2"),
  key: fc.stringMatching(/^[0-9a-f]{32}$/),
  canvas: fc.constant("3.2.3"),
  format: fc.constantFrom(...formatNames),
  width: fc.integer({ min: 1 }),
  height: fc.integer({ min: 1 }),
  fonts: fc.stringMatching(/^[0-9a-f]{16}$/),
  frames: fc.integer({ min: 1 }),
  alt: text,
  reel: fc.record({ title: text }),
});

const known: Provenance = {
  version: "1.0.0",
  key: "0",
  canvas: "3",
  fonts: "0",
  format: "gif",
  width: 1,
  height: 1,
  frames: 1,
  alt: "",
  reel: {},
};

describe("provenance", () => {
  it("is printable ASCII without anything that means something to XML", () => {
    fc.assert(
      fc.property(provenances, (provenance) => {
        expect(provenanceText(provenance)).toMatch(/^[ -~]*$/);
        expect(provenanceText(provenance)).not.toMatch(/[<>&']/);
      }),
    );
  });

  it("is read back from whatever it stands between", () => {
    fc.assert(
      fc.property(provenances, fc.uint8Array(), fc.uint8Array(), (provenance, before, after) => {
        fc.pre(!Buffer.from(before).toString("latin1").startsWith("GIF"));
        const file = Buffer.concat([before, Buffer.from(provenanceText(provenance)), after]);
        expect(provenanceOf(file)).toEqual(provenance);
      }),
    );
  });

  it("is read back from the comment of a GIF, which has it in pieces", () => {
    fc.assert(
      fc.property(provenances, (provenance) => {
        const head = header({ width: 2, height: 2 }, [0, 0xffffff]);
        const file = Uint8Array.from([...head, ...commentExtension(provenanceText(provenance)), 0x3b]);
        expect(provenanceOf(file)).toEqual(provenance);
      }),
    );
  });

  it.each<object>([{ format: "jpg" }, { frames: 0 }, { alt: 3 }, { reel: [] }, { width: undefined }])(
    "that says what none says is none: %j",
    (odd) => {
      expect(provenanceOf(Buffer.from(provenanceText({ ...known, ...odd })))).toBeUndefined();
    },
  );

  it("is found in no other bytes, nor in those of a cut one", () => {
    const whole = Buffer.from(provenanceText({ ...known, alt: '}"{' }));
    for (let end = 0; end < whole.length; end++) expect(provenanceOf(whole.subarray(0, end))).toBeUndefined();
    expect(provenanceOf(Buffer.from("gradreel is a program. gradreel 0.1.0 {}"))).toBeUndefined();
    expect(provenanceOf(Buffer.from('gradreel 0.1.0 {"key":oops}'))).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(provenanceOf(Buffer.concat([Buffer.from("GIF89a"), bytes]))).toBeUndefined();
      }),
    );
  });
});

describe("a file that is made to mislead", () => {
  it("has the provenance that is found by trying every end of every beginning", () => {
    const whole = provenanceText({ ...known, alt: '"}{\\' });
    const [beginning, half] = ['gradreel 1 {"key":', whole.slice(0, -9)];
    const odd = ["gradreel ", '"', "\\", "{", "}", "[", "]", '"a":', ",", "{{", "2 {", '{"key":', "GIF"];
    const pieces = fc.array(fc.constantFrom(whole, beginning, half, whole.slice(9), ...odd), { maxLength: 12 });
    fc.assert(
      fc.property(pieces, (some) => {
        const file = `\n${some.join("")}`;
        expect(provenanceOf(Buffer.from(file))).toEqual(plainly(file));
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  it("is gone through once, however many beginnings it has", () => {
    expect(provenanceOf(Buffer.from('gradreel 1 {"key":'.repeat(100_000)))).toBeUndefined();
    expect(provenanceOf(Buffer.from('gradreel 1 {"key":"'.repeat(100_000)))).toBeUndefined();
  }, 5000);

  it("says nothing where it says something deeper than a reel", () => {
    const nested = (depth: number) => {
      const text = provenanceText({ ...known, reel: { title: "x" } });
      return Buffer.from(text.replace('"x"', `${"[".repeat(depth)}${"]".repeat(depth)}`));
    };
    expect(provenanceOf(nested(20))).toBeDefined();
    for (const depth of [40, 2000, 200_000]) expect(provenanceOf(nested(depth))).toBeUndefined();
  });
});

/** What a file says of itself, found in the plainest way; that a text alone is read rightly is tested above. */
function plainly(file: string): Provenance | undefined {
  for (const { index } of file.matchAll(/gradreel (?=\d\S* \{"key":)/g)) {
    const start = file.indexOf("{", index);
    for (let end = start + 1; end <= file.length; end++) {
      if (!isJson(file.slice(start, end))) continue;
      const found = provenanceOf(Buffer.from(file.slice(index, end)));
      if (found) return found;
    }
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("every format", () => {
  it("carries the provenance of its reel, without the places that it was written to", async () => {
    const folder = freshFolder();
    const files = ["a.gif", "a.apng", "a.webp", "a.mp4", "a.webm", "a.png", "%d.png", "a.svg", "a.html"];
    const reel = { title: "Été <&'\">", frames: 3, width: 64, height: 48, theme: "dark" } as const;
    const { artifacts } = await render({ ...reel, out: files.map((file) => join(folder, file)) });
    expect(artifacts.map(({ format }) => format)).toHaveLength(files.length);
    for (const { path, alt, format } of artifacts) {
      const file = readFileSync(path.replace("%d", "1"));
      expect(provenanceOf(file), path).toMatchObject({
        format,
        width: 64,
        height: 48,
        frames: 3,
        alt,
        reel: reducedReel(planned(reel).reel, planned(reel).objective),
      });
      expect(file.includes(folder), path).toBe(false);
    }
  });

  it("of the gifencoder package carries it, too", async () => {
    const path = join(freshFolder(), "a.gif");
    await render({ frames: 2, width: 64, height: 48, encoder: "gifencoder", out: path });
    expect(provenanceOf(readFileSync(path))).toMatchObject({ reel: { encoder: "gifencoder" } });
  });
});
