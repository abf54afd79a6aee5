import type { Box } from "../../math/geometry.js";
import type { PathSegment } from "../../scene/lettering/typeface.js";

/** The tables of an sfnt font by their four-letter tags. */
export type Tables = (tag: string) => DataView;

/** Flags of a simple glyph's point. */
const ON_CURVE = 1;
const X_IS_BYTE = 2;
const Y_IS_BYTE = 4;
const REPEATED = 8;
const X_IS_SAME_OR_POSITIVE = 16;
const Y_IS_SAME_OR_POSITIVE = 32;

/** Flags of a composite glyph's component. */
const ARGUMENTS_ARE_WORDS = 1;
const ARGUMENTS_ARE_OFFSETS = 2;
const HAS_MORE = 32;
/** One factor, two, or a matrix. */
const IS_SCALED = 8 | 64 | 128;

interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  readonly isOnCurve: boolean;
}

/** Shapes and widths of glyphs, in font units, y upward. */
export interface Glyphs {
  advance(glyph: number): number;
  /** The box of its ink; undefined for a blank. */
  box(glyph: number): Box | undefined;
  /** Its outline. */
  path(glyph: number): readonly PathSegment[];
}

export function readGlyphs(tables: Tables): Glyphs {
  const glyf = tables("glyf");
  const loca = tables("loca");
  const hmtx = tables("hmtx");
  const hasLongOffsets = tables("head").getInt16(50) === 1;
  const lastMetric = tables("hhea").getUint16(34) - 1;
  const offsetOf = (glyph: number) => (hasLongOffsets ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  const isBlank = (glyph: number) => offsetOf(glyph) === offsetOf(glyph + 1);

  function points(glyph: number): OutlinePoint[][] {
    if (isBlank(glyph)) return [];
    const offset = offsetOf(glyph);
    const contourCount = glyf.getInt16(offset);
    return contourCount >= 0 ? simplePoints(glyf, offset, contourCount) : compositePoints(glyf, offset, points);
  }

  return {
    advance: (glyph) => hmtx.getUint16(4 * Math.min(glyph, lastMetric)),
    box(glyph) {
      if (isBlank(glyph)) return undefined;
      const [left, bottom, right, top] = [2, 4, 6, 8].map((field) => glyf.getInt16(offsetOf(glyph) + field));
      return { left, bottom, right, top } as Box;
    },
    path: (glyph) => points(glyph).flatMap(segments),
  };
}

function simplePoints(glyf: DataView, offset: number, contourCount: number): OutlinePoint[][] {
  const ends = Array.from({ length: contourCount }, (_, i) => glyf.getUint16(offset + 10 + 2 * i));
  const count = (ends.at(-1) ?? -1) + 1;
  const instructions = offset + 10 + 2 * contourCount;
  let at = instructions + 2 + glyf.getUint16(instructions);

  const flags: number[] = [];
  while (flags.length < count) {
    const flag = glyf.getUint8(at++);
    const copies = flag & REPEATED ? glyf.getUint8(at++) : 0;
    for (let i = 0; i <= copies; i++) flags.push(flag);
  }
  const coordinates = (isByte: number, isSameOrPositive: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & isByte) {
        const distance = glyf.getUint8(at++);
        value += flag & isSameOrPositive ? distance : -distance;
      } else if (!(flag & isSameOrPositive)) {
        value += glyf.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(X_IS_BYTE, X_IS_SAME_OR_POSITIVE);
  const ys = coordinates(Y_IS_BYTE, Y_IS_SAME_OR_POSITIVE);
  const all = flags.map((flag, i) => ({ x: xs[i] as number, y: ys[i] as number, isOnCurve: (flag & ON_CURVE) !== 0 }));
  return ends.map((end, i) => all.slice(i === 0 ? 0 : (ends[i - 1] as number) + 1, end + 1));
}

function compositePoints(
  glyf: DataView,
  offset: number,
  pointsOf: (glyph: number) => OutlinePoint[][],
): OutlinePoint[][] {
  const contours: OutlinePoint[][] = [];
  let at = offset + 10;
  let flags: number;
  do {
    flags = glyf.getUint16(at);
    const component = glyf.getUint16(at + 2);
    if (!(flags & ARGUMENTS_ARE_OFFSETS) || flags & IS_SCALED) {
      throw new Error(`Glyph component ${component} is placed by points, or scaled.`);
    }
    const isWords = flags & ARGUMENTS_ARE_WORDS;
    const dx = isWords ? glyf.getInt16(at + 4) : glyf.getInt8(at + 4);
    const dy = isWords ? glyf.getInt16(at + 6) : glyf.getInt8(at + 5);
    at += isWords ? 8 : 6;
    const moved = (point: OutlinePoint) => ({ ...point, x: point.x + dx, y: point.y + dy });
    contours.push(...pointsOf(component).map((contour) => contour.map(moved)));
  } while (flags & HAS_MORE);
  return contours;
}

/** A contour as path segments. Two control points in a row imply an end point halfway between them. */
function segments(contour: readonly OutlinePoint[]): PathSegment[] {
  const first = contour[0];
  const last = contour.at(-1);
  if (!first || !last) return [];
  const start = first.isOnCurve ? first : last.isOnCurve ? last : halfway(first, last);
  const path: PathSegment[] = [["M", start.x, start.y]];
  let control: OutlinePoint | undefined;
  for (const point of [...(first.isOnCurve ? contour.slice(1) : contour), start]) {
    if (control) {
      const end = point.isOnCurve ? point : halfway(control, point);
      path.push(["Q", control.x, control.y, end.x, end.y]);
    } else if (point.isOnCurve) {
      path.push(["L", point.x, point.y]);
    }
    control = point.isOnCurve ? undefined : point;
  }
  path.push(["Z"]);
  return path;
}

function halfway(a: OutlinePoint, b: OutlinePoint): OutlinePoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, isOnCurve: true };
}
