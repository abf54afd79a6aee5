import type { FormatName } from "../formats/formats.js";

/** Places to show animations, each with limits of its own. */
export const destinationNames = ["github", "npm", "pypi", "slides", "social"] as const;
/** The name of a destination. */
export type DestinationName = (typeof destinationNames)[number];

/** A place where animations are shown, with settings that suit it. */
export interface Destination {
  /** The place, in a phrase. */
  readonly description: string;
  /** The reason for its settings. */
  readonly reason: string;
  /** Formats that it shows; the first is written unless a file is named. */
  readonly formats: readonly [FormatName, ...FormatName[]];
  /** Sides in pixels, and the most bytes of a file. */
  readonly reel: { readonly width: number; readonly height: number; readonly sizeBudget: number };
}

/** All destinations by name. */
export const destinations: Readonly<Record<DestinationName, Destination>> = {
  github: {
    description: "a README, an issue or a page of GitHub's",
    reason:
      "GitHub takes images of up to 10 MB, and its image proxy (camo) gives up at 5 MB; a README's column is about 900 px wide, twice that on a sharp screen",
    formats: ["gif", "apng", "webp", "png", "svg"],
    reel: { width: 1280, height: 720, sizeBudget: 5_000_000 },
  },
  npm: {
    description: "the README of a package on npm",
    reason: "images come through GitHub's proxy, which gives up at 5 MB; the column is about 800 px wide",
    formats: ["gif", "apng", "webp", "png", "svg"],
    reel: { width: 960, height: 540, sizeBudget: 5_000_000 },
  },
  pypi: {
    description: "the description of a package on PyPI",
    reason: "PyPI's image proxy gives up at 5 MB, and shows nothing then; the column is about 800 px wide",
    formats: ["gif", "apng", "webp", "png", "svg"],
    reel: { width: 960, height: 540, sizeBudget: 5_000_000 },
  },
  slides: {
    description: "a slide of PowerPoint, Keynote or LibreOffice",
    reason: "slides play H.264 smoothly at a projector's size and can pause it; a large deck is slow to open",
    formats: ["mp4", "gif", "png"],
    reel: { width: 1920, height: 1080, sizeBudget: 50_000_000 },
  },
  social: {
    description: "a post on a social network",
    reason: "networks turn GIFs into H.264 anyway, of 1280×720 at most; X takes 5 MB from a phone (15 MB on the web)",
    formats: ["mp4", "gif", "png"],
    reel: { width: 1280, height: 720, sizeBudget: 5_000_000 },
  },
};
