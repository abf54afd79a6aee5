import { UsageError } from "../errors.js";
import { cardOf, type FormatName } from "../formats/formats.js";
import { escapedHtml } from "../text/typeset.js";

export interface SnippetFile {
  /** The path from the page to the file, with forward slashes. Not a URL. */
  readonly path: string;
  readonly format: FormatName;
  readonly width: number;
  readonly height: number;
}

export interface SnippetFiles {
  readonly main: SnippetFile;
  readonly alt: string;
  /** Shown on dark pages. */
  readonly dark?: SnippetFile;
  /** Shown to readers who prefer reduced motion, and before a video or a page is opened. */
  readonly still?: SnippetFile;
  readonly darkStill?: SnippetFile;
}

export type SnippetLanguage = "markdown" | "html";

/** Height of a page's controls below its picture, unless the window is narrow. */
const PAGE_CONTROLS_PX = 52;
/** Fits a picture into its column; GitHub does this itself. */
const FITTING = "max-width: 100%; height: auto";
/** Characters with a meaning in brackets, in any dialect of Markdown. */
const MARKDOWN_SIGNS = /[\\`*_{}[\]<>()#!|~&$"']/g;
const DARK = "(prefers-color-scheme: dark)";
const REDUCED = "(prefers-reduced-motion: reduce)";

/**
 * Markup that shows an animation in a page.
 *
 * Pictures become `<picture>`: the still for readers who prefer reduced motion, the dark file on dark pages. In
 * Markdown that is HTML which GitHub, MkDocs and Docusaurus keep (no scripts or styles, every tag closed, no empty
 * lines), or `![alt](path)` if there is neither a dark file nor a still.
 *
 * Videos have controls and do not start by themselves: markup cannot make `autoplay` depend on the reader's
 * preference, and motion makes some people ill before they find the button. No Markdown for videos or frames works
 * everywhere, so Markdown links to videos and pages, from the still if there is one.
 *
 * @returns Lines that form a block, without a line break at the end.
 * @throws {UsageError} for a sequence of images, which no page can play.
 */
export function snippetOf(files: SnippetFiles, language: SnippetLanguage): string {
  const { kind } = cardOf(files.main.format);
  if (kind === "frames") {
    throw new UsageError(
      `A page cannot show "${files.main.path}": it is a sequence of images.`,
      "Write a .gif, .webp or .mp4 as well.",
    );
  }
  if (kind === "animation" || kind === "still") return imageSnippet(files, language);
  if (language === "markdown") return linkSnippet(files);
  return kind === "video" ? videoSnippet(files) : pageSnippet(files);
}

function imageSnippet(files: SnippetFiles, language: SnippetLanguage): string {
  const { main, alt } = files;
  const sources = sourcesOf(files);
  if (sources.length === 0 && language === "markdown") return plainImage(main, alt);
  const more = language === "html" ? { loading: "lazy", decoding: "async", style: FITTING } : {};
  const image = tagOf("img", { src: urlOf(main.path), ...sizeOf(main), alt, ...more }, "/");
  if (sources.length === 0) return image;
  return ["<picture>", ...[...sources, image].map((tag) => `  ${tag}`), "</picture>"].join("\n");
}

/** Browsers show the first source that applies, so the one with more conditions comes first. */
function sourcesOf({ main, dark, still, darkStill }: SnippetFiles): string[] {
  const choices = [
    { media: `${REDUCED} and ${DARK}`, file: darkStill },
    { media: REDUCED, file: still },
    { media: DARK, file: dark },
  ];
  return choices.flatMap(({ media, file }) => {
    if (!file) return [];
    const isAsLarge = file.width === main.width && file.height === main.height;
    return [tagOf("source", { media, srcset: urlOf(file.path), ...(isAsLarge ? {} : sizeOf(file)) }, "/")];
  });
}

/** A link to a file that Markdown cannot show: from the still, or from the text. */
function linkSnippet({ main, alt, still, darkStill }: SnippetFiles): string {
  if (!still) return `[${markdownText(alt)}](${urlOf(main.path)})`;
  if (!darkStill) return `[${plainImage(still, alt)}](${urlOf(main.path)})`;
  const picture = imageSnippet({ main: still, dark: darkStill, alt }, "markdown");
  return `${tagOf("a", { href: urlOf(main.path) })}\n${picture}\n</a>`;
}

function videoSnippet({ main, alt, dark, still }: SnippetFiles): string {
  const flags = { controls: true, loop: true, muted: true, playsinline: true } as const;
  const poster = still ? { poster: urlOf(still.path) } : {};
  const source = (file: SnippetFile, media: Attributes) =>
    `  ${tagOf("source", { ...media, src: urlOf(file.path), type: cardOf(file.format).mediaType }, "/")}`;
  return [
    tagOf("video", { ...flags, ...sizeOf(main), ...poster, style: FITTING, "aria-label": alt }),
    ...(dark ? [source(dark, { media: DARK })] : []),
    source(main, {}),
    `  ${tagOf("a", { href: urlOf(main.path) })}${markupText(alt)}</a>`,
    "</video>",
  ].join("\n");
}

/** A frame with the page, which follows the reader's color scheme and preference for reduced motion itself. */
function pageSnippet({ main, alt }: SnippetFiles): string {
  const [width, height] = [main.width, main.height + PAGE_CONTROLS_PX];
  const style = `border: 0; max-width: 100%; height: auto; aspect-ratio: ${width} / ${height}`;
  const more = { loading: "lazy", allow: "fullscreen", style };
  return `${tagOf("iframe", { src: urlOf(main.path), width, height, title: alt, ...more })}</iframe>`;
}

type Attributes = Readonly<Record<string, string | number | true>>;

/** A tag. Tags without an end get the slash that JSX requires and HTML allows. */
function tagOf(name: string, attributes: Attributes, slash: "/" | "" = ""): string {
  const texts = Object.entries(attributes).map(([key, value]) =>
    value === true ? key : `${key}="${markupText(String(value))}"`,
  );
  return `<${[name, ...texts].join(" ")}${slash && " /"}>`;
}

function sizeOf({ width, height }: SnippetFile): { readonly width: number; readonly height: number } {
  return { width, height };
}

function plainImage(file: SnippetFile, alt: string): string {
  return `![${markdownText(alt)}](${urlOf(file.path)})`;
}

/** Text for brackets: CommonMark, GitHub and MDX read it back unchanged. */
function markdownText(text: string): string {
  return lineBreaksNamed(text.replaceAll(MARKDOWN_SIGNS, "\\$&"));
}

/** Text between tags or in quotes, on one line: an empty line would end HTML in Markdown. */
function markupText(text: string): string {
  return lineBreaksNamed(escapedHtml(text));
}

function lineBreaksNamed(text: string): string {
  return text.replaceAll(/[\r\n]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * A path as a relative URL. Everything but letters, digits, `-`, `_`, `.`, `~` and slashes is percent-encoded: a space
 * or a comma would end it in a srcset, a parenthesis in Markdown, and text before a colon would be a scheme.
 */
function urlOf(path: string): string {
  // Lone surrogates become what a file system gets for them. Two slashes at the start would turn a folder into a host.
  const segments = Buffer.from(path).toString().replaceAll(/\/+/g, "/").split("/");
  return segments.map((segment) => encodeURIComponent(segment).replaceAll(/[!*'()]/g, percentEncoded)).join("/");
}

function percentEncoded(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
