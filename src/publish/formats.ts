/** A file format that gradreel writes. */
export interface ArtifactFormat {
  readonly name: string;
  readonly extensions: readonly string[];
  /** The command that writes it. */
  readonly command: "render" | "trace";
  readonly goodFor: string;
  readonly limits: string;
}

export const formats: readonly ArtifactFormat[] = [
  {
    name: "GIF",
    extensions: [".gif"],
    command: "render",
    goodFor: "an animation that plays wherever a picture is shown",
    limits: "256 colors; frames of 20 ms or more, in steps of 10 ms; 65535 pixels a side",
  },
  {
    name: "APNG",
    extensions: [".apng", ".png with --animated"],
    command: "render",
    goodFor: "every color as it is, in all browsers; a still where animation is not known",
    limits: "larger than a GIF where there are more than 256 colors; a few sites show the first frame alone",
  },
  {
    name: "WebP",
    extensions: [".webp"],
    command: "render",
    goodFor: "every color as it is, in the smallest file of those that keep them; all browsers since 2020",
    limits: "16383 pixels a side; slide programs and some sites do not take it",
  },
  {
    name: "MP4",
    extensions: [".mp4"],
    command: "render",
    goodFor: "slides and social networks, and a player's controls (H.264, 4:2:0)",
    limits: "colors are close, not exact; even sides; the player decides whether it plays again",
  },
  {
    name: "WebM",
    extensions: [".webm"],
    command: "render",
    goodFor: "video on web pages without patents (VP9, 4:2:0)",
    limits: "as MP4; slower to make, and few programs beside browsers play it",
  },
  {
    name: "PNG",
    extensions: [".png"],
    command: "render",
    goodFor: "a poster, print, and readers who prefer reduced motion: one frame, --poster says which",
    limits: "a still",
  },
  {
    name: "PNG sequence",
    extensions: ["frames/%04d.png"],
    command: "render",
    goodFor: "editing programs and encoders of your own: a file per frame, numbered from 0",
    limits: "as many files as frames; the time they last is not in them",
  },
  {
    name: "SVG",
    extensions: [".svg"],
    command: "render",
    goodFor: "a poster that is sharp at any size: one frame, text as outlines",
    limits: "a still; long trails make large files, and there is no budget that could help",
  },
  {
    name: "HTML",
    extensions: [".html", ".htm"],
    command: "render",
    goodFor: "lectures and docs pages: sharp at any size, to be paused, stepped through and slowed down",
    limits: "a page to link to or to frame, not a picture; it needs JavaScript; 110 kB and up",
  },
  {
    name: "CSV",
    extensions: [".csv"],
    command: "trace",
    goodFor: "tables and plotting tools; gradreel render --trajectory draws it",
    limits: "none; every number reads back to the same double",
  },
  {
    name: "JSON",
    extensions: [".json"],
    command: "trace",
    goodFor: "scripts; gradreel render --trajectory draws it",
    limits: "infinities and NaN are strings",
  },
];
