import { withColors } from "./parameter-set.js";

const START_CODE = Buffer.from([0, 0, 1]);
const KEY_SLICE = 5;
const SEQUENCE_PARAMETERS = 7;
const PICTURE_PARAMETERS = 8;
const DELIMITER = 9;
/** NAL units that MP4 stores outside the pictures, or does not need. */
const APART = [SEQUENCE_PARAMETERS, PICTURE_PARAMETERS, DELIMITER];

/** A picture as its container stores it. */
export interface Picture {
  /** For H.264: NAL units, each preceded by its length in four bytes. */
  readonly data: Uint8Array;
  readonly isKey: boolean;
  /** The decoder's configuration, if it comes with the picture. */
  readonly configuration?: { readonly codec: string; readonly description?: Uint8Array } | undefined;
}

/**
 * Converts a picture of a stream with start codes to MP4's form.
 *
 * @see Recommendation ITU-T H.264, annex B; ISO/IEC 14496-15, section 5
 */
export function pictureFrom(accessUnit: Uint8Array): Picture {
  const units = unitsOf(accessUnit);
  const sequence = units.find((unit) => typeOf(unit) === SEQUENCE_PARAMETERS);
  const picture = units.find((unit) => typeOf(unit) === PICTURE_PARAMETERS);
  return {
    data: Buffer.concat(
      units.filter((unit) => !APART.includes(typeOf(unit))).flatMap((unit) => [lengthOf(unit), unit]),
    ),
    isKey: units.some((unit) => typeOf(unit) === KEY_SLICE),
    configuration: sequence && picture ? configurationOf(withColors(sequence), picture) : undefined,
  };
}

/** The NAL units between start codes. No unit ends with a zero, so zeros before a code belong to it. */
function unitsOf(accessUnit: Uint8Array): Uint8Array[] {
  const bytes = Buffer.from(accessUnit.buffer, accessUnit.byteOffset, accessUnit.length);
  const units: Uint8Array[] = [];
  for (let at = bytes.indexOf(START_CODE); at >= 0; ) {
    const next = bytes.indexOf(START_CODE, at + START_CODE.length);
    let end = next < 0 ? bytes.length : next;
    while (end > at && bytes[end - 1] === 0) end--;
    units.push(bytes.subarray(at + START_CODE.length, end));
    at = next;
  }
  return units;
}

function typeOf(unit: Uint8Array): number {
  return (unit[0] as number) & 31;
}

/** AVCDecoderConfigurationRecord: lengths in four bytes, one parameter set of each kind, 4:2:0 in 8 bits. */
function configurationOf(sequence: Uint8Array, picture: Uint8Array): { codec: string; description: Uint8Array } {
  const [, profile = 0, constraints = 0, level = 0] = sequence;
  const head = [1, profile, constraints, level, 0xff, 0xe1];
  const description = Buffer.concat([
    Buffer.from(head),
    lengthOf(sequence).subarray(2),
    sequence,
    Buffer.from([1]),
    lengthOf(picture).subarray(2),
    picture,
    Buffer.from(profile >= 100 ? [0xfd, 0xf8, 0xf8, 0] : []),
  ]);
  return { codec: `avc1.${Buffer.from([profile, constraints, level]).toString("hex")}`, description };
}

function lengthOf(unit: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(unit.length);
  return length;
}
