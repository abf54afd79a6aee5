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
