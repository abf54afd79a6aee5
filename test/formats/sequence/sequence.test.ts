import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { SequenceSink } from "../../../src/files/artifact.js";
import type { Film } from "../../../src/film/frame.js";
import type { EncodedFacts } from "../../../src/formats/encoder.js";
import { sequence } from "../../../src/formats/sequence/sequence.js";
import { filmOf, PLAIN } from "../../support/films.js";
import { outputOf, pieces, programThatRuns, skipNote } from "../../support/judges/judge.js";
import { decodePng } from "../../support/judges/libpng.js";
import { patchFilms } from "../../support/patch-films.js";
import { scenes } from "../../support/scenes.js";
import { firstDifference, framesOf } from "../../support/shown.js";
import { staged } from "../../support/stage.js";

const missing = programThatRuns(["ffmpeg"], ["-version"]) ? undefined : "ffmpeg is not installed";
const folder = mkdtempSync(join(tmpdir(), "gradreel-sequence-"));
afterAll(() => rmSync(folder, { recursive: true }));

const films = fc.oneof(
  scenes.map((scene) => filmOf(scene)),
  fc.constantFrom(200, 400).chain(patchFilms),
);

describe("a sequence", () => {
  it("is a whole picture for every frame, in order, pixel for pixel", async () => {
    await fc.assert(
      fc.asyncProperty(films, async (film) => {
        const { files, facts } = await filesOf(film);
        expect(facts).toMatchObject({ images: film.timeline.frameCount, exact: true });
        const decoded: Buffer[] = [];
        for (const file of files) decoded.push(await decodePng(file));
        expect(firstDifference(await framesOf(film), decoded)).toBe(-1);
      }),
    );
  });

  it("has the same bytes every time, and for a frame that equals the one before", async () => {
    const film = filmOf(staged({ width: 160, height: 90, dpi: 9, frames: 60 }).scene);
    const [once, again] = [(await filesOf(film)).files, (await filesOf(film)).files];
    expect(firstDifference(once, again)).toBe(-1);
    const frames = await framesOf(film);
    const equal = frames.flatMap((frame, i) => (i > 0 && frame.equals(frames[i - 1] as Buffer) ? [i] : []));
    expect(equal.length).toBeGreaterThan(0);
    for (const i of equal) expect(once[i]?.equals(once[i - 1] as Buffer)).toBe(true);
  });

  it("has one palette for all files if few colors are requested", async () => {
    const film = filmOf(staged({ width: 160, height: 90, dpi: 9, frames: 10 }).scene);
    const { files, facts } = await filesOf(film, 8);
    expect(facts).toMatchObject({ colors: 8, exact: false });
    const palettes = files.map((file) => file.subarray(file.indexOf("PLTE"), file.indexOf("tEXt")).toString("hex"));
    expect(new Set(palettes).size).toBe(1);
  });

  it.skipIf(missing)(`is read by ffmpeg as one film${skipNote(missing)}`, async () => {
    const film = filmOf(staged({ width: 320, height: 180, dpi: 17, frames: 25 }).scene);
    const { files } = await filesOf(film);
    files.forEach((file, i) => {
      writeFileSync(join(folder, `${String(i).padStart(4, "0")}.png`), file);
    });
    const raw = ["-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"];
    const rgb = outputOf("ffmpeg", ["-v", "error", "-i", join(folder, "%04d.png"), ...raw]);
    expect(firstDifference(pieces(rgb, 3 * 320 * 180), await framesOf(film))).toBe(-1);
  });
});

async function filesOf(film: Film, colors = 256): Promise<{ files: Buffer[]; facts: EncodedFacts }> {
  const files: Buffer[] = [];
  const sink: SequenceSink = {
    async nextFile() {
      files.push(Buffer.alloc(0));
    },
    async write(bytes) {
      files.push(Buffer.concat([files.pop() as Buffer, bytes]));
    },
  };
  const encoder = await sequence.open(film, sink, { ...PLAIN, colors });
  for await (const frame of film.frames()) await encoder.write(frame);
  return { facts: await encoder.finish(), files };
}
