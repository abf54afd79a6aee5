import { escapedHtml } from "../text/typeset.js";

/** Whatever means something to Markdown, in any of its kinds, inside a text in brackets. */
const MARKDOWN_SIGNS = /[\\`*_{}[\]<>()#!|~&$"']/g;
const LINE_BREAKS = /[\r\n]/g;

/** Text inside brackets, as CommonMark, GitHub and MDX read it back. */
export function markdownText(text: string): string {
  return lineBreaksNamed(text.replaceAll(MARKDOWN_SIGNS, "\\$&"));
}

/** Text between tags or in quotes, on one line: an empty one would end HTML in Markdown. */
export function markupText(text: string): string {
  return lineBreaksNamed(escapedHtml(text));
}

function lineBreaksNamed(text: string): string {
  return text.replaceAll(LINE_BREAKS, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * A path as a relative URL. Everything but letters, digits, `-`, `_`, `.`, `~` and slashes is percent-encoded: a space
 * or a comma would end it in a srcset, a parenthesis in Markdown, a colon would make a scheme of what is before it.
 */
export function urlOf(path: string): string {
  // Half a surrogate pair becomes what a file system is given for it; two slashes up front would make a host of a folder.
  const segments = Buffer.from(path).toString().replaceAll(/\/+/g, "/").split("/");
  return segments.map((segment) => encodeURIComponent(segment).replaceAll(/[!*'()]/g, percentEncoded)).join("/");
}

function percentEncoded(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
