import { escapedHtml } from "../text/typeset.js";

/** Characters with a meaning in brackets, in any dialect of Markdown. */
const MARKDOWN_SIGNS = /[\\`*_{}[\]<>()#!|~&$"']/g;

/** Text for brackets: CommonMark, GitHub and MDX read it back unchanged. */
export function markdownText(text: string): string {
  return lineBreaksNamed(text.replaceAll(MARKDOWN_SIGNS, "\\$&"));
}

/** Text between tags or in quotes, on one line: an empty line would end HTML in Markdown. */
export function markupText(text: string): string {
  return lineBreaksNamed(escapedHtml(text));
}

function lineBreaksNamed(text: string): string {
  return text.replaceAll(/[\r\n]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * A path as a relative URL. Everything but letters, digits, `-`, `_`, `.`, `~` and slashes is percent-encoded: a space
 * or a comma would end it in a srcset, a parenthesis in Markdown, and text before a colon would be a scheme.
 */
export function urlOf(path: string): string {
  // Lone surrogates become what a file system gets for them. Two slashes at the start would turn a folder into a host.
  const segments = Buffer.from(path).toString().replaceAll(/\/+/g, "/").split("/");
  return segments.map((segment) => encodeURIComponent(segment).replaceAll(/[!*'()]/g, percentEncoded)).join("/");
}

function percentEncoded(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
