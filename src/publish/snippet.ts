import { UsageError } from "../errors.js";
import { cardOf, type FormatName } from "../formats/formats.js";
import { markdownText, markupText, urlOf } from "./snippet-text.js";

/** A file that a page is to show. */
export interface SnippetFile {
  /** From the page to the file, with forward slashes; a path as file systems have it, not a URL. */
  readonly path: string;
  readonly format: FormatName;
  readonly width: number;
  readonly height: number;
}

export interface SnippetFiles {
  readonly main: SnippetFile;
  /** What it shows, for those who cannot see it. */
  readonly alt: string;
  /** For pages that are dark. */
  readonly dark?: SnippetFile;
  /** For readers who prefer reduced motion, and where something has to be clicked to play. */
  readonly still?: SnippetFile;
  readonly darkStill?: SnippetFile;
}

export type SnippetLanguage = "markdown" | "html";

/** What a page adds below its picture, in a window that is not narrow. */
const PAGE_CONTROLS_PX = 52;
/** No wider than its column; GitHub sees to that itself. */
const FITTING = "max-width: 100%; height: auto";
const DARK = "(prefers-color-scheme: dark)";
const REDUCED = "(prefers-reduced-motion: reduce)";

/**
 * What to paste into a page that is to show an animation.
 *
 * Pictures become `<picture>`: the still for readers who prefer reduced motion, the dark file on dark pages. In
 * Markdown that is HTML as GitHub, MkDocs and Docusaurus keep it (no scripts or styles, every tag closed, no empty
 * lines), and `![alt](path)` where there is neither a dark file nor a still.
 *
 * Videos have controls and wait until they are played. Markup cannot make `autoplay` depend on what readers prefer,
 * and whoever is made ill by motion is not to be asked to be quick. Markdown has no videos or frames that survive
 * everywhere, so videos and pages are linked there, from the still where there is one.
 *
 * @returns Lines without a line break behind the last; they begin a block of their own.
 * @throws {UsageError} for a sequence of images, which no page plays.
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
  const sources = sourcesOf(files);
  if (sources.length === 0 && language === "markdown") return plainImage(files.main, files.alt);
  const image = imageTag(files, language === "html" ? { loading: "lazy", decoding: "async", style: FITTING } : {});
  if (sources.length === 0) return image;
  return ["<picture>", ...[...sources, image].map((tag) => `  ${tag}`), "</picture>"].join("\n");
}

/** The first that applies is shown, so what asks for more comes first. */
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

function imageTag({ main, alt }: Pick<SnippetFiles, "main" | "alt">, more: Attributes): string {
  return tagOf("img", { src: urlOf(main.path), ...sizeOf(main), alt, ...more }, "/");
}

/** A link to what Markdown cannot show: from the still, or from the text. */
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

/** A page brings its own colors and stands still for who prefers that. */
function pageSnippet({ main, alt }: SnippetFiles): string {
  const { width, height } = { ...main, height: main.height + PAGE_CONTROLS_PX };
  const style = `border: 0; max-width: 100%; height: auto; aspect-ratio: ${width} / ${height}`;
  const more = { loading: "lazy", allow: "fullscreen", style };
  return `${tagOf("iframe", { src: urlOf(main.path), width, height, title: alt, ...more })}</iframe>`;
}

type Attributes = Readonly<Record<string, string | number | true>>;

/** A tag. With the slash that JSX asks for, and HTML allows, in tags that have no end. */
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
