import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dejaVuSansBytes } from "../raster/fonts/dejavu-sans.js";
import { version } from "../version.js";

/** Versions that a picture depends on besides its reel. */
export interface Ingredients {
  /** gradreel's version. */
  readonly version: string;
  /** node-canvas's version. */
  readonly canvas: string;
  /** The beginning of a SHA-256 of the font's bytes, in hexadecimal digits. */
  readonly fonts: string;
}

const DIGITS = 16;
let known: Ingredients | undefined;

/** The versions on this machine. Does not load node-canvas. */
export function ingredients(): Ingredients {
  known ??= { version: version(), canvas: canvasVersion(), fonts: digest(dejaVuSansBytes()).slice(0, DIGITS) };
  return known;
}

/** A SHA-256, in hexadecimal digits. */
export function digest(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function canvasVersion(): string {
  const manifest = readFileSync(createRequire(import.meta.url).resolve("canvas/package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
