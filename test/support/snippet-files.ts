import { posix } from "node:path";
import fc from "fast-check";
import type { FormatName } from "../../src/formats/formats.js";
import type { SnippetFile } from "../../src/publish/snippet.js";

export function file(path: string, format: FormatName = "gif", size = { width: 160, height: 120 }): SnippetFile {
  return { path, format, ...size };
}

export const ALT = 'Adam on x² < "9" & [y] \\ `a` *b* _c_ {d} $e$ reaches −1.';

/** Names that one or the other language would take apart. */
const sign = fc.constantFrom(..." ,()[]{}<>\"'`#?%&=+:;@!$*_~|^\\.-aZ9éß漢😀\u00a0\n\t");
const segment = fc.string({ unit: sign, minLength: 1, maxLength: 12 }).filter((name) => name !== "." && name !== "..");
export const nastyPath: fc.Arbitrary<string> = fc
  .array(fc.oneof(segment, fc.constant("..")), { minLength: 1, maxLength: 4 })
  .map((names) => `${names.join("/")}/f.gif`);
const nastyAlt = fc.oneof(
  fc.string({ unit: sign, minLength: 1, maxLength: 40 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
);
/** U+0000 is no character in HTML and CommonMark, half a surrogate pair none in UTF-8. */
export const readableText: fc.Arbitrary<string> = nastyAlt.filter(
  (alt) => !alt.includes("\0") && Buffer.from(alt).toString() === alt,
);

/** The file that a page in a folder means by a URL. */
export const resolved = (url: string): string => decodeURIComponent(new URL(url, "file:///1/2/3/4/5/").pathname);
/** The file that is meant by a path in that folder. */
export const meant = (path: string): string => posix.resolve("/1/2/3/4/5", path);
