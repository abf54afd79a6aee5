import { crc32 } from "node:zlib";
import { createCanvas, loadImage } from "canvas";
import type { Decoded, DecodedImage } from "./judge.js";
import { withoutAlpha } from "./omggif.js";

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
const ABOUT_ALL_IMAGES = ["PLTE", "tRNS"];

/**
 * Decodes an animated PNG in the process: taken apart as the specification says, every image read
 * by node-canvas' libpng, and put together again.
 */
export async function decodeApng(file: Buffer): Promise<Decoded> {
  const chunks = chunksOf(file);
  const header = only(chunks, "IHDR");
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const shared = chunks.filter(({ type }) => ABOUT_ALL_IMAGES.includes(type));
  const screen = createCanvas(width, height).getContext("2d");
  const images: DecodedImage[] = [];
  let control: Buffer | undefined;
  let expected = 0;
  const countOff = (number: number) => {
    if (number !== expected++) throw new Error(`Chunk ${number} comes where ${expected - 1} should.`);
  };

  for (const { type, data } of chunks) {
    if (type === "fcTL") {
      control = data;
      countOff(data.readUInt32BE(0));
    }
    if (type === "fdAT") countOff(data.readUInt32BE(0));
    if (!control || (type !== "IDAT" && type !== "fdAT")) continue;
    const [w = 0, h = 0, x = 0, y = 0] = [4, 8, 12, 16].map((at) => (control as Buffer).readUInt32BE(at));
    const ownHeader = Buffer.concat([control.subarray(4, 12), header.subarray(8)]);
    const pixels = type === "IDAT" ? data : data.subarray(4);
    const image = await loadImage(
      fileOf([{ type: "IHDR", data: ownHeader }, ...shared, { type: "IDAT", data: pixels }, end]),
    );
    if (control[24] !== 0) throw new Error("An image does not stay.");
    if (x + w > width || y + h > height) throw new Error("An image leaves the picture.");
    if (control[25] === 0) screen.clearRect(x, y, w, h);
    screen.drawImage(image, x, y);
    const rgba = screen.getImageData(0, 0, width, height).data;
    if (rgba.some((value, i) => i % 4 === 3 && value !== 255)) throw new Error("A pixel is left transparent.");
    const durationMs = (1000 * control.readUInt16BE(20)) / control.readUInt16BE(22);
    images.push({ durationMs, rgb: withoutAlpha(rgba) });
  }
  return { width, height, images };
}

/** A still PNG's pixels: red, green, blue, row by row. */
export async function decodePng(file: Buffer): Promise<Buffer> {
  const image = await loadImage(file);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0);
  return withoutAlpha(context.getImageData(0, 0, width, height).data);
}

const end: Chunk = { type: "IEND", data: Buffer.alloc(0) };

/** All chunks of a PNG, their checksums verified. */
export function chunksOf(file: Buffer): Chunk[] {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new Error("This is no PNG.");
  const chunks: Chunk[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 4, at + 8 + length);
    if (crc32(body) !== file.readUInt32BE(at + 8 + length)) throw new Error(`The chunk at ${at} is damaged.`);
    chunks.push({ type: body.toString("latin1", 0, 4), data: body.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

export function only(chunks: readonly Chunk[], wanted: string): Buffer {
  const [found, ...more] = chunks.filter(({ type }) => type === wanted);
  if (!found || more.length > 0) throw new Error(`There is not one chunk of ${wanted}.`);
  return found.data;
}

function fileOf(chunks: readonly Chunk[]): Buffer {
  const parts = chunks.flatMap(({ type, data }) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    checksum.writeUInt32BE(crc32(body));
    return [length, body, checksum];
  });
  return Buffer.concat([SIGNATURE, ...parts]);
}
