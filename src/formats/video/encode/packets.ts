/** Cuts a stream into packets, whatever pieces it arrives in. */
export interface PacketReader {
  /** The packets completed by a piece. */
  take(piece: Uint8Array): Uint8Array[];
  /** The packets left at the end of the stream. */
  rest(): Uint8Array[];
}

/** Start code and header of an access unit delimiter. */
const DELIMITER = Buffer.from([0, 0, 1, 9]);

/** H.264 with start codes, cut before each delimiter: one picture a packet. */
export function accessUnits(): PacketReader {
  let kept: Buffer = Buffer.alloc(0);
  return {
    take(piece) {
      const from = Math.max(DELIMITER.length, kept.length - DELIMITER.length);
      kept = Buffer.concat([kept, piece]);
      const packets: Buffer[] = [];
      let start = 0;
      for (let at = kept.indexOf(DELIMITER, from); at >= 0; at = kept.indexOf(DELIMITER, at + DELIMITER.length)) {
        packets.push(kept.subarray(start, at));
        start = at;
      }
      kept = kept.subarray(start);
      return packets;
    },
    rest: () => (kept.length > 0 ? [kept] : []),
  };
}

const IVF_HEAD_BYTES = 32;
const IVF_FRAME_HEAD_BYTES = 12;

/** IVF: a header for the file, and one for each packet that begins with its length. */
export function ivfFrames(): PacketReader {
  let kept: Buffer = Buffer.alloc(0);
  let isInside = false;
  return {
    take(piece) {
      kept = Buffer.concat([kept, piece]);
      if (!isInside && kept.length < IVF_HEAD_BYTES) return [];
      let start = isInside ? 0 : IVF_HEAD_BYTES;
      isInside = true;
      const packets: Buffer[] = [];
      while (start + IVF_FRAME_HEAD_BYTES <= kept.length) {
        const end = start + IVF_FRAME_HEAD_BYTES + kept.readUInt32LE(start);
        if (end > kept.length) break;
        packets.push(kept.subarray(start + IVF_FRAME_HEAD_BYTES, end));
        start = end;
      }
      kept = kept.subarray(start);
      return packets;
    },
    rest: () => [],
  };
}
