import { readdirSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { fileBytesIfAny, withReadErrors } from "../files/disk.js";
import { cardOf, type FormatName, formats, isNumbered } from "../formats/formats.js";
import { type Provenance, provenanceOf } from "../provenance/provenance.js";
import { readProvenance } from "../provenance/read.js";
import type { PartialReel } from "../reel/reel.js";
import { printableText } from "../text/typeset.js";
import { type SnippetFile, type SnippetFiles, type SnippetLanguage, snippetOf } from "./snippet.js";

/** Extensions of files that can accompany another one. Pages cannot: they have everything in them. */
const EXTENSIONS: ReadonlySet<string> = new Set(
  formats.filter(({ kind }) => kind !== "page").flatMap(({ endings }) => endings.map(({ extension }) => extension)),
);

interface Companion {
  readonly file: SnippetFile;
  readonly reel: PartialReel;
}

/**
 * Markup that shows a file made by gradreel in a page, with the files beside it that belong to it.
 *
 * @throws As `readProvenance` and `snippetOf` do.
 */
export function snippetFor(path: string, language: SnippetLanguage): string {
  return snippetOf(withCompanions(path, readProvenance(path)), language);
}

/**
 * A file with its companions: a still made from the same reel and, unless the file itself is dark, both in the dark
 * theme. Their provenance identifies them, not their names; among several, one with the file's own name goes first.
 */
function withCompanions(path: string, provenance: Provenance): SnippetFiles {
  const main = companionOf(path, provenance);
  const others = companionsBeside(path, main);
  const isDark = ({ reel }: Companion) => reel.theme === "dark" && main.reel.theme !== "dark";
  const isStill = ({ file }: Companion) => isStillFormat(file.format);
  const { format } = main.file;
  const dark = others.find((other) => isDark(other) && other.file.format === format)?.file;
  const still = others.find((other) => other.reel.theme === main.reel.theme && isStill(other))?.file;
  const darkStill = others.find((other) => isDark(other) && isStill(other))?.file;
  // A still needs no still beside it.
  const stills = isStillFormat(format) ? {} : { ...(still && { still }), ...(darkStill && { darkStill }) };
  return { main: main.file, alt: printableText(provenance.alt), ...(dark && { dark }), ...stills };
}

function companionsBeside(path: string, main: Companion): Companion[] {
  const folder = dirname(path);
  const names = withReadErrors(folder, () => readdirSync(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && EXTENSIONS.has(extname(entry.name).toLowerCase()))
    .map(({ name }) => name)
    .filter((name) => name !== basename(path))
    .sort((a, b) => Number(stemOf(b) === stemOf(path)) - Number(stemOf(a) === stemOf(path)) || (a < b ? -1 : 1));
  return names.flatMap((name) => {
    const other = join(folder, name);
    const bytes = fileBytesIfAny(other);
    const provenance = bytes && provenanceOf(bytes);
    if (!provenance || isNumbered(provenance.format)) return [];
    const companion = companionOf(other, provenance);
    return isDeepStrictEqual(subjectOf(companion.reel), subjectOf(main.reel)) ? [companion] : [];
  });
}

function isStillFormat(format: FormatName): boolean {
  return cardOf(format).kind === "still";
}

function stemOf(path: string): string {
  return basename(path, extname(path));
}

function companionOf(path: string, { format, width, height, reel }: Provenance): Companion {
  return { file: { path, format, width, height }, reel };
}

/** The settings of a reel without colors, texts and files. */
function subjectOf({ theme, alt, poster, colors, dither, encoder, sizeBudget, ...subject }: PartialReel): PartialReel {
  return subject;
}
