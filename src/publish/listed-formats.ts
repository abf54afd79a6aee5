import type { Ending, FormatCard } from "../formats/card.js";

/** A file format as `gradreel list formats` shows it. */
export interface ListedFormat extends Pick<FormatCard, "name" | "title" | "goodFor" | "limits"> {
  readonly extensions: readonly string[];
  /** The command that writes it. */
  readonly command: "render" | "trace";
}

/** Formats of recorded runs, which `gradreel trace` writes. */
export const tableFormats: readonly ListedFormat[] = [
  {
    name: "csv",
    title: "CSV",
    extensions: [".csv"],
    command: "trace",
    goodFor: "tables and plotting tools; gradreel render --trajectory draws it",
    limits: "none; every number reads back to the same double",
  },
  {
    name: "json",
    title: "JSON",
    extensions: [".json"],
    command: "trace",
    goodFor: "scripts; gradreel render --trajectory draws it",
    limits: "infinities and NaN are strings",
  },
];

/** A format that `gradreel render` writes. */
export function renderedFormat({ name, title, goodFor, limits, endings }: FormatCard): ListedFormat {
  return { name, title, extensions: endings.map(endingText), command: "render", goodFor, limits };
}

function endingText({ extension, needs }: Ending): string {
  if (needs === "number") return `frames/%04d${extension}`;
  return needs === "animated" ? `${extension} with --animated` : extension;
}
