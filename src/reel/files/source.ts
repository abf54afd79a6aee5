import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLParseError,
} from "yaml";
import { UsageError } from "../../errors.js";
import { spacelessHint } from "../misplaced.js";
import type { Mistake } from "./mistake.js";

type Path = readonly (string | number)[];

/** A place in a text: from and to, as offsets. */
type Range = readonly [from: number, to: number];

const LONGEST_EXCERPT = 100;
const MOST_ALIASES = 100;

/** The text of a reel file, YAML or JSON, and where in it what stands. */
export class Source {
  readonly #file: string;
  readonly #text: string;
  readonly #lines = new LineCounter();
  readonly #document: Document;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
    this.#document = parseDocument(text, {
      lineCounter: this.#lines,
      prettyErrors: false,
      merge: true,
      stringKeys: true,
    });
  }

  /** What keeps the text from being read. */
  get mistakes(): Mistake[] {
    const lineOf = ({ pos }: YAMLParseError) => this.#lines.linePos(pos[0]).line;
    // What is wrong with a line is told once: `a: b: c: d` is wrong at every colon.
    const isFirst = (error: YAMLParseError, i: number, all: readonly YAMLParseError[]) =>
      all.findIndex((other) => other.code === error.code && lineOf(other) === lineOf(error)) === i;
    const errors = this.#document.errors.filter(isFirst).map(({ code, message, pos }) => ({
      range: pos,
      ...this.#wording(code, message, pos),
    }));
    visit(this.#document, {
      Alias: (_key, alias, path) => {
        const meant = alias.resolve(this.#document);
        if (meant && !path.includes(meant)) return;
        const message = meant
          ? `&${alias.source} cannot have itself within it.`
          : `Nothing before this is called &${alias.source}.`;
        errors.push({ range: rangeOf(alias) as [number, number], message, hint: undefined });
      },
    });
    return errors.map(({ range, message, hint }) => this.#mistake(undefined, range, message, hint));
  }

  /** What the parser says, in a sentence, and what may be meant. */
  #wording(code: string, message: string, [from]: Range): Pick<Mistake, "message" | "hint"> {
    if (code === "DUPLICATE_KEY") return { message: this.#repeated(from), hint: "Leave one out." };
    const own = SENTENCES[code];
    if (own) return { message: own, hint: undefined };
    const before = this.#text.slice(0, from).split("\n").at(-1) ?? "";
    const [rest = ""] = this.#text.slice(from).split(/\r?\n/, 1);
    const hint = /^(BLOCK_AS_IMPLICIT_KEY|BLOCK_IN_FLOW)$/.test(code) ? quotedHint(before, rest) : spacelessHint(rest);
    return { message: `This is no YAML: ${message.replace(/\.$/, "")}.`, hint };
  }

  /** Of a name that its map has already. */
  #repeated(from: number): string {
    let said = "This is said twice.";
    visit(this.#document, {
      Map: (_key, { items }) => {
        const keys = items.map(({ key }) => key).filter(isScalar);
        const again = keys.find((key) => rangeOf(key)[0] === from);
        const first = again && keys.find(({ value }) => value === again.value);
        if (!first) return;
        said = `"${again.value}" is said twice, first in line ${this.#lines.linePos(rangeOf(first)[0]).line}.`;
      },
    });
    return said;
  }

  /** @throws {UsageError} for aliases that lead to too much, and for what cannot be merged. */
  data(): unknown {
    try {
      return this.#document.toJS({ maxAliasCount: MOST_ALIASES });
    } catch (error) {
      throw new UsageError(`This cannot be read: ${(error as Error).message}.`);
    }
  }

  /** Whether there is something at this place. */
  has(path: Path): boolean {
    return this.#nodeAt(path) !== undefined;
  }

  /** @param isName Whether it is about the name of the setting there, not its value. */
  mistakeAt(reel: string | undefined, path: Path, said: Pick<Mistake, "message" | "hint">, isName = false): Mistake {
    return this.#mistake(reel, isName ? this.#nameAt(path) : this.#valueAt(path), said.message, said.hint);
  }

  #mistake(reel: string | undefined, range: Range, message: string, hint: string | undefined): Mistake {
    const { line, col } = this.#lines.linePos(Math.min(range[0], this.#text.length));
    const start = this.#lines.lineStarts[line - 1] ?? 0;
    const text = this.#text.slice(start).split(/\r?\n/, 1)[0] as string;
    const width = Math.max(1, Math.min(range[1], start + text.length) - range[0]);
    // A formula shows itself what is wrong in it.
    const isShown = text.trim() !== "" && text.length <= LONGEST_EXCERPT && !message.includes("\n");
    const indent = text.slice(0, col - 1).replaceAll(/[^\t]/g, " ");
    const excerpt = isShown ? [text, `${indent}${"^".repeat(width)}`] : [];
    return { file: this.#file, reel, line, column: col, message, hint, excerpt };
  }

  #nodeAt(path: Path): unknown {
    return path.reduce<unknown>((node, key) => {
      if (isSeq(node)) return node.items[key as number];
      return isMap(node) ? pairOf(node.items, key)?.value : undefined;
    }, this.#document.contents);
  }

  #nameAt(path: Path): Range {
    const parent = this.#nodeAt(path.slice(0, -1));
    const items = isMap(parent) ? parent.items : [];
    // What is not said there itself came with what is merged into it.
    const key = (pairOf(items, path.at(-1)) ?? pairOf(items, "<<"))?.key;
    return isNode(key) ? rangeOf(key) : this.#valueAt(path.slice(0, -1));
  }

  /** A map is many lines, and what is not there is missing where it belongs: the name says it best, where it has one. */
  #valueAt(path: Path): Range {
    const node = this.#nodeAt(path);
    if (isNode(node) && !(isMap(node) && typeof path.at(-1) === "string")) return rangeOf(node);
    return path.length === 0 ? [0, 0] : this.#nameAt(path);
  }
}

function pairOf(items: readonly Pair[], name: unknown): Pair | undefined {
  return items.find(({ key }) => isScalar(key) && (key.source ?? key.value) === name);
}

function rangeOf({ range }: Node): Range {
  const [from, to] = range ?? [0, 0];
  return [from, to];
}

/** What the parser says of a few mistakes, in words of ours. */
const SENTENCES: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: "A file is one document: several reels go under reels.",
  TAB_AS_INDENT: "YAML is indented by spaces, not by tabs.",
  NON_STRING_KEY: "A name is text.",
};

/** Of `title: Adam: the movie`, where only quotes keep the second colon from saying more. */
function quotedHint(before: string, rest: string): string | undefined {
  const [, name] = before.match(/(\w+): *$/) ?? [];
  const text = rest.replace(/\s+#.*$|[\]}\s]+$/g, "");
  return name && `A text with a colon in it stands in quotes: ${name}: ${JSON.stringify(text)}`;
}
