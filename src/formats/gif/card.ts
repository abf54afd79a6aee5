import type { FormatCard } from "../card.js";
import { EXTENSION, IMAGE, TRAILER, UNIT_MS } from "./encode/blocks.js";
import { gif } from "./encode/gif.js";

const SIGNATURE = "GIF";
const HEADER_BYTES = 13;
const COMMENT = 0xfe;

export const gifCard: FormatCard<"gif"> = {
  name: "gif",
  title: "GIF",
  kind: "animation",
  endings: [{ extension: ".gif" }],
  mediaType: "image/gif",
  goodFor: "an animation that plays wherever a picture is shown",
  limits: "256 colors; frames of 20 ms or more, in steps of 10 ms; 65535 pixels a side",
  unitMs: UNIT_MS,
  fastest: { fps: 50, beyond: "browsers slow a faster GIF down to 10 fps" },
  givesUp: ["colors", "frames", "pixels"],
  cost: { once: [5, 24], frame: [0, 0], run: 0.42 },
  isWhole: (file) => file.at(-1) === TRAILER,
  comments: commentsIn,
  // Most renders write a GIF, and loading its encoder with the rest is faster than loading it later.
  encoding: async () => gif,
  decode: async (file) => (await import("./decode/gif.js")).decodeGif(file),
  otherWriters: {
    // It chooses a palette for every picture, from every pixel of every frame.
    gifencoder: {
      givesUp: ["frames", "pixels"],
      cost: { once: [5, 24], frame: [0, 195], run: 0.42 },
      encoding: async () => (await import("./gifencoder.js")).gifencoder,
    },
  },
};

/**
 * The comments of a GIF without the lengths of the blocks of 255 bytes that they are cut into; undefined for other
 * files. Damaged files give what there is: nothing is verified.
 */
function commentsIn(file: Buffer): Buffer | undefined {
  if (file.toString("latin1", 0, SIGNATURE.length) !== SIGNATURE) return undefined;
  const texts: Buffer[] = [];
  let at = HEADER_BYTES + tableBytes(file[10]);
  for (let block = file[at]; block === EXTENSION || block === IMAGE; block = file[at]) {
    const isComment = block === EXTENSION && file[at + 1] === COMMENT;
    // An extension has its kind before its data; an image its place, its palette and the size of its codes.
    at += block === EXTENSION ? 2 : 11 + tableBytes(file[at + 9]);
    for (let length = file[at] ?? 0; length > 0; length = file[at] ?? 0) {
      if (isComment) texts.push(file.subarray(at + 1, at + 1 + length));
      at += 1 + length;
    }
    at++;
  }
  return Buffer.concat(texts);
}

/** The length of a color table, by the flags before it. */
function tableBytes(flags = 0): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0;
}
