import * as yaml from "yaml";
import { type Mistake, mistake, UsageError } from "../errors.js";
import { assignment, type Message, message, type SettingPath } from "../text/message.js";
import { type PlacedMistake, unplacedMistake } from "./placed-mistake.js";

/** A place in a text, as offsets. */
type Range = readonly [from: number, to: number];

const LONGEST_EXCERPT = 100;
const MOST_ALIASES = 100;

/** The text of a reel file, YAML or JSON, and the place of everything in it. */
export class Source {
  readonly #file: string;
  readonly #text: string;
  readonly #lines = new yaml.LineCounter();
  readonly #document: yaml.Document;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
    const options = { lineCounter: this.#lines, prettyErrors: false, merge: true, stringKeys: true } as const;
    this.#document = yaml.parseDocument(text, options);
  }

  /** The mistakes that keep the text from being read. */
  get mistakes(): PlacedMistake[] {
    const lineOf = ({ pos }: yaml.YAMLParseError) => this.#lines.linePos(pos[0]).line;
    // The parser reports `a: b: c: d` at every colon; one report per line is enough.
    const isFirst = (error: yaml.YAMLParseError, i: number, all: readonly yaml.YAMLParseError[]) =>
      all.findIndex((other) => other.code === error.code && lineOf(other) === lineOf(error)) === i;
    const placed = this.#document.errors
      .filter(isFirst)
      .map(({ code, message, pos }) => this.#place(undefined, pos, this.#syntaxMistake(code, message, pos)));
    yaml.visit(this.#document, {
      Alias: (_key, alias, path) => {
        const target = alias.resolve(this.#document);
        if (target && !path.includes(target)) return;
        const text = target ? `&${alias.source} contains itself.` : `There is no &${alias.source} before this.`;
        placed.push(this.#place(undefined, rangeOf(alias), mistake(text)));
      },
    });
    return placed;
  }

  #syntaxMistake(code: string, text: string, [from]: Range): Mistake {
    if (code === "DUPLICATE_KEY") return mistake(this.#repetition(from), "Leave one out.");
    const own = SENTENCES[code];
    if (own) return mistake(own);
    const before = this.#text.slice(0, from).split("\n").at(-1) ?? "";
    const [rest = ""] = this.#text.slice(from).split(/\r?\n/, 1);
    const isUnquoted = code === "BLOCK_AS_IMPLICIT_KEY" || code === "BLOCK_IN_FLOW";
    const hint = isUnquoted ? quotesHint(before, rest) : spaceHint(rest);
    return mistake(`Wrong syntax: ${text.replace(/\.$/, "")}.`, hint);
  }

  #repetition(from: number): string {
    let text = "This name is repeated.";
    yaml.visit(this.#document, {
      Map: (_key, { items }) => {
        const keys = items.map(({ key }) => key).filter(yaml.isScalar);
        const again = keys.find((key) => rangeOf(key)[0] === from);
        const first = again && keys.find(({ value }) => value === again.value);
        if (!first) return;
        text = `"${again.value}" is repeated; it is first in line ${this.#lines.linePos(rangeOf(first)[0]).line}.`;
      },
    });
    return text;
  }

  /** @throws {UsageError} if aliases expand to too much data, or a merge is impossible. */
  data(): unknown {
    try {
      return this.#document.toJS({ maxAliasCount: MOST_ALIASES });
    } catch (error) {
      throw new UsageError(`This cannot be read: ${(error as Error).message}.`);
    }
  }

  /** A mistake with the place of the first path that the text has, or of the last path. */
  placed(reel: string | undefined, paths: readonly SettingPath[], mistake: Mistake): PlacedMistake {
    const path = paths.find((one) => this.#nodeAt(one) !== undefined) ?? paths.at(-1) ?? [];
    return this.#place(reel, mistake.isName ? this.#nameAt(path) : this.#valueAt(path), mistake);
  }

  #place(reel: string | undefined, range: Range, mistake: Mistake): PlacedMistake {
    const placed = unplacedMistake(this.#file, reel, mistake);
    const { line, col } = this.#lines.linePos(Math.min(range[0], this.#text.length));
    const start = this.#lines.lineStarts[line - 1] ?? 0;
    const text = this.#text.slice(start).split(/\r?\n/, 1)[0] as string;
    const width = Math.max(1, Math.min(range[1], start + text.length) - range[0]);
    // A formula's mistake has an excerpt of its own.
    const hasExcerpt = text.trim() !== "" && text.length <= LONGEST_EXCERPT && !placed.message.includes("\n");
    const indent = text.slice(0, col - 1).replaceAll(/[^\t]/g, " ");
    return { ...placed, line, column: col, excerpt: hasExcerpt ? [text, `${indent}${"^".repeat(width)}`] : [] };
  }

  #nodeAt(path: SettingPath): unknown {
    return path.reduce<unknown>((node, key) => {
      if (yaml.isSeq(node)) return node.items[key as number];
      return yaml.isMap(node) ? pairOf(node.items, key)?.value : undefined;
    }, this.#document.contents);
  }

  #nameAt(path: SettingPath): Range {
    const parent = this.#nodeAt(path.slice(0, -1));
    const items = yaml.isMap(parent) ? parent.items : [];
    // A key that is not in the map itself was merged into it.
    const key = (pairOf(items, path.at(-1)) ?? pairOf(items, "<<"))?.key;
    return yaml.isNode(key) ? rangeOf(key) : this.#valueAt(path.slice(0, -1));
  }

  /** The range of a value; of its name where the value is a map, which has many lines, or is missing. */
  #valueAt(path: SettingPath): Range {
    const node = this.#nodeAt(path);
    if (yaml.isNode(node) && !(yaml.isMap(node) && typeof path.at(-1) === "string")) return rangeOf(node);
    return path.length === 0 ? [0, 0] : this.#nameAt(path);
  }
}

function pairOf(items: readonly yaml.Pair[], name: unknown): yaml.Pair | undefined {
  return items.find(({ key }) => yaml.isScalar(key) && (key.source ?? key.value) === name);
}

function rangeOf({ range }: yaml.Node): Range {
  return range ? [range[0], range[1]] : [0, 0];
}

/** Messages for some of the parser's error codes. */
const SENTENCES: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: "A file is one document: several reels go under reels.",
  TAB_AS_INDENT: "YAML is indented by spaces, not by tabs.",
  NON_STRING_KEY: "A name is text.",
};

/** The hint for `title: Adam: the movie`, which needs quotes. */
function quotesHint(before: string, rest: string): Message | undefined {
  const [, name] = before.match(/(\w+): *$/) ?? [];
  const text = rest.replace(/\s+#.*$|[\]}\s]+$/g, "");
  return name === undefined ? undefined : message`Put text with a colon in quotes: ${assignment(name, text)}`;
}

/** The hint for `frames:100`, which YAML reads as one word. */
export function spaceHint(text: string): Message | undefined {
  const [, name, rest] = text.match(/^([a-z]\w*):(\S.*)$/i) ?? [];
  return name === undefined ? undefined : [`Put a space after the colon: ${name}: ${rest}`];
}
