import type { ThemeName } from "./names.js";

/** The colors of a picture, as `#rrggbb`. */
export interface Theme {
  /** Its look in a few words. */
  readonly description: string;
  readonly background: string;
  /** Text, ticks and the frame of the axes. */
  readonly ink: string;
  readonly grid: string;
  readonly gridAlpha: number;
  readonly curve: string;
  /** The point of a single run. */
  readonly point: string;
  /** The points of several runs, in order. */
  readonly runs: readonly string[];
  /**
   * Bands of a function's values, from low to high: at least three stops. The lowest is close to the background, so that
   * runs stand out where they end.
   */
  readonly bands: readonly string[];
  /** Contour lines, on the bands or on the background. */
  readonly contour: string;
  /** Fills the gap between two series: an opaque tint of the background. */
  readonly shade: string;
}

/** Every theme, by name. */
export const themes: Readonly<Record<ThemeName, Theme>> = {
  /**
   * The look of the post: matplotlib's defaults, with a red point.
   *
   * The colors of runs come from a search: any two of them and the curve differ by a CIEDE2000 of 12.9 or more, for normal
   * eyes and under protanopia, deuteranopia and tritanopia (Machado 2009). Their contrast with the background is 3:1.
   */
  matplotlib: {
    description: "the look of the post: matplotlib's defaults, with a red point",
    background: "#ffffff",
    ink: "#000000",
    grid: "#b0b0b0",
    gridAlpha: 0.5,
    curve: "#1f77b4",
    point: "#ff0000",
    runs: ["#ff0000", "#2802bc", "#00a694", "#632618", "#8d84ff", "#6d864d", "#af005c", "#f45f8d"],
    bands: ["#fffdf0", "#cfe9cd", "#93ccd3", "#7fa6d6"],
    contour: "#54809e",
    shade: "#e4eff7",
  },
  /**
   * White with the curve and text in slate, a hue that no run has.
   *
   * The colors of runs come from a search as for `matplotlib`, with the hues of the first four given: red, violet,
   * green, brown. Any two of them and the curve differ by a CIEDE2000 of 13.1 or more, the first four by 16.2.
   */
  light: {
    description: "white and quieter, with text and curve in slate",
    background: "#ffffff",
    ink: "#1f2933",
    grid: "#c3ccd6",
    gridAlpha: 0.5,
    curve: "#475569",
    point: "#f03851",
    runs: ["#f03851", "#827eef", "#029d7f", "#5c4403", "#791a39", "#64750c", "#bb50a3", "#6d0c8c"],
    bands: ["#fdfcf7", "#d2e9e0", "#a4cfd8", "#8aaed6"],
    contour: "#6a8299",
    shade: "#e9edf2",
  },
  /**
   * For dark slides: light lines on near-black, and bands that stay dark enough for text.
   *
   * The colors of runs come from a search as for `matplotlib`, with the hues of the first four given: coral, blue,
   * yellow, mint. None is both bright and vivid. Any two of them and the curve differ by a CIEDE2000 of 13.1 or more, the
   * first four by 16.2.
   */
  dark: {
    description: "light on near-black, for dark slides",
    background: "#14171c",
    ink: "#eceff4",
    grid: "#8b98a8",
    gridAlpha: 0.25,
    curve: "#d5dbe3",
    point: "#e5767a",
    runs: ["#e5767a", "#2188f8", "#dcc645", "#b2f5b9", "#739914", "#ffa7fd", "#9c7ca9", "#04c0aa"],
    bands: ["#192027", "#1d3b48", "#275674", "#476b97"],
    contour: "#7f95ad",
    shade: "#262d37",
  },
  /**
   * Grays only, for paper and copies.
   *
   * Eight runs and the curve divide the lightness from black to a contrast of 3:1 with white into steps of CIE L* 7.4 or
   * more. The curve is in the middle, and the first runs are the farthest apart: 30.6 or more for two runs and the curve,
   * 15.2 for four. Bands are darker than in color, because they differ in lightness only.
   */
  print: {
    description: "grays alone, for paper; runs differ in lightness and shape",
    background: "#ffffff",
    ink: "#000000",
    grid: "#b0b0b0",
    gridAlpha: 0.5,
    curve: "#484848",
    point: "#000000",
    runs: ["#000000", "#949494", "#262626", "#6d6d6d", "#373737", "#808080", "#171717", "#5a5a5a"],
    bands: ["#fefefe", "#d0d0d0", "#ababab", "#8a8a8a"],
    contour: "#5e5e5e",
    shade: "#ececec",
  },
};

/** Lightness, green to red, blue to yellow. */
type Oklab = readonly [number, number, number];

/**
 * Colors at equal distances along a theme's bands, from the first stop to the last; a single one is the first stop.
 * Stops are blended in OKLab, where equal distances look equal.
 *
 * @param bands Two or more stops as `#rrggbb`, at equal distances from each other.
 * @param count A whole number, 0 or more.
 * @returns `count` colors as `#rrggbb`.
 * @see Ottosson 2020, https://bottosson.github.io/posts/oklab/
 */
export function bandColors(bands: readonly string[], count: number): string[] {
  const stops = bands.map(oklabOf);
  return Array.from({ length: count }, (_, i) => {
    const place = (i / Math.max(1, count - 1)) * (stops.length - 1);
    const below = Math.min(Math.floor(place), stops.length - 2);
    return hexOf(blend(stops[below] as Oklab, stops[below + 1] as Oklab, place - below));
  });
}

function blend([l, a, b]: Oklab, to: Oklab, share: number): Oklab {
  return [l + share * (to[0] - l), a + share * (to[1] - a), b + share * (to[2] - b)];
}

function oklabOf(color: string): Oklab {
  const light = (i: number): number => {
    const value = Number.parseInt(color.slice(i, i + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const [red, green, blue] = [light(1), light(3), light(5)];
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** The inverse of `oklabOf`, cut to what `#rrggbb` can say. */
function hexOf([lightness, a, b]: Oklab): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const light = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const channels = light.map((value) => {
    const cut = Math.min(1, Math.max(0, value));
    const coded = cut <= 0.0031308 ? 12.92 * cut : 1.055 * cut ** (1 / 2.4) - 0.055;
    return Math.round(255 * coded)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${channels.join("")}`;
}
