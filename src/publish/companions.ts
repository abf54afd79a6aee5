import { readdirSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { fileBytesIfAny, withReadErrors } from "../files/disk.js";
import { cardOf, formats, isNumbered } from "../formats/formats.js";
import { type Provenance, provenanceOf, readProvenance } from "../provenance/provenance.js";
import type { PartialReel } from "../reel/reel.js";
import { printableText } from "../text/typeset.js";
import { type SnippetFile, type SnippetFiles, type SnippetLanguage, snippetOf } from "./snippet.js";

/** Extensions of files that can accompany another one. Pages cannot: they have everything in them. */
const EXTENSIONS: ReadonlySet<string> = new Set(
  formats.filter(({ kind }) => kind !== "page").flatMap(({ endings }) => endings.map(({ extension }) => extension)),
);

interface Companion extends SnippetFile, Provenance {}

/**
 * Markup that shows a file made by gradreel in a page, with the files beside it that belong to it.
 *
 * @throws As `readProvenance` and `snippetOf` do.
 */
export function snippetFor(path: string, language: SnippetLanguage): string {
  return snippetOf(withCompanions({ path, ...readProvenance(path) }), language);
}

/**
 * A file with its companions: a still made from the same reel and, unless the file itself is dark, both in the dark
 * theme. Their provenance identifies them, not their names; among several, one with the file's own name goes first.
 */
function withCompanions(main: Companion): SnippetFiles {
  const others = companionsBeside(main);
  const isDark = ({ reel }: Companion) => reel.theme === "dark" && main.reel.theme !== "dark";
  const isStill = ({ format }: Companion) => cardOf(format).kind === "still";
  const dark = others.find((other) => isDark(other) && other.format === main.format);
  const still = others.find((other) => other.reel.theme === main.reel.theme && isStill(other));
  const darkStill = others.find((other) => isDark(other) && isStill(other));
  // A still needs no still beside it.
  const stills = isStill(main) ? {} : { ...(still && { still }), ...(darkStill && { darkStill }) };
  return { main, alt: printableText(main.alt), ...(dark && { dark }), ...stills };
}

function companionsBeside({ path, reel }: Companion): Companion[] {
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
    return isDeepStrictEqual(subjectOf(provenance.reel), subjectOf(reel)) ? [{ path: other, ...provenance }] : [];
  });
}

function stemOf(path: string): string {
  return basename(path, extname(path));
}

/** The settings of a reel without colors, texts and files. */
function subjectOf({ theme, alt, poster, colors, dither, encoder, sizeBudget, ...subject }: PartialReel): PartialReel {
  return subject;
}
