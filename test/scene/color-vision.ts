/** Three numbers: red, green, blue as light from 0 to 1, or L*, a*, b*. */
export type Triple = readonly [number, number, number];

/**
 * Matrices from light to what eyes with normal vision, and eyes without one kind of cone, see.
 *
 * @see Machado, Oliveira & Fernandes 2009, table 1, severity 1.0
 */
export const visions: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  "normal vision": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** The light of `#rrggbb`, by the sRGB transfer function. */
export function lightOf(color: string): Triple {
  const channel = (i: number): number => {
    const value = Number.parseInt(color.slice(i, i + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Matrix times light, clamped to what a screen shows. */
export function seenBy(vision: readonly Triple[], light: Triple): Triple {
  const [r = 0, g = 0, b = 0] = vision.map((row) => Math.min(1, Math.max(0, dot(row, light))));
  return [r, g, b];
}

/** Relative luminance, 0 to 1. */
export function luminance(light: Triple): number {
  return dot([0.2126729, 0.7151522, 0.072175], light);
}

/** The contrast of two colors, 1 to 21, as WCAG 2 defines it. */
export function contrast(a: Triple, b: Triple): number {
  const [high, low] = [Math.max(luminance(a), luminance(b)), Math.min(luminance(a), luminance(b))];
  return (high + 0.05) / (low + 0.05);
}

/** CIE L*a*b* under D65. */
export function labOf(light: Triple): Triple {
  const compress = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = compress(dot([0.4124564, 0.3575761, 0.1804375], light) / 0.95047);
  const y = compress(luminance(light));
  const z = compress(dot([0.0193339, 0.119192, 0.9503041], light) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE L* of `#rrggbb`, 0 to 100: its gray in a black-and-white copy. */
export function lightnessOf(color: string): number {
  return labOf(lightOf(color))[0];
}

/**
 * CIEDE2000 of two L*a*b* colors: 1 is just noticeable side by side, 100 is black and white.
 *
 * @see Sharma, Wu & Dalal 2005, equations 2 to 22, with their test data
 */
export function deltaE([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const meanOfChromas = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1.5 - 0.5 * Math.sqrt(meanOfChromas ** 7 / (meanOfChromas ** 7 + 25 ** 7));
  const [c1, c2] = [Math.hypot(stretch * a1, b1), Math.hypot(stretch * a2, b2)];
  const [h1, h2] = [hue(stretch * a1, b1), hue(stretch * a2, b2)];
  const isGray = c1 * c2 === 0;
  const turn = isGray ? 0 : ((((h2 - h1 + 180) % 360) + 360) % 360) - 180;
  const h = isGray ? h1 + h2 : h1 + turn / 2;
  const l = (l1 + l2) / 2;
  const c = (c1 + c2) / 2;

  const t = 1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) - 0.2 * cosine(4 * h - 63);
  const lightness = (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2));
  const chroma = (c2 - c1) / (1 + 0.045 * c);
  const hueDifference = (2 * Math.sqrt(c1 * c2) * sine(turn / 2)) / (1 + 0.015 * c * t);
  const fromBlue = ((((h - 275 + 180) % 360) + 360) % 360) - 180;
  const rotation = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * sine(60 * Math.exp(-((fromBlue / 25) ** 2)));
  return Math.sqrt(lightness ** 2 + chroma ** 2 + hueDifference ** 2 + rotation * chroma * hueDifference);
}

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** In degrees, 0 to 360. */
function hue(a: number, b: number): number {
  return ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
}

function cosine(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}
